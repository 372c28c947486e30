import { listBoardKnots } from "#rooms/boards/server";
import { readWords } from "#ground/person-keys";
import type { Visit } from "#ground/visit";
import { type FileAccess, mayRead, type Topic } from "#rooms/access/index";
import type { Appointment } from "#rooms/agenda/index";
import { listComing } from "#rooms/agenda/server";
import { type CareTeam, findJourney, readCareTeam } from "#rooms/journey/server";
import type { Journey } from "#rooms/journey/index";
import { listDeadlines } from "#rooms/contracts/server";
import { findDraft, listNotes, type NotesPage } from "#rooms/notes/server";
import type { Draft, Reminder } from "#rooms/notes/index";
import { findAccess, findPerson, type PersonCard, readPersonCard } from "#rooms/people/server";
import type { Person } from "#rooms/people/index";
import { type Barrier, type Lane, lanes, type Situation, topicOfLane } from "#rooms/situations/index";
import { listBarriers, listSituations, readVoice, type Voice } from "#rooms/situations/server";
import { listLimitsOf, type PersonsLimit } from "#rooms/walls/server";
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
  appointments: Appointment[];
  /** What to reckon with at work today. */
  limits: PersonsLimit[];
  story: Story | null;
};

const listReminders = async (visit: Visit, personId: string): Promise<Reminder[]> => {
  const rows = await visit.tx.selectFrom("reminders").innerJoin("professionals", "professionals.id", "for_id")
    .select(["reminders.id", "person_id", "due_on", "words", "for_id", "given_name", "family_name"])
    .where("person_id", "=", personId).where("done_at", "is", null).orderBy("due_on").execute();
  return rows.map((row) => ({ id: row.id, personId: row.person_id, dueOn: row.due_on, words: readWords(row.words, `reminders.words:${row.id}`), forId: row.for_id, forName: `${row.given_name} ${row.family_name}` }));
};

export const readableLanes = (topics: readonly Topic[]): Set<Lane> => new Set(lanes.filter((lane) => topics.includes(topicOfLane(lane))));

/** One person's file, as far as the visitor may read it; null when it does not exist for her. */
export const readFile = async (visit: Visit, personId: string, { notesAfter = null, whole = false }: { notesAfter?: string | null; whole?: boolean } = {}): Promise<PersonFile | null> => {
  // Asked together: what she may not see comes back empty, whatever the other answers.
  const [person, access, card, journey, team, situations, barriers, voice, notes, reminders, draft, limits, appointments, deadlines, boards] = await Promise.all([
    findPerson(visit, personId), findAccess(visit, personId), readPersonCard(visit, personId), findJourney(visit, personId), readCareTeam(visit, personId),
    listSituations(visit, personId), listBarriers(visit, personId), readVoice(visit, personId), listNotes(visit, personId, notesAfter),
    listReminders(visit, personId), findDraft(visit, "note", personId), listLimitsOf(visit, [personId]), listComing(visit, personId), listDeadlines(visit, personId), listBoardKnots(visit, personId),
  ]);
  if (!person) return null;
  const readable = readableLanes(access.topics);
  return {
    person, access, card, journey, team, situations, barriers, voice, reminders, draft, limits, appointments,
    notes: mayRead(access, "notes") || mayRead(access, "health") ? notes : null,
    story: readable.size > 0 ? tellStory({ journey, situations, barriers, deadlines, boards, readable, today: visit.today, whole }) : null,
  };
};
