import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventClass, ICalEventStatus } from "ical-generator";
import type { CivilDate } from "#ground/civil-date";
import type { Hour } from "./model.ts";

/** One line of a calendar: what is not given is not in the file. */
export type CalendarEntry = { id: string; on: CivilDate; hour: Hour; minutes: number; summary: string; location?: string | null; description?: string | null; tentative?: boolean };

const paris = "Europe/Paris";
/** The instant of an hour of Paris, whatever the season: on the night an hour does not exist, the one after. */
const instantOf = (on: CivilDate, hour: Hour): Date => new Date(Temporal.PlainDateTime.from(`${on}T${hour}`).toZonedDateTime(paris).epochMilliseconds);

/** A calendar that other tools read (RFC 5545), in instants: no time zone of the reader's moves it. */
export const calendarFile = (name: string, entries: readonly CalendarEntry[], now: Date, alarm = false): string => {
  const calendar = ical({ name, prodId: { company: "fil-rouge", product: "agenda", language: "FR" }, method: ICalCalendarMethod.PUBLISH });
  for (const { id, on, hour, minutes, summary, location, description, tentative } of entries) {
    const start = instantOf(on, hour);
    const event = calendar.createEvent({ id: `${id}@fil-rouge`, start, end: new Date(start.getTime() + minutes * 60_000), stamp: now, summary, status: tentative ? ICalEventStatus.TENTATIVE : ICalEventStatus.CONFIRMED, class: ICalEventClass.PRIVATE, ...(location ? { location } : {}), ...(description ? { description } : {}) });
    if (alarm) event.createAlarm({ type: ICalAlarmType.display, trigger: 86_400, description: summary });
  }
  return calendar.toString();
};

export const calendarHeaders = (file: string): Record<string, string> => ({ "content-type": "text/calendar; charset=utf-8", "content-disposition": `attachment; filename="${file}.ics"`, "cache-control": "no-store" });
