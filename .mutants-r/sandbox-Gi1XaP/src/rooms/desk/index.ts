export * from "./model.ts";
export * from "./rules.ts";
export * from "./words.fr.ts";
export { openNow, type SparkFacts, tellSpark } from "./spark.ts";
export { countOpen, tellStory, type StoryFacts } from "./story.ts";
