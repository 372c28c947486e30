import { sayDate, sayDay } from "#ground/civil-date";
import { domains, domainWords } from "#rooms/access/index";
import { isFresh, keepsPartnerships, readsPartnerships, sayCommonLaw } from "#rooms/partnerships/index";
import { findWrittenDays, listPartners } from "#rooms/partnerships/server";
import { showOfficers } from "./officers-shown.ts";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const domain = domains.find((one) => one === url.searchParams.get("domaine")) ?? null;
    const [all, freshDays, officers] = await Promise.all([listPartners(visit), findWrittenDays(visit, "partner-fresh-days"), showOfficers(visit, domain ? [domain] : null)]);
    const partners = domain ? all.filter((one) => one.domains.includes(domain)) : all;
    return {
      keeps: keepsPartnerships(visit.actor), inside: readsPartnerships(visit.actor), officers, domain, total: all.length, freshDays,
      tabs: [{ href: "/partenaires", label: "Tous", count: all.length, here: domain === null }, ...domains.filter((one) => all.some((partner) => partner.domains.includes(one))).map((one) => ({ href: `/partenaires?domaine=${one}`, label: domainWords[one], count: all.filter((partner) => partner.domains.includes(one)).length, here: domain === one }))],
      partners: partners.map((one) => ({
        id: one.id, name: one.name, commune: one.commune, domains: one.domains.map((each) => domainWords[each]).join(", "), law: sayCommonLaw(one.commonLaw), lawKnown: one.commonLaw !== null, last: one.lastContactOn ? sayDate(one.lastContactOn) : null,
        next: one.nextStep && one.nextOn ? `${sayDay(one.nextOn)} : ${one.nextStep}` : null, late: one.nextOn !== null && one.nextOn < visit.today, fresh: isFresh(one.vouchedOn, visit.today, freshDays), agreements: one.activeAgreements,
      })),
    };
  });
