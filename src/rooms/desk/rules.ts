import { addDays, type CivilDate } from "#ground/civil-date";
import type { TodoItem, When } from "./model.ts";

/** A silence, an unread hand-over, an agreement asked of her and her words that wait are for today: they have no date of their own to wait for. */
export const whenOf = (item: Pick<TodoItem, "kind" | "on">, today: CivilDate): When => {
  if (item.kind === "silence" || item.kind === "emergency" || item.kind === "agreement-asked" || item.kind === "handed-over" || item.kind === "draft" || item.kind === "message" || item.kind === "appointment-off") return "today";
  if (item.on < today) return "late";
  if (item.on === today) return "today";
  return item.on <= addDays(today, 7) ? "this-week" : "later";
};

const codeOf = (item: TodoItem): string => `${item.kind} ${"code" in item ? item.code : ""}`;
export const byWhen = (items: readonly TodoItem[], today: CivilDate): Record<When, TodoItem[]> => {
  const sorted: Record<When, TodoItem[]> = { late: [], today: [], "this-week": [], later: [] };
  for (const item of [...items].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.name.localeCompare(b.name, "fr") || (codeOf(a) < codeOf(b) ? -1 : 1)))) sorted[whenOf(item, today)].push(item);
  return sorted;
};
