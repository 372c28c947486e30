import { type CivilDate, sayDate } from "#ground/civil-date";
import { contractEndWords, contractKindWords, type EmploymentContract, hoursGroundWords, immersionAimWords, isHeldOn, prolongationGroundWords, suspensionReasonWords } from "#rooms/contracts/index";

const sayHours = (weekly: number): string => `${String(weekly).replace(".", ",")} h par semaine`;
const fromTo = (from: CivilDate, to: CivilDate | null): string => (to === from ? `le ${sayDate(from)}` : `du ${sayDate(from)} ${to ? `au ${sayDate(to)}` : "sans fin écrite"}`);

/** A contract as a page lists it: what it is, its days, what happened in it. */
export const sayContract = (one: EmploymentContract, today: CivilDate) => {
  const [signed, ...amended] = one.hours;
  const held = isHeldOn(one, today);
  return {
    id: one.id, held, toCome: one.startsOn > today, over: !held && one.startsOn <= today, isOpen: one.endedOn === null, startsOn: one.startsOn, endsOn: one.endsOn, weekly: one.hours.at(-1)?.weekly ?? null,
    words: `${contractKindWords[one.kind]}, ${one.employer.name}`, renews: one.renews !== null,
    dates: `${fromTo(one.startsOn, one.endsOn)}${signed ? `, ${sayHours(signed.weekly)}` : ""}${signed?.ground ? ` (${hoursGroundWords[signed.ground]})` : ""}`,
    ended: one.endedOn && one.end ? `Fini le ${sayDate(one.endedOn)} : ${contractEndWords[one.end]}.` : null,
    ground: one.ground ? `Au-delà de l'ordinaire : ${prolongationGroundWords[one.ground]}${one.reference ? `, décision ${one.reference}` : ""}.` : null,
    inside: [
      ...amended.map(({ from, weekly, ground }) => `${sayHours(weekly)} à partir du ${sayDate(from)}${ground ? ` (${hoursGroundWords[ground]})` : ""}`),
      ...one.suspensions.map(({ reason, startsOn, endsOn }) => `Suspendu ${fromTo(startsOn, endsOn)} : ${suspensionReasonWords[reason]}`),
      ...one.immersions.map(({ aim, host, startsOn, endsOn }) => `Période en entreprise chez ${host}, ${fromTo(startsOn, endsOn)} : ${immersionAimWords[aim]}`),
    ],
    open: one.suspensions.filter(({ endsOn }) => endsOn === null).map(({ id, startsOn }) => ({ id, since: sayDate(startsOn) })),
  };
};
export type SaidContract = ReturnType<typeof sayContract>;
