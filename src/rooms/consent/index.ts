export * from "./model.ts";
export { domainTopics, faultOf, mayKeepConsents, mostMonths, sharedTopics, standingOf, type Standing, usualMonths } from "./rules.ts";
export * from "./words.fr.ts";
