import { newId } from "#ground/ids";
import { done, type Outcome, refuse } from "#ground/outcome";
import type { OwnVisit } from "#ground/visit";
import { recordInHerSpace } from "#rooms/journal/server";
import { insertOwnMessage } from "../messages.server.ts";
import type { MessageKind, MessagePart, Mood } from "../model.ts";
import { longestWords } from "../rules.ts";

export type SendMessageRefusal = "no-words" | "too-long";
export type Sent = { kind: Exclude<MessageKind, "answer">; about: MessagePart | null; mood: Mood | null; words: string; language: string };

/** A word, « je ne comprends pas », or how it goes: her lead reads it and answers. */
export const sendMessage = async (visit: OwnVisit, input: Sent): Promise<Outcome<null, SendMessageRefusal>> => {
  const words = input.words.trim();
  const needsWords = input.kind === "word";
  if ((needsWords && !words) || (input.kind === "mood" && input.mood === null)) return refuse("no-words");
  if (words.length > longestWords) return refuse("too-long");

  const id = newId(visit.now.getTime());
  await insertOwnMessage(visit, { ...input, id, words, mood: input.kind === "mood" ? input.mood : null });
  await recordInHerSpace(visit, "message.sent", id);
  return done(null);
};
