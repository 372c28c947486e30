import { newId } from "#ground/ids";
import { sealWords, unsealForPerson } from "#ground/person-keys";
import type { CivilDate } from "#ground/civil-date";
import type { Appointment, AppointmentSide, Hour } from "./model.ts";
import type { Inside } from "./store.server.ts";

/** The same appointment, on another day: its words are sealed again, at their own place. A slot stays where it was. */
export const copyAppointment = async ({ tx, now }: Inside, { id: former, personId }: Pick<Appointment, "id" | "personId">, { on, hour, side, by }: { on: CivilDate; hour: Hour; side: AppointmentSide; by: string | null }): Promise<string> => {
  const id = newId(now.getTime());
  const row = await tx.selectFrom("appointments").select(["topic", "state", "minutes", "listed_id", "service_id", "face_id", "with_id", "with_words", "place", "bring", "note", "accompanied_by", "referral_id"]).where("id", "=", former).executeTakeFirstOrThrow();
  const again = (column: "with_words" | "place" | "bring" | "note"): string | null => sealWords(personId, row[column] === null ? null : unsealForPerson(row[column], `appointments.${column}:${former}`), `appointments.${column}:${id}`);
  await tx.insertInto("appointments").values({
    ...row, id, person_id: personId, on_day: on, hour, with_words: again("with_words"), place: again("place"), bring: again("bring"), note: again("note"), proposed_side: side, proposed_at: now, proposed_by: by,
    ...(row.state === "set" ? { confirmed_at: now, confirmed_side: side } : {}),
  }).execute();
  return id;
};
