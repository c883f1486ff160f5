-- How findings and verdicts stood on an earlier day, told as quickly as today's: a row of finding_past for each state of a
-- finding that ended, and sums of what changed, by year, month, day and quarter of an hour. How many there were at a
-- moment is the sum of all changes before it: of the years before its year, the months before its month, the days before
-- its day. What did not change costs no row, and changes may come in any order. See docs/decisions/040.

-- Since when the row says of its finding what it says. Whoever changes its states, severity or headline sets it.
alter table finding add column told_since timestamptz not null default now();
alter table finding alter column told_since drop default;

create function finding_is_told() returns trigger language plpgsql as $$
begin
    new.told_since := new.opened_at;
    return new;
end $$;
create trigger finding_is_told before insert on finding for each row when (new.told_since is null)
    execute function finding_is_told();

create table finding_past (
    id             bigint      not null,
    rule_id        text        not null,
    resource_id    bigint      not null,
    account_id     char(12)    not null,
    region         text        not null,
    type           text        not null,
    severity       text        not null,
    machine_state  text        not null,
    human_state    text        not null,
    accepted_until date,
    headline       text        not null,
    opened_at      timestamptz not null,
    state_since    timestamptz not null,
    resolved_at    timestamptz,
    reopened       int         not null,
    valid_from     timestamptz not null,
    valid_to       timestamptz not null,
    primary key (id, valid_to),
    check (valid_from < valid_to)
);
create index finding_past_valid_to on finding_past (valid_to);
create index finding_past_resource on finding_past (resource_id);
-- What did not hold at a moment is passed over within the index.
create index finding_past_open_by_severity on finding_past (
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc,
    valid_from, valid_to) where resolved_at is null;
create index finding_past_open_account on finding_past (account_id,
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc,
    valid_from, valid_to) where resolved_at is null;
create index finding_past_open_opened on finding_past (opened_at desc, id desc, valid_from, valid_to)
    where resolved_at is null;
create index finding_past_open_since on finding_past (state_since desc, id desc, valid_from, valid_to)
    where resolved_at is null;
create index finding_past_by_rule on finding_past (rule_id,
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc,
    valid_from, valid_to);

alter table finding_past enable row level security;
alter table finding_past force row level security;
create policy scope_of_accounts on finding_past using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]));

-- By how much the number of a kind changed, over all accounts.
create table finding_change (
    grain          text        not null check (grain in ('year', 'month', 'day', 'quarter of an hour')),
    at             timestamptz not null, -- where the year, the month or whatever the grain is begins, in UTC
    rule_id        text        not null,
    region         text        not null,
    type           text        not null,
    severity       text        not null,
    machine_state  text        not null,
    human_state    text        not null,
    resolved_at    timestamptz, -- null, or the beginning of time: when is not what is counted
    accepted_until date,
    n              bigint      not null,
    unique nulls not distinct (grain, at, rule_id, region, type, severity, machine_state, human_state, resolved_at,
                               accepted_until)
);
create index finding_change_none on finding_change (n) where n = 0;

-- What was told since they were last added up; its moments are exact.
create table finding_change_told (
    at             timestamptz not null,
    rule_id        text        not null,
    region         text        not null,
    type           text        not null,
    severity       text        not null,
    machine_state  text        not null,
    human_state    text        not null,
    resolved_at    timestamptz,
    accepted_until date,
    n              bigint      not null
);

create table evaluation_change (
    grain   text        not null check (grain in ('year', 'month', 'day', 'quarter of an hour')),
    at      timestamptz not null,
    rule_id text        not null,
    verdict text        not null,
    n       bigint      not null,
    primary key (grain, at, rule_id, verdict)
);
create index evaluation_change_none on evaluation_change (n) where n = 0;

create table evaluation_change_told (
    at      timestamptz not null,
    rule_id text        not null,
    verdict text        not null,
    n       bigint      not null
);

-- They tell of all accounts: who may see some only may add to them, and is not told.
do $$
declare
    counted text;
begin
    foreach counted in array array['finding_change', 'finding_change_told', 'evaluation_change',
                                   'evaluation_change_told'] loop
        execute format('alter table %I enable row level security', counted);
        execute format('alter table %I force row level security', counted);
        execute format($policy$create policy all_accounts on %I using (
            (select coalesce(current_setting('vitals.accounts', true), '')) = '')$policy$, counted);
        execute format('create policy told_by_everybody on %I for insert with check (true)', counted);
    end loop;
end $$;

-- Planned each time: see V40.
create function tell_finding_past() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into finding_change_told
        select told_since, rule_id, region, type, severity, machine_state, human_state,
               case when resolved_at is not null then '-infinity'::timestamptz end, accepted_until, count(*)
          from new_rows group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
        return null;
    elsif tg_op = 'DELETE' then
        insert into finding_change_told
        select told_since, rule_id, region, type, severity, machine_state, human_state,
               case when resolved_at is not null then '-infinity'::timestamptz end, accepted_until, -count(*)
          from old_rows group by 1, 2, 3, 4, 5, 6, 7, 8, 9;
        execute $statement$
            with ended as (delete from finding_past p using old_rows o where o.id = p.id returning p.*)
            insert into finding_change_told
            select at, rule_id, region, type, severity, machine_state, human_state,
                   case when resolved_at is not null then '-infinity'::timestamptz end, accepted_until, sum(n)
              from (select valid_from as at, *, -1 as n from ended union all select valid_to, *, 1 from ended) moved
             group by 1, 2, 3, 4, 5, 6, 7, 8, 9$statement$;
        return null;
    end if;
    execute $statement$
        insert into finding_past (id, rule_id, resource_id, account_id, region, type, severity, machine_state, human_state,
                                  accepted_until, headline, opened_at, state_since, resolved_at, reopened, valid_from,
                                  valid_to)
        select o.id, o.rule_id, o.resource_id, o.account_id, o.region, o.type, o.severity, o.machine_state,
               o.human_state, o.accepted_until, o.headline, o.opened_at, o.state_since, o.resolved_at, o.reopened,
               o.told_since, n.told_since
          from old_rows o join new_rows n on n.id = o.id where o.told_since < n.told_since$statement$;
    execute $statement$
        insert into finding_change_told
        select at, rule_id, region, type, severity, machine_state, human_state, resolved, accepted_until, sum(n)
          from (select n.told_since as at, x.*
                  from old_rows o join new_rows n on n.id = o.id
                 cross join lateral (values
                       (o.rule_id, o.region, o.type, o.severity, o.machine_state, o.human_state,
                        case when o.resolved_at is not null then '-infinity'::timestamptz end, o.accepted_until, -1),
                       (n.rule_id, n.region, n.type, n.severity, n.machine_state, n.human_state,
                        case when n.resolved_at is not null then '-infinity'::timestamptz end, n.accepted_until, 1))
                       x (rule_id, region, type, severity, machine_state, human_state, resolved, accepted_until, n)
                 where (o.rule_id, o.region, o.type, o.severity, o.machine_state, o.human_state, o.resolved_at is null,
                        o.accepted_until)
                       is distinct from (n.rule_id, n.region, n.type, n.severity, n.machine_state, n.human_state,
                                         n.resolved_at is null, n.accepted_until)) moved
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(n) <> 0$statement$;
    return null;
end $$;

create function tell_evaluation_change() returns trigger language plpgsql as $$
begin
    if tg_table_name = 'evaluation_history' then
        insert into evaluation_change_told select valid_to, rule_id, verdict, -count(*) from new_rows group by 1, 2, 3;
    elsif tg_op = 'INSERT' then
        insert into evaluation_change_told select valid_from, rule_id, verdict, count(*) from new_rows group by 1, 2, 3;
    else
        execute $statement$
            insert into evaluation_change_told
            select n.valid_from, n.rule_id, n.verdict, count(*)
              from old_rows o join new_rows n on (n.rule_id, n.resource_id) = (o.rule_id, o.resource_id)
             where o.valid_from < n.valid_from group by 1, 2, 3$statement$;
    end if;
    return null;
end $$;

-- What has been until now, from the verdicts and from what events tell.
create function retell_findings() returns void language plpgsql set search_path = public, pg_temp as $$
begin
    truncate finding_past, finding_change, finding_change_told, evaluation_change, evaluation_change_told;
    create temporary table told on commit drop as
    with marked as (
        select e.finding_id, e.at, e.id, e.kind,
               min(e.at) filter (where e.kind in ('resolved', 'gone'))
                   over (partition by e.finding_id, e.spell order by e.id rows unbounded preceding) as closed_at,
               max(e.at) filter (where e.kind in ('opened', 'reopened', 'resolved', 'readable', 'unknown', 'gone'))
                   over past as since,
               max(e.id) filter (where e.kind in ('opened', 'reopened', 'changed') or e.kind = 'readable' and e.detail <> '')
                   over past as worded,
               max(e.id) filter (where e.kind in ('open', 'acknowledged', 'in_progress', 'acceptance_requested', 'accepted',
                                                  'review_requested', 'false_positive')) over past as decided,
               count(*) filter (where e.kind = 'reopened') over past as reopened
          from (select *, count(*) filter (where kind in ('opened', 'reopened'))
                              over (partition by finding_id order by id rows unbounded preceding) as spell
                  from finding_event) e
         where e.kind in ('opened', 'reopened', 'resolved', 'readable', 'unknown', 'gone', 'changed', 'open',
                          'acknowledged', 'in_progress', 'acceptance_requested', 'accepted', 'review_requested',
                          'false_positive')
        window past as (partition by e.finding_id order by e.id rows unbounded preceding)),
    last as (select distinct on (finding_id, at) * from marked order by finding_id, at, id desc)
    select l.*, lead(l.at) over (partition by l.finding_id order by l.at) as until from last l;
    create unique index on told (finding_id, at);
    analyze told;

    update finding f set told_since = t.at from told t where t.finding_id = f.id and t.until is null;

    insert into finding_past (id, rule_id, resource_id, account_id, region, type, severity, machine_state, human_state,
                              accepted_until, headline, opened_at, state_since, resolved_at, reopened, valid_from, valid_to)
    select f.id, f.rule_id, f.resource_id, f.account_id, f.region, f.type,
           case e.verdict when 'fail' then e.severity else f.severity end,
           case when e.verdict is null then 'gone' when e.verdict = 'fail' then 'failing'
                when e.verdict = 'unknown' then 'unknown' else 'passing' end,
           coalesce(decided.kind, 'open'), decided.until,
           case e.verdict when 'fail' then e.message else coalesce(worded.detail, f.headline) end,
           f.opened_at, coalesce(t.since, f.opened_at), t.closed_at, t.reopened, t.at, t.until
      from told t
      join finding f on f.id = t.finding_id
      left join finding_event decided on decided.id = t.decided
      left join finding_event worded on worded.id = t.worded
      left join lateral (
           select v.verdict, v.severity, v.message from evaluation v
            where (v.rule_id, v.resource_id) = (f.rule_id, f.resource_id) and v.valid_from <= t.at
           union all
           select h.verdict, h.severity, h.message from evaluation_history h
            where (h.resource_id, h.rule_id) = (f.resource_id, f.rule_id) and h.valid_from <= t.at and t.at < h.valid_to
            limit 1) e on true
     where t.until is not null;

    insert into finding_change_told
    select at, rule_id, region, type, severity, machine_state, human_state,
           case when resolved_at is not null then '-infinity'::timestamptz end, accepted_until, sum(n)
      from (select valid_from as at, rule_id, region, type, severity, machine_state, human_state, resolved_at,
                   accepted_until, 1 as n from finding_past
            union all
            select valid_to, rule_id, region, type, severity, machine_state, human_state, resolved_at, accepted_until, -1
              from finding_past
            union all
            select told_since, rule_id, region, type, severity, machine_state, human_state, resolved_at, accepted_until, 1
              from finding) moved
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9 having sum(n) <> 0;

    insert into evaluation_change_told
    select at, rule_id, verdict, sum(n)
      from (select valid_from as at, rule_id, verdict, 1 as n from evaluation
            union all select valid_from, rule_id, verdict, 1 from evaluation_history
            union all select valid_to, rule_id, verdict, -1 from evaluation_history) moved
     group by 1, 2, 3 having sum(n) <> 0;
    drop table told;
end $$;
select retell_findings();

create trigger finding_past_insert after insert on finding referencing new table as new_rows
    for each statement execute function tell_finding_past();
create trigger finding_past_update after update on finding referencing old table as old_rows new table as new_rows
    for each statement execute function tell_finding_past();
create trigger finding_past_delete after delete on finding referencing old table as old_rows
    for each statement execute function tell_finding_past();
create trigger evaluation_change_insert after insert on evaluation referencing new table as new_rows
    for each statement execute function tell_evaluation_change();
create trigger evaluation_change_update after update on evaluation referencing old table as old_rows new table as new_rows
    for each statement execute function tell_evaluation_change();
create trigger evaluation_change_end after insert on evaluation_history referencing new table as new_rows
    for each statement execute function tell_evaluation_change();

-- Each state of each finding from when until when. No condition stands within it, or the planner could not take the rows of
-- both in the order of an index.
create view finding_span with (security_invoker = true) as
select id, rule_id, resource_id, account_id, region, type, severity, machine_state, human_state, accepted_until, headline,
       opened_at, state_since, resolved_at, reopened, told_since as valid_from, 'infinity'::timestamptz as valid_to
  from finding
union all
select id, rule_id, resource_id, account_id, region, type, severity, machine_state, human_state, accepted_until, headline,
       opened_at, state_since, resolved_at, reopened, valid_from, valid_to
  from finding_past;

-- Findings as they stood at a moment.
create function finding_at(moment timestamptz) returns setof finding_span language sql stable as $$
    select * from finding_span where valid_from <= moment and moment < valid_to and opened_at <= moment
$$;

-- How many there were of each kind: of all accounts, by sums of what changed; of some, by looking at each. The moment is
-- the last before a quarter of an hour ends, as the end of a day is in every zone.
create function finding_count_at(moment timestamptz) returns table (
    rule_id text, region text, type text, severity text, machine_state text, human_state text, resolved_at timestamptz,
    accepted_until date, n bigint
) language sql stable as $$
    select c.rule_id, c.region, c.type, c.severity, c.machine_state, c.human_state, c.resolved_at, c.accepted_until, c.n
      from finding_change c
     where c.grain = 'year' and c.at < date_trunc('year', moment, 'UTC')
        or c.grain = 'month' and c.at >= date_trunc('year', moment, 'UTC') and c.at < date_trunc('month', moment, 'UTC')
        or c.grain = 'day' and c.at >= date_trunc('month', moment, 'UTC') and c.at < date_trunc('day', moment, 'UTC')
        or c.grain = 'quarter of an hour' and c.at >= date_trunc('day', moment, 'UTC') and c.at <= moment
    union all
    select t.rule_id, t.region, t.type, t.severity, t.machine_state, t.human_state, t.resolved_at, t.accepted_until, t.n
      from finding_change_told t where t.at <= moment
    union all
    select f.rule_id, f.region, f.type, f.severity, f.machine_state, f.human_state, f.resolved_at, f.accepted_until, 1
      from finding_at(moment) f where (select coalesce(current_setting('vitals.accounts', true), '')) <> ''
$$;

create function evaluation_count_at(moment timestamptz) returns table (rule_id text, verdict text, n bigint)
language sql stable as $$
    select c.rule_id, c.verdict, c.n
      from evaluation_change c
     where c.grain = 'year' and c.at < date_trunc('year', moment, 'UTC')
        or c.grain = 'month' and c.at >= date_trunc('year', moment, 'UTC') and c.at < date_trunc('month', moment, 'UTC')
        or c.grain = 'day' and c.at >= date_trunc('month', moment, 'UTC') and c.at < date_trunc('day', moment, 'UTC')
        or c.grain = 'quarter of an hour' and c.at >= date_trunc('day', moment, 'UTC') and c.at <= moment
    union all
    select t.rule_id, t.verdict, t.n from evaluation_change_told t where t.at <= moment
    union all
    select e.rule_id, e.verdict, 1
      from evaluation_at(moment) e where (select coalesce(current_setting('vitals.accounts', true), '')) <> ''
$$;

-- How many findings are open by the moment from which they are late: those moments are ends of days, so there are few.
create table finding_due_total (
    due_at         timestamptz,
    human_state    text   not null,
    accepted_until date,
    n              bigint not null,
    unique nulls not distinct (due_at, human_state, accepted_until)
);
create index finding_due_total_none on finding_due_total (n) where n = 0;
create table finding_due_told (like finding_due_total);

insert into finding_due_total
select due_at, human_state, accepted_until, count(*) from finding where resolved_at is null group by 1, 2, 3;

do $$
declare
    counted text;
begin
    foreach counted in array array['finding_due_total', 'finding_due_told'] loop
        execute format('alter table %I enable row level security', counted);
        execute format('alter table %I force row level security', counted);
        execute format($policy$create policy all_accounts on %I using (
            (select coalesce(current_setting('vitals.accounts', true), '')) = '')$policy$, counted);
        execute format('create policy told_by_everybody on %I for insert with check (true)', counted);
    end loop;
end $$;

create view finding_due_count with (security_invoker = true) as
select due_at, human_state, accepted_until, null::timestamptz as resolved_at, n from finding_due_total
union all
select due_at, human_state, accepted_until, null, n from finding_due_told
union all
select due_at, human_state, accepted_until, resolved_at, 1 from finding
 where resolved_at is null and (select coalesce(current_setting('vitals.accounts', true), '')) <> '';

create function tell_finding_due() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into finding_due_told
        select due_at, human_state, accepted_until, count(*) from new_rows where resolved_at is null group by 1, 2, 3;
    elsif tg_op = 'DELETE' then
        insert into finding_due_told
        select due_at, human_state, accepted_until, -count(*) from old_rows where resolved_at is null group by 1, 2, 3;
    else
        insert into finding_due_told
        select due_at, human_state, accepted_until, sum(n)
          from (select due_at, human_state, accepted_until, 1 as n from new_rows where resolved_at is null
                union all
                select due_at, human_state, accepted_until, -1 from old_rows where resolved_at is null) moved
         group by 1, 2, 3 having sum(n) <> 0;
    end if;
    return null;
end $$;
create trigger finding_due_insert after insert on finding referencing new table as new_rows
    for each statement execute function tell_finding_due();
create trigger finding_due_update after update on finding referencing old table as old_rows new table as new_rows
    for each statement execute function tell_finding_due();
create trigger finding_due_delete after delete on finding referencing old table as old_rows
    for each statement execute function tell_finding_due();

-- When each account was last read.
create index scan_read on scan (account_id, started_at desc) where state in ('complete', 'partial');
