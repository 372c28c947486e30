import type { Visit } from "#ground/visit";
import type { Address, AddressKind, ContactKind, ContactPoint, Identity, SpokenLanguage } from "./model.ts";

export type PersonCard = { identity: Identity | null; contacts: ContactPoint[]; addresses: Address[]; languages: SpokenLanguage[] };

/** Everything about who she is and how to reach her, as far as the visitor may read it. */
export const readPersonCard = async (visit: Visit, personId: string): Promise<PersonCard> => {
  const { tx } = visit;
  const identity = await tx.selectFrom("identities").select(["birth_date", "gender", "version"]).where("person_id", "=", personId).executeTakeFirst();
  const contacts = await tx.selectFrom("contact_points").select(["id", "kind", "value", "hint", "preferred"])
    .where("person_id", "=", personId).where("ended_on", "is", null).orderBy("preferred", "desc").orderBy("kind").execute();
  const addresses = await tx.selectFrom("addresses")
    .select(["id", "kind", "lines", "postcode", "commune", "organisation", "starts_on", "ends_on"])
    .where("person_id", "=", personId)
    .where((is) => is.or([is("ends_on", "is", null), is("ends_on", ">=", visit.today), is("kind", "=", "domiciliation")]))
    .orderBy("kind").orderBy("starts_on", "desc").execute();
  const languages = await tx.selectFrom("person_languages").select(["language", "speaks", "reads"]).where("person_id", "=", personId).orderBy("language").execute();
  return {
    identity: identity ? { birthDate: identity.birth_date, gender: identity.gender as Identity["gender"], version: identity.version } : null,
    contacts: contacts.map((row) => ({ ...row, kind: row.kind as ContactKind })),
    addresses: addresses.map((row) => ({
      id: row.id, kind: row.kind as AddressKind, lines: row.lines, postcode: row.postcode, commune: row.commune,
      organisation: row.organisation, startsOn: row.starts_on, endsOn: row.ends_on,
    })),
    languages,
  };
};
