-- How many findings and verdicts there are of each kind, so that a list of millions tells its length without counting.
-- Whoever changes a row adds what that changes to a heap of differences; a task adds them up now and then. Nobody waits
-- for anybody: a difference is a row of its own. Each tally is kept twice, by account and over all accounts; who may see
-- some accounts only is given the first. See docs/decisions/029.

create table finding_tally (
    account_id     char(12) not null,
    region         text     not null,
    rule_id        text     not null,
    type           text     not null,
    severity       text     not null,
    machine_state  text     not null,
    human_state    text     not null,
    resolved_at    timestamptz, -- null, or the beginning of time: when is not what is counted
    accepted_until date,
    owner_member   uuid,
    owner_team     bigint,
    n              bigint   not null,
    unique nulls not distinct (account_id, rule_id, region, type, severity, machine_state, human_state, resolved_at,
                               accepted_until, owner_member, owner_team)
);
create index finding_tally_none on finding_tally (n) where n = 0;
create table finding_tally_difference (like finding_tally);

create table finding_total (
    region         text     not null,
    rule_id        text     not null,
    type           text     not null,
    severity       text     not null,
    machine_state  text     not null,
    human_state    text     not null,
    resolved_at    timestamptz,
    accepted_until date,
    owner_member   uuid,
    owner_team     bigint,
    n              bigint   not null,
    unique nulls not distinct (rule_id, region, type, severity, machine_state, human_state, resolved_at, accepted_until,
                               owner_member, owner_team)
);
create index finding_total_none on finding_total (n) where n = 0;

create table evaluation_tally (
    account_id char(12) not null,
    rule_id    text     not null,
    verdict    text     not null,
    n          bigint   not null,
    primary key (account_id, rule_id, verdict)
);
create index evaluation_tally_none on evaluation_tally (n) where n = 0;
create table evaluation_tally_difference (like evaluation_tally);

create table evaluation_total (
    rule_id text   not null,
    verdict text   not null,
    n       bigint not null,
    primary key (rule_id, verdict)
);
create index evaluation_total_none on evaluation_total (n) where n = 0;

insert into finding_tally
select account_id, region, rule_id, type, severity, machine_state, human_state,
       case when resolved_at is not null then '-infinity'::timestamptz end, accepted_until, owner_member, owner_team,
       count(*)
  from finding group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;

insert into finding_total
select region, rule_id, type, severity, machine_state, human_state, resolved_at, accepted_until, owner_member, owner_team,
       sum(n)
  from finding_tally group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;

insert into evaluation_tally select account_id, rule_id, verdict, count(*) from evaluation group by 1, 2, 3;
insert into evaluation_total select rule_id, verdict, sum(n) from evaluation_tally group by 1, 2;

do $$
declare
    counted text;
begin
    foreach counted in array array['finding_tally', 'finding_tally_difference', 'evaluation_tally',
                                   'evaluation_tally_difference'] loop
        execute format('alter table %I enable row level security', counted);
        execute format('alter table %I force row level security', counted);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]))
            $policy$, counted);
    end loop;
end $$;

alter table finding_total enable row level security;
alter table finding_total force row level security;
create policy all_accounts on finding_total using ((select coalesce(current_setting('vitals.accounts', true), '')) = '');
alter table evaluation_total enable row level security;
alter table evaluation_total force row level security;
create policy all_accounts on evaluation_total using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = '');

-- Of some accounts.
create view finding_count with (security_invoker = true) as
select * from finding_tally union all select * from finding_tally_difference;

create view evaluation_count with (security_invoker = true) as
select * from evaluation_tally union all select * from evaluation_tally_difference;

-- Of all that one may see: of the two tallies by account or in all, one is asked.
create view finding_count_all with (security_invoker = true) as
select region, rule_id, type, severity, machine_state, human_state, resolved_at, accepted_until, owner_member, owner_team, n
  from finding_total
union all
select region, rule_id, type, severity, machine_state, human_state, resolved_at, accepted_until, owner_member, owner_team, n
  from finding_tally where (select coalesce(current_setting('vitals.accounts', true), '')) <> ''
union all
select region, rule_id, type, severity, machine_state, human_state, resolved_at, accepted_until, owner_member, owner_team, n
  from finding_tally_difference;

create view evaluation_count_all with (security_invoker = true) as
select rule_id, verdict, n from evaluation_total
union all
select rule_id, verdict, n from evaluation_tally
 where (select coalesce(current_setting('vitals.accounts', true), '')) <> ''
union all
select rule_id, verdict, n from evaluation_tally_difference;

create function tell_finding_tally() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into finding_tally_difference
        select account_id, region, rule_id, type, severity, machine_state, human_state,
               case when resolved_at is not null then '-infinity'::timestamptz end, accepted_until, owner_member,
               owner_team, count(*)
          from new_rows group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
    elsif tg_op = 'DELETE' then
        insert into finding_tally_difference
        select account_id, region, rule_id, type, severity, machine_state, human_state,
               case when resolved_at is not null then '-infinity'::timestamptz end, accepted_until, owner_member,
               owner_team, -count(*)
          from old_rows group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11;
    else
        insert into finding_tally_difference
        select account_id, region, rule_id, type, severity, machine_state, human_state,
               case when resolved_at is not null then '-infinity'::timestamptz end, accepted_until, owner_member,
               owner_team, sum(n)
          from (select account_id, region, rule_id, type, severity, machine_state, human_state, resolved_at,
                       accepted_until, owner_member, owner_team, 1 as n from new_rows
                union all
                select account_id, region, rule_id, type, severity, machine_state, human_state, resolved_at,
                       accepted_until, owner_member, owner_team, -1 from old_rows) moved
         group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 having sum(n) <> 0;
    end if;
    return null;
end $$;

create trigger finding_tally_insert after insert on finding referencing new table as new_rows
    for each statement execute function tell_finding_tally();
create trigger finding_tally_update after update on finding referencing old table as old_rows new table as new_rows
    for each statement execute function tell_finding_tally();
create trigger finding_tally_delete after delete on finding referencing old table as old_rows
    for each statement execute function tell_finding_tally();

create function tell_evaluation_tally() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into evaluation_tally_difference
        select account_id, rule_id, verdict, count(*) from new_rows group by 1, 2, 3;
    elsif tg_op = 'DELETE' then
        insert into evaluation_tally_difference
        select account_id, rule_id, verdict, -count(*) from old_rows group by 1, 2, 3;
    else
        insert into evaluation_tally_difference
        select account_id, rule_id, verdict, sum(n)
          from (select account_id, rule_id, verdict, 1 as n from new_rows
                union all select account_id, rule_id, verdict, -1 from old_rows) moved
         group by 1, 2, 3 having sum(n) <> 0;
    end if;
    return null;
end $$;

create trigger evaluation_tally_insert after insert on evaluation referencing new table as new_rows
    for each statement execute function tell_evaluation_tally();
create trigger evaluation_tally_update after update on evaluation referencing old table as old_rows new table as new_rows
    for each statement execute function tell_evaluation_tally();
create trigger evaluation_tally_delete after delete on evaluation referencing old table as old_rows
    for each statement execute function tell_evaluation_tally();

-- Open findings in the order of each list, and of one rule, account or type.
drop index finding_severity;
drop index finding_state;
drop index finding_account;
create index finding_open_by_severity on finding (
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc)
    where resolved_at is null;
create index finding_by_rule on finding (rule_id,
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc);
create index finding_by_type on finding (type,
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc);
create index finding_open_account on finding (account_id,
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc)
    where resolved_at is null;
create index finding_open_opened on finding (opened_at desc, id desc)
    include (human_state, accepted_until, account_id) where resolved_at is null;
drop index finding_undue;
create index finding_undue on finding (account_id) include (human_state, accepted_until)
    where due_at is null and resolved_at is null;
create index finding_open_due on finding (due_at, id) include (human_state, accepted_until, account_id)
    where resolved_at is null;
create index finding_open_since on finding (state_since desc, id desc) where resolved_at is null;
create index finding_unread on finding (account_id) where machine_state = 'unknown';
create index finding_people on finding (human_state) where human_state <> 'open';
