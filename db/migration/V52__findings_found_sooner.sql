-- Old findings are counted without looking at the young, and what carries a tag or holds words is found in one go; see
-- docs/decisions/041.

-- How many open findings there are by the day on which they were opened.

create table finding_opened_total (
    grain          text   not null check (grain in ('month', 'day')),
    opened_on      date   not null, -- on which the month or the day begins, in UTC
    severity       text   not null,
    human_state    text   not null,
    accepted_until date,
    n              bigint not null,
    unique nulls not distinct (grain, opened_on, severity, human_state, accepted_until)
);
create index finding_opened_total_none on finding_opened_total (n) where n = 0;

-- What was told since they were last added up.
create table finding_opened_told (
    opened_on      date   not null,
    severity       text   not null,
    human_state    text   not null,
    accepted_until date,
    n              bigint not null
);

insert into finding_opened_total
select g.grain, g.opened_on, severity, human_state, accepted_until, sum(n)
  from (select date_trunc('day', opened_at at time zone 'UTC') as day, severity, human_state, accepted_until, count(*) as n
          from finding where resolved_at is null group by 1, 2, 3, 4) f
 cross join lateral (values ('day', f.day::date), ('month', date_trunc('month', f.day)::date)) g (grain, opened_on)
 group by 1, 2, 3, 4, 5;

-- They tell of all accounts: who may see some accounts only may add to them, and is not told.
alter table finding_opened_total enable row level security;
alter table finding_opened_total force row level security;
create policy all_accounts on finding_opened_total using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = '');
alter table finding_opened_told enable row level security;
alter table finding_opened_told force row level security;
create policy all_accounts on finding_opened_told using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = '');
create policy told_by_everybody on finding_opened_told for insert with check (true);

create function tell_finding_opened() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into finding_opened_told
        select (opened_at at time zone 'UTC')::date, severity, human_state, accepted_until, count(*)
          from new_rows where resolved_at is null group by 1, 2, 3, 4;
    elsif tg_op = 'DELETE' then
        insert into finding_opened_told
        select (opened_at at time zone 'UTC')::date, severity, human_state, accepted_until, -count(*)
          from old_rows where resolved_at is null group by 1, 2, 3, 4;
    else
        insert into finding_opened_told
        select (opened_at at time zone 'UTC')::date, severity, human_state, accepted_until, sum(n)
          from (select opened_at, severity, human_state, accepted_until, 1 as n from new_rows where resolved_at is null
                union all
                select opened_at, severity, human_state, accepted_until, -1 from old_rows where resolved_at is null) moved
         group by 1, 2, 3, 4 having sum(n) <> 0;
    end if;
    return null;
end $$;
create trigger finding_opened_insert after insert on finding referencing new table as new_rows
    for each statement execute function tell_finding_opened();
create trigger finding_opened_update after update on finding referencing old table as old_rows new table as new_rows
    for each statement execute function tell_finding_opened();
create trigger finding_opened_delete after delete on finding referencing old table as old_rows
    for each statement execute function tell_finding_opened();

-- How many are open that were opened by then: whole months, whole days, and of the last day each. Of some accounts it is
-- what they have for open, less what is younger.
create function finding_opened_by(born timestamptz) returns table (
    severity text, human_state text, resolved_at timestamptz, accepted_until date, n bigint
) language sql stable as $$
    select t.severity, t.human_state, null::timestamptz, t.accepted_until, t.n
      from finding_opened_total t
     where t.grain = 'month' and t.opened_on < date_trunc('month', born at time zone 'UTC')::date
        or t.grain = 'day' and t.opened_on >= date_trunc('month', born at time zone 'UTC')::date
           and t.opened_on < (born at time zone 'UTC')::date
    union all
    select t.severity, t.human_state, null, t.accepted_until, t.n
      from finding_opened_told t where t.opened_on < (born at time zone 'UTC')::date
    union all
    select f.severity, f.human_state, f.resolved_at, f.accepted_until, 1
      from finding f
     where f.resolved_at is null and f.opened_at >= date_trunc('day', born, 'UTC') and f.opened_at <= born
       and (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    union all
    select s.severity, s.human_state, s.resolved_at, s.accepted_until, s.n
      from finding_sum_count s
     where s.resolved_at is null and (select coalesce(current_setting('vitals.accounts', true), '')) <> ''
    union all
    select f.severity, f.human_state, f.resolved_at, f.accepted_until, -1
      from finding f
     where f.resolved_at is null and f.opened_at > born
       and (select coalesce(current_setting('vitals.accounts', true), '')) <> ''
$$;

-- A tag by its key and value together: by each alone, all that carry the key, which may be everything, are gone through.
create index search_text_pairs on search_text using gin (tags jsonb_path_ops) where kind = 'resource';

-- As before, but the index of words is gone through once: it tells neither findings from resources.
create or replace function found_finding(pattern text) returns setof bigint
    language sql stable security definer rows 200 set search_path = public, pg_temp as $$
    with found as materialized (select t.kind, t.id from search_text t where t.text ilike pattern)
    select t.id from found t where t.kind = 'finding'
    union
    select f.id from found t join finding f on f.resource_id = t.id where t.kind = 'resource'
$$;
