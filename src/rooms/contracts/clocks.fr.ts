// The two clocks of a person, said for her professionals: the chain of contracts, the PASS, and each way to go on with its grounds.
import { type CivilDate, sayDate } from "#ground/civil-date";
import { deciderWords, goOnWords, sayChainFault, sayChainGround, sayHeld } from "./chain-words.fr.ts";
import { chainFaults, chainOn, durationsOn, lastDaysOf } from "./chain.ts";
import type { Said } from "./dated-rules.ts";
import { mayWorkHours } from "./hours.ts";
import type { EmploymentContract, RuleFacts } from "./model.ts";
import { groundsPossible, offeredGrounds, windowOn } from "./pass-prolongation.ts";
import { passGroundWords, passStateWords, sayCircuit, sayForecast, sayGround, sayRemainder } from "./pass-words.fr.ts";
import { forecastOf, isInCarence, passStateOn, remainderOn } from "./pass.ts";
import { groundsToGoOn } from "./renewal.ts";
import type { KeptPass } from "./pass.server.ts";

export const saidWords: Record<Said, string> = { yes: "oui", no: "non", unknown: "à vérifier ensemble" };
export type WayOn = { id: string; label: string; says: Said; until: string | null; who: string; /** What prevents it, or must be known. */ open: string[]; /** What stands already. */ held: string[] };
export type Clock = { title: string; lines: string[]; ways: WayOn[]; warnings: string[] };

const parted = <One extends { says: Said }>(grounds: readonly One[], say: (ground: One) => string): Pick<WayOn, "open" | "held"> => ({ open: grounds.filter(({ says }) => says !== "yes").map(say), held: grounds.filter(({ says }) => says === "yes").map(say) });

type About = { facts: RuleFacts; journey: { startsOn: CivilDate; endsOn: CivilDate | null } | null; today: CivilDate };

/** The employer's clock: how long with this employer, in every SIAE, in the journey; what 24 and 60 months allow; the ways to go on. Null when no contract was ever written. */
export const contractClock = (contracts: readonly EmploymentContract[], { facts, journey, today }: About): Clock | null => {
  const chain = chainOn(contracts, today);
  if (!chain) return null;
  const held = durationsOn(contracts, journey, today);
  const days = lastDaysOf(chain, contracts, today);
  const current = chain.contracts.at(-1)!;
  const hours = mayWorkHours({ contract: current, chain, day: today > current.startsOn ? today : current.startsOn, facts, journeyStartsOn: journey?.startsOn ?? null });
  return {
    title: `Contrats avec ${chain.employer.name}`,
    lines: [
      ...(held.chain ? [`${sayHeld(held.chain)} avec cet employeur, depuis le ${sayDate(chain.startsOn)}.`] : []), `${sayHeld(held.everySiae)} dans toutes les SIAE.`, ...(held.journey ? [`${sayHeld(held.journey)} de parcours Convergence.`] : []),
      chain.lastDay ? `Dernier jour écrit : ${sayDate(chain.lastDay)}.` : "Aucun dernier jour n'est écrit.", `24 mois : jusqu'au ${sayDate(days.total)}. 60 mois au plus : jusqu'au ${sayDate(days.ceiling)}.`,
    ],
    ways: groundsToGoOn({ chain, reference: current.reference, facts, directRecruitment: null, on: today }).map((way) => ({
      id: way.ground ?? "total", label: goOnWords[way.ground ?? "total"], says: way.answer.says, until: way.until && sayDate(way.until), who: way.deciders.map(({ by }) => deciderWords[by]).join(", ou "), ...parted(way.answer.grounds, sayChainGround),
    })),
    warnings: [...chainFaults(contracts).map(sayChainFault), ...(hours.says === "yes" ? [] : hours.grounds.filter(({ says }) => says !== "yes").map(sayChainGround))],
  };
};

/** The clock of Les emplois: what was read, what is counted here, when a prolongation may be asked, on what grounds. */
export const passClock = ({ pass, suspensions, prolongations }: KeptPass, contracts: readonly EmploymentContract[], { facts, today }: About): Clock | null => {
  if (!pass) return null;
  const forecast = forecastOf(pass, suspensions, prolongations);
  const span = { startsOn: pass.startsOn, endsOn: forecast.endsOn };
  const { opensOn, closesOn } = windowOn(span, today);
  const employer = chainOn(contracts, today)?.employer.kind ?? null;
  const cdi = contracts.find(({ kind }) => kind === "cdi-inclusion")?.startsOn ?? false;
  return {
    title: "PASS IAE",
    lines: [
      `${passStateWords[passStateOn(span, suspensions, today)]}, fin le ${sayForecast(forecast)}`, `Reste à utiliser : ${sayRemainder(remainderOn(span, suspensions, today))}.`, `Une prolongation se demande du ${sayDate(opensOn)} au ${sayDate(closesOn)}.`,
      ...(isInCarence(forecast.endsOn, today) ? ["Délai de carence : un nouveau PASS passe par un prescripteur habilité."] : []),
    ],
    ways: groundsPossible({ pass, suspensions, prolongations, facts, employerKind: employer, isLatest: true, inclusionCdi: cdi, on: today }).filter(({ ground }) => offeredGrounds.includes(ground)).map((way) => ({
      id: way.ground, label: passGroundWords[way.ground], says: way.answer.says, until: way.until && sayDate(way.until), who: sayCircuit(way), ...parted(way.answer.grounds, sayGround),
    })),
    warnings: [],
  };
};
