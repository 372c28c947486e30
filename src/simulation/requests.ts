// Requests to the network of people in parcours: asked, routed, answered in their time or not at all. Every state has some, so that each screen has something to show.
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { prepareKeys, sealForPerson } from "#ground/person-keys";
import type { Domain } from "#rooms/access/index";
import { domainOfThemes, goalsOf, isEnded, moveOf, type MoveName, type ReferralState, type Side, topicOfDomain, waitsFor } from "#rooms/referrals/index";
import { dateOf, dayOf, type DayNumber, workingDay } from "./days.ts";
import { chanceOf, type Chance } from "./random.ts";
import { needs } from "./request-words.ts";
import { type Cell, copyLine } from "./rows.ts";

type Someone = { person_id: string; followed_by: string; territory_id: string; name: string; lead: string; opened_on: string; /** At a partner's door, where the first thing done is to ask. */ welcomed: boolean };
type Target = { service_id: string; listed_id: string; host_id: string | null; territory_id: string; domain: Domain; referent: string | null };
type Path = readonly (readonly [MoveName, Side, low: number, high: number])[];

const columns = {
  referrals: ["id", "person_id", "topic", "domain", "asked_by", "asking_id", "door_id", "listed_id", "service_id", "officer_id", "need", "shares", "told", "state", "state_since", "waits_for", "look_again_on", "agreed_at", "agreed_means", "agreed_network", "sent_at", "seen_at", "first_answer_at", "accepted_at", "offered_at", "contact_at", "last_news_at", "ended_at", "ended_side", "ended_reason", "created_at"],
  referral_events: ["id", "referral_id", "person_id", "topic", "at", "move", "from_state", "to_state", "side", "waits_for", "actor_id", "reason", "words", "listed_id"],
  referral_goals: ["referral_id", "person_id", "topic", "code", "score", "scored_at"],
  appointments: ["id", "person_id", "topic", "state", "on_day", "hour", "minutes", "listed_id", "service_id", "with_words", "referral_id", "proposed_side", "proposed_at", "confirmed_at", "confirmed_side", "ended_at", "ended_side"],
} as const;
type Table = keyof typeof columns;
type Rows = Record<Table, Cell[][]>;

/** How a request goes, in days between one step and the next: most end well, some wait, some were never answered. */
const paths: readonly (readonly [Path, number])[] = [
  [[["see", "partner", 1, 4], ["accept", "partner", 1, 9], ["offer-appointment", "partner", 1, 5], ["confirm-appointment", "person", 0, 3], ["start", "partner", 1, 9], ["finish", "partner", 10, 70]], 20],
  [[["see", "partner", 1, 4], ["accept", "partner", 1, 9], ["start", "partner", 2, 14], ["finish", "partner", 10, 70]], 10],
  [[["see", "partner", 1, 4], ["ask-complement", "partner", 1, 5], ["give-complement", "asker", 1, 9], ["accept", "partner", 1, 9], ["start", "partner", 3, 20]], 10],
  [[["accept", "partner", 2, 9], ["offer-appointment", "partner", 1, 6], ["confirm-appointment", "person", 1, 5]], 8],
  [[["accept", "partner", 2, 9], ["offer-appointment", "partner", 1, 6]], 4],
  [[["see", "partner", 1, 6], ["decline", "partner", 1, 12]], 13], [[["accept", "partner", 2, 10], ["waitlist", "partner", 1, 4]], 6],
  [[["see", "partner", 1, 6], ["accept", "partner", 2, 9], ["start", "partner", 2, 14], ["fail", "partner", 15, 60]], 5],
  [[["see", "partner", 1, 5], ["cancel", "person", 2, 20]], 4], [[["expire", "system", 30, 30]], 6], [[["see", "partner", 1, 9], ["ask-complement", "partner", 1, 6]], 4], [[], 10],
];
const badEnds: Partial<Record<MoveName, readonly (readonly [Side, string])[]>> = {
  decline: [["partner", "no-place"], ["partner", "no-place"], ["partner", "not-eligible"], ["partner", "too-long"]], fail: [["person", "did-not-come"], ["person", "not-reached"], ["partner", "no-means"]], cancel: [["person", "found-elsewhere"], ["person", "not-the-moment"]], expire: [["partner", "no-answer"]],
};

const at = (day: DayNumber, step = 0): string => `${dateOf(day)}T${String(8 + Math.min(step, 9)).padStart(2, "0")}:15:00Z`;

/** Where the appointment that was offered stands: to come, or held on the day things began. */
const meetingOf = (state: ReferralState, told: Record<string, string | null>, today: DayNumber, chance: Chance): { state: "proposed" | "set" | "held"; day: string } | null => {
  if (state === "appointment-offered" || state === "appointment-set") return { state: state === "appointment-set" ? "set" : "proposed", day: dateOf(workingDay(today + chance.whole(1, 15))) };
  const contact = told["offered"] && told["contact"] ? dayOf(told["contact"].slice(0, 10)) : null;
  // Said on a Saturday or a Sunday, it was held on the Friday before.
  const held = contact === null ? null : workingDay(contact) === contact ? contact : workingDay(contact) - 3;
  return held !== null ? { state: "held", day: dateOf(held) } : null;
};

const tellRequest = (chance: Chance, one: Someone, target: Target, officers: readonly string[], asked: DayNumber, today: DayNumber, rows: Rows): void => {
  const { domain } = target;
  const [id, topic] = [chance.id(), topicOfDomain[domain]];
  const byOfficer = chance.odds(0.45);
  const officer = officers.length > 0 ? chance.pick(officers) : null;
  const moment = chance.odds(0.03);
  const draft = !moment && chance.odds(0.04);
  const chosen = chance.weigh(paths);
  const need = chance.pick(needs[domain]);
  const goals = Object.keys(goalsOf[domain]).filter(() => chance.odds(0.5)).slice(0, 2);
  const standing: { state: ReferralState } = { state: moment ? "waiting-moment" : "draft" };
  let [since, listed, step]: [DayNumber, Target | null, number] = [asked, byOfficer ? null : target, 0];
  const told: Record<string, string | null> = { sent: null, seen: null, first: null, accepted: null, offered: null, confirmed: null, contact: null, news: null };
  let ending: readonly [Side, string] | null = null;
  const event = (move: string, to: ReferralState, side: Side, reason: string | null, listedId: string | null): void => {
    const waits = waitsFor(to, listed !== null);
    const actor = side === "asker" ? one.lead : side === "officer" ? officer : side === "partner" ? target.referent : null;
    rows.referral_events.push([chance.id(), id, one.person_id, topic, at(since, step), move, standing.state, to, side, waits, actor, reason, "", listedId]);
    standing.state = to;
    step += 1;
  };
  if (!moment && !draft) {
    event("send", "sent", "asker", null, null);
    told["sent"] = told["news"] = at(asked);
    const route = byOfficer ? asked + chance.whole(0, 6) : asked;
    if (byOfficer && officer && route <= today && !(chosen.length === 0 && chance.odds(0.6))) {
      since = route;
      listed = target;
      event("route", "sent", "officer", null, target.listed_id);
      told["news"] = at(since, step - 1);
    }
    if (listed) for (const [move, side, low, high] of chosen) {
      const day = since + chance.whole(low, high);
      if (day > today) break;
      since = day;
      const bad = badEnds[move] ? chance.pick(badEnds[move]!) : null;
      event(move, moveOf(move).to, side, bad ? `${bad[0]}:${bad[1]}` : null, null);
      const when = at(since, step - 1);
      if (move === "see") told["seen"] ??= when;
      if (["accept", "decline", "ask-complement"].includes(move)) { told["seen"] ??= when; told["first"] ??= when; }
      if (move === "accept") told["accepted"] = when;
      if (move === "offer-appointment") told["offered"] = when;
      if (move === "confirm-appointment") told["confirmed"] = when;
      if (move === "start" || move === "finish") told["contact"] ??= when;
      if (side === "partner") told["news"] = when;
      if (bad) ending = bad;
    }
  }
  // Nothing waits for a year: what nobody answered expired, what was set took place, a list that does not move is given up.
  const then = (move: MoveName, side: Side, day: DayNumber, bad: readonly [Side, string] | null = null): boolean => {
    if (day > today) return false;
    since = day;
    event(move, moveOf(move).to, side, bad ? `${bad[0]}:${bad[1]}` : null, null);
    if (bad) ending = bad;
    if (move === "start" || move === "finish") told["contact"] ??= at(since, step - 1);
    if (side === "partner") told["news"] = at(since, step - 1);
    return true;
  };
  if (standing.state === "sent" || standing.state === "seen" || standing.state === "complement") then("expire", "system", since + (standing.state === "sent" ? 30 : 60), [waitsFor(standing.state, listed !== null) ?? "partner", "no-answer"]);
  else if (standing.state === "appointment-offered") then("start", "partner", since + 26);
  else if (standing.state === "appointment-set" || standing.state === "accepted") then("start", "partner", since + 24);
  else if (standing.state === "waitlisted") then("fail", "partner", since + 110, ["partner", "no-means"]);
  if (standing.state === "in-progress") then("finish", "partner", since + chance.whole(60, 120));
  const ended = isEnded(standing.state);
  const seal = (column: string, words: string): string => sealForPerson(one.person_id, words, `referrals.${column}:${id}`);
  rows.referrals.push([id, one.person_id, topic, domain, one.lead, one.followed_by, one.followed_by, listed?.listed_id ?? null, listed?.service_id ?? null, byOfficer && listed ? officer : null, seal("need", need), "{phone}",
    told["sent"] ? seal("told", JSON.stringify({ name: one.name, phone: "06 39 98 00 00" })) : "", standing.state, at(since, Math.max(step - 1, 0)), waitsFor(standing.state, listed !== null), moment ? dateOf(today + chance.whole(5, 60)) : null, draft && chance.odds(0.5) ? null : at(asked), draft ? null : "on-screen", byOfficer || chance.odds(0.5),
    told["sent"]!, told["seen"]!, told["first"]!, told["accepted"]!, told["offered"]!, told["contact"]!, told["news"]!, ended ? at(since, step - 1) : null, ended ? (ending?.[0] ?? "partner") : null, ending?.[1] ?? null, at(asked)]);
  const last = rows.referrals.at(-1)!;
  // An agreement has its hour and its means together, or neither.
  const [agreedAt, means] = [columns.referrals.indexOf("agreed_at"), columns.referrals.indexOf("agreed_means")];
  last[means] = last[agreedAt] === null ? null : "on-screen";
  for (const code of goals) rows.referral_goals.push([id, one.person_id, topic, code, standing.state === "done" ? chance.weigh([["reached", 62], ["partly", 23], ["not-reached", 15]]) : null, standing.state === "done" ? at(since, step) : null]);
  const meeting = meetingOf(standing.state, told, today, chance);
  if (meeting) {
    const appointment = chance.id();
    rows.appointments.push([appointment, one.person_id, topic, meeting.state, meeting.day, chance.pick(["09:30", "11:00", "14:30"]), 60, target.listed_id, target.service_id, sealForPerson(one.person_id, "Rendez-vous du réseau (simulé)", `appointments.with_words:${appointment}`), id, "partner", told["offered"]!,
      meeting.state === "proposed" ? null : (told["confirmed"] ?? told["offered"]!), meeting.state === "proposed" ? null : "person", meeting.state === "held" ? `${meeting.day}T16:00:00Z` : null, meeting.state === "held" ? "partner" : null]);
  }
};

const send = async (client: pg.Client, rows: Rows): Promise<number> => {
  let sent = 0;
  for (const [table, lines] of Object.entries(rows) as [Table, Cell[][]][]) {
    if (lines.length === 0) continue;
    sent += lines.length;
    await pipeline(Readable.from(lines.map(copyLine)), client.query(copyFrom(`copy app.${table} (${columns[table].join(", ")}) from stdin`)));
  }
  return sent;
};

/** Requests of the last year for part of the people in parcours, towards the services of their territory; answers how many rows went. */
export const sendRequests = async (client: pg.Client, seed: number, today: string): Promise<number> => {
  const services = await client.query<Omit<Target, "domain"> & { themes: string[] }>(`select s.id as service_id, s.listed_id, d.structure_id as host_id, s.territory_id, s.themes,
    (select m.professional_id from app.memberships m where m.structure_id = d.structure_id and m.role = 'outside-referent' limit 1) as referent
    from app.services s join app.directory_structures d on d.id = s.listed_id where s.territory_id is not null order by s.id`);
  const byTerritory = Map.groupBy(services.rows.map(({ themes, ...row }): Target => ({ ...row, domain: domainOfThemes(themes) })), ({ territory_id }) => territory_id);
  const officers = await client.query<{ territory_id: string; ids: string[] }>("select s.territory_id, array_agg(m.professional_id order by m.professional_id) as ids from app.memberships m join app.structures s on s.id = m.structure_id where m.role = 'partnership-officer' group by s.territory_id");
  const officersOf = new Map(officers.rows.map(({ territory_id, ids }) => [territory_id, ids]));
  const { rows: people } = await client.query<Someone>(`select j.person_id, j.followed_by, s.territory_id, trim(coalesce(nullif(p.usual_name, ''), p.given_name) || ' ' || p.family_name) as name, l.professional_id as lead, j.opened_on::text, false as welcomed
    from app.journeys j join app.people p on p.id = j.person_id join app.structures s on s.id = j.followed_by join app.lead_referents l on l.journey_id = j.id and l.ends_on is null where j.closed_on is null
    union all select p.id, p.followed_by, s.territory_id, trim(p.given_name || ' ' || p.family_name), p.created_by, (p.created_at at time zone 'Europe/Paris')::date::text, true
    from app.people p join app.structures s on s.id = p.followed_by and s.kind = 'partner' order by person_id`);
  const [now, kept] = [dayOf(today), people.filter(({ person_id, welcomed }) => welcomed || chanceOf(`${seed}/asks/${person_id}`).odds(0.55))];
  let sent = 0;
  for (let from = 0; from < kept.length; from += 2_000) {
    const rows: Rows = { referrals: [], referral_events: [], referral_goals: [], appointments: [] };
    const some = kept.slice(from, from + 2_000);
    prepareKeys(some.map(({ person_id }) => person_id));
    for (const one of some) {
      const chance = chanceOf(`${seed}/requests/${one.person_id}`);
      const targets = (byTerritory.get(one.territory_id) ?? []).filter(({ host_id }) => !one.welcomed || host_id !== one.followed_by);
      if (one.welcomed) {
        if (targets.length > 0) tellRequest(chance, one, chance.pick(targets), officersOf.get(one.territory_id) ?? [], dayOf(one.opened_on), now, rows);
        continue;
      }
      const earliest = Math.max(now - 365, dayOf(one.opened_on));
      for (let turn = chance.whole(1, 3); turn > 0 && targets.length > 0 && earliest < now; turn--) tellRequest(chance, one, chance.pick(targets), officersOf.get(one.territory_id) ?? [], chance.odds(0.35) ? Math.max(earliest, now - chance.whole(0, 25)) : chance.whole(earliest, now - 1), now, rows);
    }
    sent += await send(client, rows);
  }
  return sent;
};
