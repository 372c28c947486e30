import { sayDate } from "#ground/civil-date";
import { measures, riskWords } from "#rooms/register/index";
import { readRegister } from "#rooms/register/server";
import type { PageServerLoad } from "./$types";

const risks = ["access", "change", "loss"] as const;

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => {
    const { activities } = await readRegister(visit);
    const total = (kind: "identity" | "social" | "health" | "justice"): number => activities.reduce((sum, { columns }) => sum + columns[kind], 0);
    return {
      day: sayDate(visit.today), health: total("health"), justice: total("justice"), social: total("social"), identity: total("identity"), sealed: activities.reduce((sum, { sealed }) => sum + sealed, 0),
      purposes: activities.filter(({ basis }) => basis !== null).map(({ code, name, purpose, basis }) => ({ code, name, purpose, article: `${basis!.article}${basis!.verified ? "" : " (à vérifier)"}` })),
      risks: risks.map((risk) => ({ risk, words: riskWords[risk], measures: measures.filter((one) => one.risk === risk || one.risk === "all") })),
    };
  });
