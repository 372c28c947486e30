export { findConsent, listConsents, listMyConsents, listPossibleRecipients, type Preview, readPreview } from "./reads.server.ts";
export { recordConsent } from "./verbs/record-consent.ts";
export { withdrawConsent } from "./verbs/withdraw-consent.ts";
export { takeBackConsent } from "./verbs/take-back-consent.ts";
