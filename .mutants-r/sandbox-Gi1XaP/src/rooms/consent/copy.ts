// The computable copy of her answers: a FHIR R4 Bundle of Consent and Provenance, which other software reads. docs/consent-copy.md is its whole form.
import type { CivilDate } from "#ground/civil-date";
import type { Consent } from "./model.ts";
import { purposeWords, standingWords } from "./words.fr.ts";
import { standingOf } from "./rules.ts";
import { topicWords } from "#rooms/access/index";

type Held = { personId: string; name: string; today: CivilDate; at: Date; consents: readonly Consent[] };

const statusOf = { "in-force": "active", "to-come": "active", refused: "rejected", withdrawn: "inactive", ended: "inactive" } as const;
const urn = (id: string): string => `urn:uuid:${id}`;

const resourceOf = (consent: Consent, personId: string, today: CivilDate) => ({
  resourceType: "Consent", id: consent.id, status: statusOf[standingOf(consent, today)],
  scope: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/consentscope", code: "patient-privacy" }] },
  category: [{ coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ActCode", code: "INFA" }], text: "Accord de partage" }],
  patient: { reference: urn(personId) }, dateTime: consent.givenOn,
  verification: [{ verified: true, verificationDate: consent.givenOn, ...(consent.delegate ?? consent.witness ? { verifiedWith: { display: consent.delegate?.name ?? consent.witness ?? "" } } : {}) }],
  provision: {
    type: consent.decision === "agreed" ? "permit" : "deny", period: { start: consent.givenOn, ...(consent.withdrawnAt ? { end: consent.withdrawnAt.toISOString().slice(0, 10) } : consent.endsOn ? { end: consent.endsOn } : {}) },
    actor: [{ role: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/v3-ParticipationType", code: "IRCP" }] }, reference: { type: consent.recipient.kind === "structure" ? "Organization" : "Practitioner", identifier: { value: consent.recipient.id }, display: consent.recipient.name } }],
    purpose: [{ system: "urn:fil-rouge:purpose", code: consent.purpose, display: purposeWords[consent.purpose] }],
    code: [{ coding: [{ system: "urn:fil-rouge:topic", code: consent.topic, display: topicWords[consent.topic] }], text: standingWords[standingOf(consent, today)] }],
  },
});

const provenanceOf = (consent: Consent) => ({
  resourceType: "Provenance", target: [{ reference: urn(consent.id) }], recorded: consent.recordedAt.toISOString(), activity: { text: consent.means },
  agent: [{ type: { text: "noté par" }, who: { display: consent.recordedBy } }, ...(consent.withdrawnBy ? [{ type: { text: "repris avec" }, who: { display: consent.withdrawnBy } }] : [])],
});

/** Her answers as a bundle, before its signature. */
export const consentBundle = ({ personId, name, today, at, consents }: Held) => ({
  resourceType: "Bundle", type: "collection", timestamp: at.toISOString(),
  entry: [
    { fullUrl: urn(personId), resource: { resourceType: "Patient", id: personId, name: [{ text: name }] } },
    ...consents.flatMap((consent) => [{ fullUrl: urn(consent.id), resource: resourceOf(consent, personId, today) }, { resource: provenanceOf(consent) }]),
  ],
});
