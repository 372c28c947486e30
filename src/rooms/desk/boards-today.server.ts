import { type RawBuilder, sql } from "kysely";
import type { Visit } from "#ground/visit";
import type { BoardTodo } from "./model.ts";

const most = 30;

/** Asked in one go; each part starts from the visitor: the people she leads, her opinions, her seats. */
export const boardTodoQuery = ({ actor, today, now }: Pick<Visit, "actor" | "today" | "now">): RawBuilder<BoardTodo> => sql<BoardTodo>`
  with led as materialized (select l.person_id as id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name
    from app.lead_referents l join app.people p on p.id = l.person_id and p.merged_into is null where l.professional_id = ${actor.id} and l.ends_on is null)
  (select 'prepare' as kind, led.id, x.held_on as "on", 1 as count, led.name from led join app.board_cases c on c.person_id = led.id and c.state = 'waiting' join app.board_sittings x on x.id = c.sitting_id and x.held_on <= ${today}::date + 21 order by x.held_on limit ${most})
  union all
  (select 'tell', led.id, x.held_on, 1, led.name from led join app.board_decisions d on d.person_id = led.id and d.told_on is null and d.outcome <> 'postpone' and d.decided_at > ${now}::timestamptz - interval '90 days' join app.board_sittings x on x.id = d.sitting_id order by x.held_on limit ${most})
  union all
  (select 'opinion', o.id, (o.asked_at at time zone 'Europe/Paris')::date, 1, '' from app.board_opinions o where o.professional_id = ${actor.id} and o.state = 'asked' order by o.asked_at limit ${most})
  union all
  (select 'read', x.id, x.held_on, count(*)::int, b.name from app.board_sittings x join app.boards r on r.id = x.board_id join app.structures b on b.id = x.board_id join app.board_cases c on c.sitting_id = x.id and c.state = 'ready'
    where x.board_id = any ((select app.boards_i_sit_on())::uuid[]) and x.state in ('planned', 'open') and x.held_on >= ${today}::date - 1 and x.held_on - r.reads_days <= ${today}::date group by x.id, b.name)`;

/** What a renewal board waits for from the visitor, the nearest first. */
export const readBoardsToday = async (visit: Visit): Promise<BoardTodo[]> => (await boardTodoQuery(visit).execute(visit.tx)).rows.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
