// The file of a case, drawn from facts: each line says what it was counted from. Cut by topic, so that each reader is shown what she agreed to, and no more.
import { type CivilDate, civilDateOf, sayDate, yearsBetween } from "#ground/civil-date";
import type { Topic } from "#rooms/access/index";
import { type Appointment, appointmentStateWords } from "#rooms/agenda/index";
import { boardTopics } from "#rooms/consent/index";
import { contractKindWords, deciderWords, durationsOn, type EmploymentContract, forecastOf, goOnWords, type GroundToGoOn, type PossibleProlongation, passGroundWords, prolongationGroundWords, sayChainGround, sayCircuit, sayForecast, sayGround, sayHeld, suspensionReasonWords } from "#rooms/contracts/index";
import type { KeptPass } from "#rooms/contracts/server";
import { referralStateWords, type ReferralLine, topicOfDomain } from "#rooms/referrals/index";
import { kindOf, lanes, laneWords, type Situation, topicOfLane } from "#rooms/situations/index";
import type { Aspect, BoardCase, BoardCondition, BoardDecision, FileLine, FilePart, TracedFact } from "./model.ts";
import { aspectWords, conditionStandingWords, herMeansWords, mobilisationWords, outcomeWords, proposalWords } from "./words.fr.ts";

export type KnownFacts = {
  name: string; bornOn: CivilDate | null; chantier: string; enteredOn: CivilDate | null; today: CivilDate;
  contracts: readonly EmploymentContract[]; pass: KeptPass | null; ways: readonly GroundToGoOn[]; passWays: readonly PossibleProlongation[];
  situations: readonly Situation[]; referrals: readonly ReferralLine[]; appointments: readonly Appointment[]; aspects: readonly Aspect[]; /** The decision she contests, when the case comes from there. */ contested: BoardDecision | null; /** What boards asked before this one. */ conditions: readonly BoardCondition[];
};

const line = (label: string, text: string, facts: TracedFact[] = []): FileLine => ({ label: capital(label), text: capital(text), facts });
const fact = (id: string, on: CivilDate | null, words: string): TracedFact => ({ id, on, words });
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const says = { yes: "oui", no: "non", unknown: "à vérifier ensemble" } as const;

const identity = ({ name, bornOn, chantier, today }: KnownFacts): FileLine[] => [line("Nom", name), ...(bornOn ? [line("Âge", `${yearsBetween(bornOn, today)} ans`)] : []), line("Chantier", chantier)];

const herWords = ({ herWish, herWords: words, herMeans }: BoardCase): FileLine[] => [
  ...(herWish ? [line("Ce qu'elle ou il souhaite", proposalWords[herWish])] : []),
  ...(words ? [line("Dans ses mots", `« ${words} »${herMeans ? ` (${herMeansWords[herMeans]})` : ""}`)] : []),
];

const contracts = ({ contracts: chain, pass, enteredOn, today }: KnownFacts): FileLine[] => {
  const held = durationsOn(chain, enteredOn ? { startsOn: enteredOn, endsOn: null } : null, today);
  const forecast = pass?.pass ? forecastOf(pass.pass, pass.suspensions, pass.prolongations) : null;
  return [
    ...chain.map((one) => line(`${contractKindWords[one.kind]}, ${one.employer.name}`,
      `Du ${sayDate(one.startsOn)} ${one.endedOn ?? one.endsOn ? `au ${sayDate((one.endedOn ?? one.endsOn)!)}` : "sans fin écrite"}${one.hours.length > 0 ? `, ${one.hours.map(({ weekly, from }, at) => `${String(weekly).replace(".", ",")} h par semaine${at > 0 ? ` à partir du ${sayDate(from)}` : ""}`).join(", ")}` : ""}.`,
      [...one.suspensions.map(({ id, reason, startsOn, endsOn }) => fact(id, startsOn, `Suspendu du ${sayDate(startsOn)}${endsOn ? ` au ${sayDate(endsOn)}` : ""} : ${suspensionReasonWords[reason]}`)), ...one.immersions.map(({ id, host, startsOn, endsOn }) => fact(id, startsOn, `Période en entreprise chez ${host}, du ${sayDate(startsOn)} au ${sayDate(endsOn)}`))])),
    ...(held.chain ? [line("Avec cet employeur", `${sayHeld(held.chain)}.`)] : []), line("Dans toutes les SIAE", `${sayHeld(held.everySiae)}.`), ...(held.journey ? [line("Parcours Convergence", `${sayHeld(held.journey)}.`)] : []),
    ...(forecast ? [line("PASS IAE", `Fin le ${sayForecast(forecast)}.`)] : []),
  ];
};

const grounds = ({ ways, passWays }: KnownFacts): FileLine[] => [
  ...ways.map(({ ground, answer, until, deciders }) => line(`Contrat : ${goOnWords[ground ?? "total"]}`,
    `${says[answer.says]}${until ? `, jusqu'au ${sayDate(until)}` : ""}. Décide : ${deciders.map(({ by }) => deciderWords[by]).join(", ou ") || "personne"}.`, answer.grounds.map((one) => fact(one.code, one.on ?? null, sayChainGround(one))))),
  ...passWays.map((way) => line(`PASS : ${passGroundWords[way.ground]}`, `${says[way.answer.says]}${way.until ? `, jusqu'au ${sayDate(way.until)}` : ""}. ${sayCircuit(way)}`, way.answer.grounds.map((one) => fact(one.code, one.on ?? null, sayGround(one))))),
];

/** From what stood at the entry to what stands now, in the order of days; silences are not told as facts. */
const lanesOf = ({ situations, enteredOn, today }: KnownFacts, topic: Topic): FileLine[] => lanes.filter((lane) => topicOfLane(lane) === topic).flatMap((lane) => {
  const known = situations.filter((one) => one.lane === lane && one.answer === "known" && one.code !== null && one.startsOn <= today && (enteredOn === null || one.endsOn === null || one.endsOn > enteredOn)).toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  if (known.length === 0) return [];
  const short = (one: Situation): string => kindOf(one.code!)?.short ?? one.code!;
  return [line(laneWords[lane], known.map((one) => `${short(one)} (${sayDate(one.startsOn)})`).join(" → "), known.map((one) => fact(one.id, one.startsOn, kindOf(one.code!)?.words ?? one.code!)))];
});

const count = (words: readonly string[]): string => [...new Set(words)].map((one) => `${words.filter((other) => other === one).length} ${one.toLowerCase()}`).join(", ");
const many = (n: number, one: string, more: string): string => `${n} ${n > 1 ? more : one}`;
/** What was asked of the network and met: the effectiveness of the accompaniment, as counts that open on their facts. */
const doneFor = ({ referrals, appointments, enteredOn }: KnownFacts, topic: Topic): FileLine[] => {
  const asked = referrals.filter((one) => topicOfDomain[one.domain] === topic && one.state !== "draft" && (enteredOn === null || one.sentAt === null || civilDateOf(one.sentAt) >= enteredOn));
  const met = appointments.filter((one) => one.topic === topic && one.state !== "moved" && (enteredOn === null || one.on >= enteredOn));
  return [
    ...(asked.length > 0 ? [line("Demandes au réseau", `${many(asked.length, "demande", "demandes")} : ${count(asked.map(({ state }) => referralStateWords[state]))}.`, asked.map((one) => fact(one.id, one.sentAt ? civilDateOf(one.sentAt) : null, `${one.listed ?? "sans partenaire"} : ${referralStateWords[one.state].toLowerCase()}`)))] : []),
    ...(met.length > 0 ? [line("Rendez-vous", `${many(met.length, "rendez-vous", "rendez-vous")} : ${count(met.map(({ state }) => appointmentStateWords[state]))}.`, met.map((one) => fact(one.id, one.on, appointmentStateWords[one.state])))] : []),
  ];
};

/** What the last board asked, and what became of it: nothing said is told as nothing said. */
const askedBefore = ({ conditions }: KnownFacts): FileLine[] => conditions.map(({ decisionId, heldOn, words, became, said, saidOn }) => line(`Demandé par la commission du ${sayDate(heldOn)}`,
  [`« ${words} » : ${became ? `${conditionStandingWords[became]} (dit le ${sayDate(saidOn!)})` : "on ne sait pas encore"}.`, said].filter(Boolean).join(" "), [fact(decisionId, heldOn, words)]));

const aspectsOf = (aspects: readonly Aspect[], topic: Topic): FileLine[] =>
  aspects.filter((one) => one.topic === topic).map((one) => line(aspectWords[one.aspect], [`${mobilisationWords[one.standing]}.`, one.words, one.herWords && `Dans ses mots : « ${one.herWords} »`].filter(Boolean).join(" "), [fact(one.id, null, aspectWords[one.aspect])]));

const contestedLines = ({ contested }: KnownFacts): FileLine[] => contested === null ? [] : [line("Décision contestée", `${outcomeWords[contested.outcome]}${contested.until ? ` jusqu'au ${sayDate(contested.until)}` : ""}, le ${sayDate(contested.heldOn)}. Raisons : ${contested.reasons}`, [fact(contested.id, contested.heldOn, outcomeWords[contested.outcome])])];
const proposal = (one: BoardCase): FileLine[] => one.proposal === null ? [] : [line("L'équipe propose", `${proposalWords[one.proposal]}${one.until ? ` jusqu'au ${sayDate(one.until)}` : ""}${one.ground ? ` (${prolongationGroundWords[one.ground]})` : ""}.`), ...(one.words ? [line("Pourquoi", one.words)] : [])];

/** Every part that has something to say. */
export const drawFile = (known: KnownFacts, one: BoardCase): FilePart[] => [
  { part: "identity" as const, topic: "identity" as const, lines: identity(known) },
  { part: "her-words" as const, topic: "voice" as const, lines: herWords(one) },
  { part: "contracts" as const, topic: "work" as const, lines: contracts(known) },
  { part: "grounds" as const, topic: "work" as const, lines: grounds(known) },
  ...boardTopics.flatMap((topic) => [
    { part: "lanes" as const, topic, lines: lanesOf(known, topic) }, { part: "done" as const, topic, lines: [...(topic === "work" ? askedBefore(known) : []), ...doneFor(known, topic)] }, { part: "aspects" as const, topic, lines: aspectsOf(known.aspects, topic) },
  ]),
  { part: "proposal" as const, topic: "work" as const, lines: [...contestedLines(known), ...proposal(one)] },
].filter(({ lines }) => lines.length > 0);

export type DrawFault = "nothing-proposed" | "her-words-missing" | "no-aspect";
/** What a file cannot go without: a proposal, her words or her refusal to say any, one aspect at least. */
export const drawFault = (one: Pick<BoardCase, "proposal" | "herWish" | "herWords" | "herMeans">, aspects: readonly Aspect[]): DrawFault | null =>
  one.proposal === null ? "nothing-proposed" : one.herMeans === null ? "her-words-missing" : aspects.length === 0 ? "no-aspect" : null;
