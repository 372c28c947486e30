import type { CivilDate } from "#ground/civil-date";
import type { Domain, Topic } from "#rooms/access/index";
import type { ConsentRequest } from "./model.ts";
import { domainTopics } from "./rules.ts";

/** A request that nobody answers goes out by itself: silence is not an agreement. */
export const requestDays = 30;

export type RequestStanding = "waiting" | "over" | NonNullable<ConsentRequest["answer"]>;

export const requestStanding = ({ answer, expiresOn }: Pick<ConsentRequest, "answer" | "expiresOn">, today: CivilDate): RequestStanding => answer ?? (expiresOn < today ? "over" : "waiting");

/** What a referent of these domains may ask to read. */
export const askableTopics = (domains: readonly Domain[]): Topic[] => [...new Set(domains.flatMap((domain) => domainTopics[domain]))].sort();
