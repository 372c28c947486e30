export * from "./model.ts";
export * from "./rules.ts";
export { countOpen, tellStory, type StoryFacts } from "./story.ts";
