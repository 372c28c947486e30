import { sayDate } from "#ground/civil-date";
import { daysLeft, delaySource, requestStateWords, rightTitle, sayDaysLeft } from "#rooms/rights/index";
import { listWaitingRequests } from "#rooms/rights/server";
import { holds } from "#rooms/access/index";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals }) =>
  locals.enter(async (visit) => {
    const requests = await listWaitingRequests(visit);
    // The coordination watches over the delay; what was asked is read by those who answer.
    const answers = holds(visit.actor, "cisp", "social-educator");
    return {
      delaySource, late: requests.filter(({ dueOn }) => dueOn < visit.today).length,
      requests: requests.map((one) => ({
        id: one.id, href: answers ? `/personnes/${one.personId}/demandes` : `/personnes/${one.personId}`, name: one.name, lead: one.lead ?? "", what: rightTitle(one.kind), state: requestStateWords[one.state],
        asked: sayDate(one.askedOn), due: sayDate(one.dueOn), left: sayDaysLeft(daysLeft(one.dueOn, visit.today)), isLate: one.dueOn < visit.today,
      })),
    };
  });
