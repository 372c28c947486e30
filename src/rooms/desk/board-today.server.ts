import { type RawBuilder, sql } from "kysely";
import { addDays } from "#ground/civil-date";
import type { Visit } from "#ground/visit";
import type { BoardTodo } from "./model.ts";

const most = 30;
/** Of one person and one day: what is prepared, then told, then written. */
const inTurn = ["contest-to-prepare", "to-prepare", "to-tell", "to-carry"];

/** What a board asks of the visitor: of the lead referent and the direction, case by case; of whoever holds its sittings or sits, one line for all. */
export const boardTodoQuery = ({ actor, today }: Pick<Visit, "actor" | "today">): RawBuilder<BoardTodo> => {
  const directed = actor.roles.filter(({ role }) => role === "director").map(({ structureId }) => structureId);
  return sql<BoardTodo>`
    with led as materialized (select array(select person_id from app.lead_referents where professional_id = ${actor.id} and ends_on is null) as people),
    -- Of a case that was contested, the decision that stands is the other one's. Each arm rides its own index: her cases, or the sittings of the last fortnight.
    mine as materialized (select c.person_id, x.held_on, d.outcome, d.told_on, d.contract_id from app.board_cases c join app.board_decisions d on d.case_id = c.id and d.sitting_id = c.sitting_id join app.board_sittings x on x.id = c.sitting_id
      where c.person_id = any ((select people from led)::uuid[]) and c.state = 'decided' and x.held_on > ${addDays(today, -120)} and not exists (select from app.board_cases n where n.contests = c.id and n.state <> 'withdrawn')),
    directed as materialized (select c.person_id, x.held_on, d.outcome from app.board_sittings x join app.board_cases c on c.sitting_id = x.id join app.board_decisions d on d.case_id = c.id and d.sitting_id = x.id
      where x.held_on between ${addDays(today, -14)} and ${today} and c.followed_by = any (${directed}::uuid[]) and c.state = 'decided' and not (c.person_id = any ((select people from led)::uuid[])) and not exists (select from app.board_cases n where n.contests = c.id and n.state <> 'withdrawn')),
    waiting as materialized (select c.origin, c.sitting_id, c.opened_on from app.board_cases c where c.board_id = any ((select app.boards_i_run())::uuid[]) and c.state = 'waiting'),
    lines as (
      (select case when c.origin = 'contest' then 'contest-to-prepare' else 'to-prepare' end as kind, c.person_id, coalesce(x.held_on, k.ends_on, c.opened_on) as "on", 1 as count
        from app.board_cases c left join app.board_sittings x on x.id = c.sitting_id left join app.contracts k on k.id = c.contract_id where c.person_id = any ((select people from led)::uuid[]) and c.state = 'waiting' order by 3 limit ${most})
      union all (select 'to-tell', person_id, held_on, 1 from mine where told_on is null order by held_on limit ${most})
      union all (select 'to-carry', person_id, held_on, 1 from mine where outcome = 'renew' and contract_id is null order by held_on limit ${most})
      union all (select 'decided-' || outcome, person_id, held_on, 1 from directed order by held_on limit ${most})
      union all (select 'contest', null, min(opened_on), count(*)::int from waiting where origin = 'contest' having count(*) > 0)
      union all (select 'without-sitting', null, min(opened_on), count(*)::int from waiting where sitting_id is null having count(*) > 0)
      union all (select 'to-read', null, min(x.held_on), count(*)::int from app.board_cases c join app.board_sittings x on x.id = c.sitting_id and x.state in ('planned', 'open') and x.held_on >= ${today}
        where c.id = any ((select app.cases_before_me())::uuid[]) and c.state = 'ready' having count(*) > 0)
      union all (select 'opinion', null, (min(o.asked_at) at time zone 'Europe/Paris')::date, count(*)::int from app.board_opinions o where o.professional_id = ${actor.id} and o.state = 'asked' having count(*) > 0))
    select lines.kind, lines.person_id as "personId", lines."on", lines.count, coalesce(trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name), '') as name
    from lines left join app.people p on p.id = lines.person_id where lines.person_id is null or p.merged_into is null
    order by lines."on", name, array_position(${inTurn}::text[], lines.kind) nulls last, lines.kind`;
};
export const readBoardsToday = async (visit: Visit): Promise<BoardTodo[]> => (await boardTodoQuery(visit).execute(visit.tx)).rows;
