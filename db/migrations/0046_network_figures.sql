-- What requests tell of the network, without telling of anybody: counts and delays, read over rows nobody who asks may open.

create function app.track_record(of_listed uuid[]) returns table (listed_id uuid, received integer, accepted integer, delay integer) language sql stable security definer set search_path = app, pg_temp as $$
  select r.listed_id, count(*)::int, count(*) filter (where r.accepted_at is not null)::int,
    percentile_disc(0.5) within group (order by (r.first_answer_at::date - r.sent_at::date) * 5 / 7)::int
  from referrals r where r.listed_id = any (of_listed) and r.sent_at > app.today() - interval '2 years' and r.state <> 'entered-in-error' group by r.listed_id
$$;
comment on function app.track_record(uuid[]) is 'Of each entry: requests received and accepted over two years, and the median days before a first answer (of five in seven).';
revoke execute on function app.track_record(uuid[]) from public;
grant execute on function app.track_record(uuid[]) to fil_rouge_visitor;
