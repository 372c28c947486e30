import type { Visit } from "#ground/visit";
import { type FileAccess, mayRead, type Topic } from "#rooms/access/index";
import { type CareTeam, findJourney, readCareTeam } from "#rooms/journey/server";
import type { Journey } from "#rooms/journey/index";
import { findDraft, listNotes, type NotesPage } from "#rooms/notes/server";
import type { Draft, Reminder } from "#rooms/notes/index";
import { findAccess, findPerson, type PersonCard, readPersonCard } from "#rooms/people/server";
import type { Person } from "#rooms/people/index";
import { type Barrier, type Lane, lanes, type Situation, topicOfLane } from "#rooms/situations/index";
import { listBarriers, listSituations, readVoice, type Voice } from "#rooms/situations/server";
import { type Story } from "#ui/thread/story";
import { tellStory } from "./story.ts";

export type PersonFile = {
  person: Person;
  access: FileAccess;
  card: PersonCard;
  journey: Journey | null;
  team: CareTeam;
  situations: Situation[];
  barriers: Barrier[];
  voice: Voice;
  notes: NotesPage | null;
  reminders: Reminder[];
  draft: Draft | null;
  story: Story | null;
};

const listReminders = async (visit: Visit, personId: string): Promise<Reminder[]> => {
  const rows = await visit.tx.selectFrom("reminders").innerJoin("professionals", "professionals.id", "for_id")
    .select(["reminders.id", "person_id", "due_on", "words", "for_id", "given_name", "family_name"])
    .where("person_id", "=", personId).where("done_at", "is", null).orderBy("due_on").execute();
  return rows.map((row) => ({ id: row.id, personId: row.person_id, dueOn: row.due_on, words: row.words, forId: row.for_id, forName: `${row.given_name} ${row.family_name}` }));
};

export const readableLanes = (topics: readonly Topic[]): Set<Lane> => new Set(lanes.filter((lane) => topics.includes(topicOfLane(lane))));

/** One person's file, as far as the visitor may read it; null when it does not exist for her. */
export const readFile = async (visit: Visit, personId: string, { notesAfter = null, whole = false }: { notesAfter?: string | null; whole?: boolean } = {}): Promise<PersonFile | null> => {
  const person = await findPerson(visit, personId);
  if (!person) return null;
  const access = await findAccess(visit, personId);
  const journey = await findJourney(visit, personId);
  const situations = await listSituations(visit, personId);
  const barriers = await listBarriers(visit, personId);
  const readable = readableLanes(access.topics);
  return {
    person,
    access,
    card: await readPersonCard(visit, personId),
    journey,
    team: await readCareTeam(visit, personId),
    situations,
    barriers,
    voice: await readVoice(visit, personId),
    notes: mayRead(access, "notes") || mayRead(access, "health") ? await listNotes(visit, personId, notesAfter) : null,
    reminders: await listReminders(visit, personId),
    draft: await findDraft(visit, "note", personId),
    story: readable.size > 0 ? tellStory({ journey, situations, barriers, readable, today: visit.today, whole }) : null,
  };
};
