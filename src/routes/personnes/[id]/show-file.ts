import { mayReadContracts } from "#rooms/contracts/index";
import { mayAskSomething } from "#rooms/referrals/index";
import { addDays, sayDate, sayDay, sayDuration, sayMonth, yearsBetween } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import { domainWords, mayCarry, mayRead, mayWrite, reasonWords } from "#rooms/access/index";
import { appointmentTopicWords, mayOpenAppointments, sayHourOf } from "#rooms/agenda/index";
import type { PersonFile } from "#rooms/desk/server";
import { currentStage, stageWords } from "#rooms/journey/index";
import { channelWords, mayRewrite } from "#rooms/notes/index";
import { mayOpenVault } from "#rooms/vault/index";
import { mayAnswerHer, mayHoldCards } from "#rooms/space/index";
import { mayExport, maySeeErasure } from "#rooms/keeping/index";
import { calledName, contactKindWords, languageWord } from "#rooms/people/index";
import { limitWords, seesEmergencies } from "#rooms/walls/index";
import { answerWords, barrierWords, intensityWords, kindOf, laneWords, type Lane } from "#rooms/situations/index";

const list = new Intl.ListFormat("fr", { type: "conjunction" });

/** Under the name: age, where she works and since when, what she speaks, how to reach her. */
const subLine = ({ card, journey }: PersonFile, today: string): string => {
  const stage = journey && currentStage(journey);
  const spoken = card.languages.filter(({ speaks }) => speaks).map(({ language }) => languageWord(language));
  const preferred = card.contacts.find(({ preferred }) => preferred);
  return [
    card.identity?.birthDate ? `${yearsBetween(card.identity.birthDate, today)} ans` : "",
    stage ? `${stageWords[stage.stage]}, ${stage.chantier}, depuis ${sayDuration(stage.startsOn, today)}` : journey?.closedOn ? `parcours clos le ${sayDate(journey.closedOn)}` : "",
    spoken.length > 0 ? `parle ${list.format(spoken)}` : "",
    preferred ? `préfère ${contactKindWords[preferred.kind]}` : "",
  ].filter(Boolean).join(" · ");
};

const coming = ({ reminders, situations, journey, appointments }: PersonFile, today: string) =>
  [
    ...appointments.map((one) => ({ id: one.id, on: one.on, words: `Rendez-vous à ${sayHourOf(one.hour)} : ${appointmentTopicWords[one.topic].toLowerCase()}${one.state === "proposed" ? ", proposé" : ""}`, who: one.accompaniedBy ? `avec ${one.accompaniedBy.name}` : undefined, reminderId: undefined })),
    ...reminders.map((one) => ({ id: one.id, on: one.dueOn, words: one.words, who: one.forName, reminderId: one.id as string | undefined })),
    ...situations.filter(({ dueOn, endsOn }) => dueOn !== null && endsOn === null && dueOn >= addDays(today, -30))
      .map((fact) => ({ id: fact.id, on: fact.dueOn!, words: `${kindOf(fact.code ?? "")?.words ?? laneWords[fact.lane]} : fin annoncée`, who: undefined, reminderId: undefined })),
    ...(journey?.passEndsOn && journey.passEndsOn >= today ? [{ id: "pass", on: journey.passEndsOn, words: "PASS IAE : fin estimée", who: undefined, reminderId: undefined }] : []),
  ]
    .sort((a, b) => (a.on < b.on ? -1 : 1))
    .map((one) => ({ ...one, when: sayDay(one.on), late: one.on < today, whenNote: one.on > addDays(today, 300) ? sayMonth(one.on).split(" ")[1] : undefined }));

const domainOfLane: Record<Lane, "logement" | "emploi" | "sante" | "droits" | "justice" | "langue" | "mobilite" | "dettes"> = {
  housing: "logement", work: "emploi", resources: "droits", rights: "droits", "health-cover": "sante", "health-care": "sante",
  justice: "justice", language: "langue", mobility: "mobilite", debts: "dettes",
};

const now = ({ situations }: PersonFile, today: string) =>
  situations.filter(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn > today)).map((fact) => ({
    id: fact.id,
    lane: fact.lane,
    domain: domainOfLane[fact.lane],
    laneWord: laneWords[fact.lane],
    words: [fact.code ? (kindOf(fact.code)?.words ?? fact.code) : answerWords[fact.answer], fact.weeklyHours ? `${String(fact.weeklyHours).replace(".", ",")} h par semaine` : "", fact.place ?? ""].filter(Boolean).join(", "),
    since: sayMonth(fact.startsOn),
    until: fact.dueOn ? sayDate(fact.dueOn) : null,
  })).sort((a, b) => order.indexOf(a.lane) - order.indexOf(b.lane));

// What decides a day comes first: where she sleeps, her contract, her papers.
const order: readonly Lane[] = ["housing", "work", "rights", "resources", "health-care", "health-cover", "language", "mobility", "debts", "justice"];

const around = ({ team, person }: PersonFile, today: string) => {
  const name = calledName(person);
  const leads = team.leads.filter(({ endsOn, overlapUntil }) => endsOn === null || (overlapUntil !== null && overlapUntil >= today));
  return {
    title: `Autour de ${person.usualName || person.givenName || name}`,
    people: [
      ...leads.map((lead) => ({
        id: lead.professionalId, name: lead.name, lead: lead.endsOn === null,
        detail: lead.endsOn === null ? `fil rouge depuis le ${sayDate(lead.startsOn)}` : `fil rouge jusqu'au ${sayDate(lead.endsOn)}, relais jusqu'au ${sayDate(lead.overlapUntil!)}`,
      })),
      ...team.referents.filter(({ endsOn }) => endsOn === null || endsOn > today).map((one) => ({
        id: one.professionalId ?? one.id, name: one.name, lead: false, detail: [domainWords[one.domain], one.structure, one.contact].filter(Boolean).join(" · "),
      })),
    ].filter((one, at, all) => all.findIndex(({ id, detail }) => id === one.id && detail === one.detail) === at),
  };
};

/** What the page shows of a file, in words. */
export const showFile = (file: PersonFile, visit: Visit) => {
  const { access, voice, barriers, notes, journey } = file;
  const { today } = visit;
  return {
    id: file.person.id,
    name: calledName(file.person),
    administrative: file.person.usualName ? [file.person.givenName, file.person.familyName].filter(Boolean).join(" ") : null,
    sub: subLine(file, today),
    wish: voice.wishes[0] ? { words: voice.wishes[0].words, by: `Ce que ${file.person.usualName || file.person.givenName} veut, dit le ${sayDate(voice.wishes[0].saidOn)}`, lang: voice.wishes[0].language } : null,
    strengths: voice.strengths.map(({ id, words, saidBy }) => ({ id, words, hers: saidBy === "person" })),
    story: file.story,
    coming: coming(file, today),
    now: now(file, today),
    barriers: barriers.filter(({ closedOn }) => closedOn === null).map((one) => ({
      id: one.id, words: barrierWords[one.code], intensity: intensityWords[one.intensity], since: sayDate(one.openedOn),
      hers: one.personWords, professional: one.professionalWords,
    })),
    around: around(file, today),
    notes: notes && {
      next: notes.next,
      list: notes.notes.map((one) => ({
        id: one.id, when: sayDay(one.happenedOn), year: one.happenedOn.slice(0, 4), body: one.body, author: one.authorName, mine: mayRewrite(visit.actor, one),
        how: one.kind === "contact" && one.channel ? channelWords[one.channel] : "note", restricted: one.topic !== "notes",
      })),
    },
    limits: file.limits.map(limitWords),
    hidden: file.person.followedBy === null && access.reasons.some(({ as }) => as === "lead" || as === "named"),
    draft: file.draft !== null,
    why: access.reasons.map((reason) => reasonWords(reason, sayDate)),
    may: {
      write: mayWrite(access, "notes") || mayWrite(access, "health") || mayWrite(access, "justice") || mayWrite(access, "debts"),
      writeFacts: (["housing", "work", "rights", "life", "health"] as const).some((topic) => mayWrite(access, topic)),
      writeVoice: mayWrite(access, "voice"),
      carry: mayCarry(access),
      holdCards: mayHoldCards(access),
      export: mayExport(access),
      seeErasure: maySeeErasure(access),
      answerHer: mayAnswerHer(access),
      openVault: mayOpenVault(access),
      askNetwork: mayAskSomething(access),
      openAppointments: mayOpenAppointments(access),
      readContracts: mayReadContracts(access),
      ask: access.reasons.some(({ as }) => as === "referent"),
      seeEmergencies: seesEmergencies(access),
      readLimits: mayRead(access, "limits"),
      readNotes: mayRead(access, "notes"),
      readIdentity: mayRead(access, "identity"),
      readFacts: file.story !== null,
    },
    closed: journey?.closedOn !== null,
  };
};
