import { sayDate } from "#ground/civil-date";
import { roles, roleReach, roleTopics, roleWords, topicWords } from "#rooms/access/index";
import { classWords } from "#rooms/register/index";
import { dataClasses, readRegister } from "#rooms/register/server";
import type { PageServerLoad } from "./$types";

const sayMonths = (months: number): string => (months % 12 === 0 ? `${months / 12} an${months > 12 ? "s" : ""}` : `${months} mois`);

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => {
    const { activities, kept, columns } = await readRegister(visit);
    return {
      day: sayDate(visit.today), columns,
      activities: activities.filter(({ basis }) => basis !== null).map((one) => ({
        code: one.code, name: one.name, purpose: one.purpose, people: one.people, keeps: one.keeps, sealed: one.sealed, basis: `${one.basis!.words} (${one.basis!.article}${one.basis!.verified ? "" : " ; à vérifier"})`,
        data: dataClasses.filter((kind) => one.columns[kind] > 0).map((kind) => `${classWords[kind]} (${one.columns[kind]})`).join(", ") || "identifiants techniques seulement",
        kept: one.retention.flatMap((code) => kept.filter((policy) => policy.code === code)).map((policy) => `${sayMonths(policy.months)} après ${policy.countedFrom}${policy.toVerify ? " (à vérifier)" : ""} : ${policy.source}`),
      })),
      roles: roles.filter((role) => roleTopics[role].length > 0).map((role) => ({ role: roleWords[role], reach: roleReach[role] === "territory" ? "les chantiers de son territoire" : "sa structure", topics: roleTopics[role].map((topic) => topicWords[topic]).join(", ") })),
    };
  });
