import type pg from "pg";
import { hashPassword } from "#rooms/access/server";

/** What is typed to try her space as: shown on the page of the personas, which only a simulated instance has. */
const card = { number: "2345abcd6789", pin: "204817" };
const who = "Quelqu'un que le chantier accompagne : un téléphone, peu de français écrit, et deux questions, quand finit mon contrat et qui lit mon dossier.";
const tryThis = "touchez « Écouter », reprenez un accord, demandez une correction, puis lisez « Aujourd'hui » en entrant comme son fil rouge.";

/** Somebody whom the first persona leads, with a contract that runs, and a card: whoever tries the product sees the other side of it. */
export const sendAccompanied = async (client: pg.Client, today: string): Promise<void> => {
  const { rows } = await client.query<{ person_id: string; lead: string; name: string }>(`
    select l.person_id, l.professional_id as lead, coalesce(nullif(p.usual_name, ''), p.given_name) as name
    from app.personas o join app.lead_referents l on l.professional_id = o.professional_id and l.ends_on is null
    join app.journeys j on j.id = l.journey_id and j.closed_on is null join app.people p on p.id = l.person_id
    order by exists (select from app.situations s where s.person_id = p.id and s.code = 'cddi' and s.ends_on is null and s.struck_at is null and s.due_on > $1) desc,
      (select count(*) from app.consents c where c.person_id = p.id and c.decision = 'agreed' and c.withdrawn_at is null and c.ends_on > $1) desc, o.rank, p.id limit 1`, [today]);
  const chosen = rows[0];
  if (!chosen) return;
  await client.query("insert into app.person_cards (person_id, number, pin_hash, made_at, made_by) values ($1, $2, $3, $4, $5)", [chosen.person_id, card.number, await hashPassword(card.pin), `${today} 08:00:00+00`, chosen.lead]);
  await client.query("insert into app.accompanied_personas (person_id, name, number, pin, who, try_this) values ($1, $2, $3, $4, $5, $6)", [chosen.person_id, chosen.name, card.number, card.pin, who, tryThis]);
};
