import { roles, roleTopics, roleWords, topics, topicWords } from "#rooms/access/index";
import { meansWords, mostMonths, purposeWords, usualMonths } from "#rooms/consent/index";
import { delaySource, rightsKinds, rightSources, rightTitle } from "#rooms/rights/index";
import type { PageServerLoad } from "./$types";

/** Written from the rules themselves: what the page says of rights is what the house does. */
export const load: PageServerLoad = () => ({
  delaySource, usualMonths, mostMonths,
  reads: roles.map((role) => ({ role: roleWords[role], topics: roleTopics[role].map((topic) => topicWords[topic]), never: topics.filter((topic) => !roleTopics[role].includes(topic)).map((topic) => topicWords[topic]) })),
  purposes: Object.values(purposeWords), means: Object.values(meansWords),
  rights: rightsKinds.map((kind) => ({ what: rightTitle(kind), source: rightSources[kind] })),
});
