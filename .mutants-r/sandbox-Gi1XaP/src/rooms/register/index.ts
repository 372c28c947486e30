export { activities, type Activity, activityOf } from "./activities.ts";
export * from "./words.fr.ts";
