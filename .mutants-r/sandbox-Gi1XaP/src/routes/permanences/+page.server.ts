import { addDays, isCivilDate, sayDate, sayDay } from "#ground/civil-date";
import { isId } from "#ground/ids";
import { holidayName } from "#ground/working-days";
import { mayOpenDesks, mondayOf, sayHourOf } from "#rooms/agenda/index";
import { listDesks, readSlots } from "#rooms/agenda/server";
import type { PageServerLoad } from "./$types";

export const load: PageServerLoad = ({ locals, url }) =>
  locals.enter(async (visit) => {
    const asked = url.searchParams.get("semaine") ?? "";
    const monday = mondayOf(isCivilDate(asked) ? asked : visit.today);
    const days = Array.from({ length: 7 }, (_, at) => addDays(monday, at));
    const desks = await listDesks(visit, monday, days[6]!);
    const slots = await readSlots(visit, desks, monday, days[6]!);
    const places = [...new Set(desks.map(({ place }) => place))];
    const open = days.filter((on, at) => at < 5 || slots.some((slot) => slot.on === on));
    const cellOf = (place: string, on: string) => desks.filter((desk) => desk.place === place).flatMap((desk) => {
      const here = slots.filter((slot) => slot.deskId === desk.id && slot.on === on);
      if (here.length === 0) return [];
      const left = here.reduce((sum, slot) => sum + slot.left, 0);
      return [{ id: desk.id, actor: desk.actor, purpose: desk.purpose, when: `${sayHourOf(desk.opens)} à ${sayHourOf(desk.closes)}`, closed: here[0]!.closed, left: on < visit.today ? null : left }];
    });
    return {
      mayOpen: mayOpenDesks(visit.actor), pour: isId(url.searchParams.get("pour") ?? "") ? url.searchParams.get("pour") : null, today: visit.today, before: addDays(monday, -7), after: addDays(monday, 7), sub: `du ${sayDate(monday)} au ${sayDate(days[6]!)}`,
      days: open.map((on) => ({ key: on, label: `${sayDay(on)}${holidayName(on) ? `, ${holidayName(on)}` : ""}` })),
      rows: places.map((place) => ({ id: place, cells: Object.fromEntries(open.map((on) => [on, cellOf(place, on)])) })).filter(({ cells }) => Object.values(cells).some((cell) => cell.length > 0)),
    };
  });
