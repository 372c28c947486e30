import type pg from "pg";

/** A convention for each chantier that employs, this year and the next: near what it occupies, some under, some over. One in seven wrote none. */
export const sendAgreedPosts = async (client: pg.Client, today: string): Promise<void> => {
  await client.query(`insert into app.agreed_posts (chantier_id, starts_on, ends_on, posts, source)
    select o.chantier, make_date(y, 1, 1), make_date(y, 12, 31), greatest(1, round(o.posts * (0.9 + (o.at % 5) * 0.08))), 'Annexe financière ' || y || ' (simulée)'
    from (select c.employer_id as chantier, sum(h.weekly) / 35 as posts, row_number() over (order by c.employer_id) as at from app.contracts c
        join lateral (select weekly from app.contract_hours h where h.contract_id = c.id and h.from_on <= $1::date order by from_on desc limit 1) h on true
      where c.employer_id is not null and c.ended_on is null and c.struck_at is null and c.starts_on <= $1::date and c.ends_on >= $1::date group by c.employer_id) o
    cross join generate_series(extract(year from $1::date)::int, extract(year from $1::date)::int + 1) as y where o.at % 7 <> 3`, [today]);
};
