export * from "./model.ts";
export { askedPurposes, boardTopics, domainTopics, faultOf, mayKeepConsents, mostMonths, sharedTopics, isReplaced, standingOf, type Standing, usualMonths } from "./rules.ts";
export { consentBundle } from "./copy.ts";
export { answersFor, delegateGrounds, isOpen, type Standpoint } from "./delegation.ts";
export { askableTopics, requestDays, requestStanding, type RequestStanding } from "./requests.ts";
export * from "./words.fr.ts";
