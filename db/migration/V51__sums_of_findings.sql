-- How many findings there are by severity and state alone: what a page asks first, of a group of accounts or of an earlier
-- day, without adding up a hundred thousand kinds. Kept from the same differences as the tallies; see docs/decisions/041.

create table finding_sum (
    account_id     char(12) not null,
    severity       text     not null,
    machine_state  text     not null,
    human_state    text     not null,
    resolved_at    timestamptz, -- null, or the beginning of time: when is not what is counted
    accepted_until date,
    n              bigint   not null,
    unique nulls not distinct (account_id, severity, machine_state, human_state, resolved_at, accepted_until)
);
create index finding_sum_none on finding_sum (n) where n = 0;

insert into finding_sum
select account_id, severity, machine_state, human_state, resolved_at, accepted_until, sum(n)
  from finding_tally group by 1, 2, 3, 4, 5, 6 having sum(n) <> 0;

alter table finding_sum enable row level security;
alter table finding_sum force row level security;
create policy scope_of_accounts on finding_sum using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]));

create view finding_sum_count with (security_invoker = true) as
select account_id, severity, machine_state, human_state, resolved_at, accepted_until, n from finding_sum
union all
select account_id, severity, machine_state, human_state, resolved_at, accepted_until, n from finding_tally_difference;

create table finding_change_sum (
    grain          text        not null check (grain in ('year', 'month', 'day', 'quarter of an hour')),
    at             timestamptz not null, -- where the year, the month or whatever the grain is begins, in UTC
    severity       text        not null,
    machine_state  text        not null,
    human_state    text        not null,
    resolved_at    timestamptz,
    accepted_until date,
    n              bigint      not null,
    unique nulls not distinct (grain, at, severity, machine_state, human_state, resolved_at, accepted_until)
);
create index finding_change_sum_none on finding_change_sum (n) where n = 0;

insert into finding_change_sum
select grain, at, severity, machine_state, human_state, resolved_at, accepted_until, sum(n)
  from finding_change group by 1, 2, 3, 4, 5, 6, 7 having sum(n) <> 0;

alter table finding_change_sum enable row level security;
alter table finding_change_sum force row level security;
create policy all_accounts on finding_change_sum using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = '');

create function finding_sum_at(moment timestamptz) returns table (
    severity text, machine_state text, human_state text, resolved_at timestamptz, accepted_until date, n bigint
) language sql stable as $$
    select c.severity, c.machine_state, c.human_state, c.resolved_at, c.accepted_until, c.n
      from finding_change_sum c
     where c.grain = 'year' and c.at < date_trunc('year', moment, 'UTC')
        or c.grain = 'month' and c.at >= date_trunc('year', moment, 'UTC') and c.at < date_trunc('month', moment, 'UTC')
        or c.grain = 'day' and c.at >= date_trunc('month', moment, 'UTC') and c.at < date_trunc('day', moment, 'UTC')
        or c.grain = 'quarter of an hour' and c.at >= date_trunc('day', moment, 'UTC') and c.at <= moment
    union all
    select t.severity, t.machine_state, t.human_state, t.resolved_at, t.accepted_until, t.n
      from finding_change_told t where t.at <= moment
    union all
    select f.severity, f.machine_state, f.human_state, f.resolved_at, f.accepted_until, 1
      from finding_at(moment) f where (select coalesce(current_setting('vitals.accounts', true), '')) <> ''
$$;

-- What is told anew (retell_findings) is summed anew.
create function forget_change_sums() returns trigger language plpgsql as $$
begin
    delete from finding_change_sum;
    return null;
end $$;
create trigger finding_change_truncated after truncate on finding_change
    for each statement execute function forget_change_sums();

-- Resolved findings in the order in which lists open, which may be few among the worst.
create index finding_resolved_by_severity on finding (
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc)
    where resolved_at is not null;
