-- The derogation a board rests on when it goes past what the law allows everybody: typed once, with the days it holds, and not again on each decision.
alter table app.boards
  add column derogation text constraint a_derogation_is_short check (length(derogation) <= 200 and trim(derogation) <> ''),
  add column derogation_from date, add column derogation_until date,
  add constraint a_derogation_has_its_days check ((derogation is null) = (derogation_from is null) and (derogation_until is null or derogation_until >= derogation_from));
call app.classify('boards', 'none', 'derogation', 'derogation_from', 'derogation_until');
grant update (derogation, derogation_from, derogation_until) on app.boards to fil_rouge_visitor;
