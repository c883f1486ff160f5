-- What is kept for how long, what must not go, and what went.

-- The shortest time for which anything is kept, as long as nobody says otherwise: six years (45 CFR 164.316(b)(2)(i)). A
-- shorter one is said here, by who owns the database; the application may read it and no more (afterMigrate.sql).
create table retention_floor (
    only_one boolean  primary key default true check (only_one),
    least    interval not null check (least >= interval '1 month')
);

create function least_kept() returns interval language sql stable set search_path = public, pg_temp as $$
    select coalesce((select f.least from retention_floor f), interval '6 years')
$$;

-- Holds: while one stands, nothing of its period is dropped. A hold is lifted, and never changed or taken away.
create table legal_hold (
    id             bigint generated always as identity primary key,
    name           text        not null check (name <> ''),
    reason         text        not null check (reason <> ''),
    begins         timestamptz,          -- null: from the beginning
    ends           timestamptz,          -- first moment after it; null: without an end
    accounts       text[]      not null default '{}', -- that it is about; empty for all. What is held is everybody's.
    placed_by      text        not null,
    placed_at      timestamptz not null,
    lifted_by      text,
    lifted_at      timestamptz,
    lifted_because text        not null default '',
    lifted_on      timestamptz,          -- by the clock of the database, which alone says when the waiting is over
    check (begins < ends),
    check ((lifted_by is null) = (lifted_at is null)),
    check (lifted_at is null or lifted_because <> '')
);

create function hold_is_lifted_once() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        if new.lifted_at is not null or new.lifted_on is not null then
            raise exception 'A hold begins standing' using errcode = 'insufficient_privilege';
        end if;
        return new;
    end if;
    if tg_op = 'DELETE' or old.lifted_at is not null or new.lifted_at is null
        or (new.id, new.name, new.reason, new.accounts, new.placed_by, new.placed_at)
           <> (old.id, old.name, old.reason, old.accounts, old.placed_by, old.placed_at)
        or (new.begins, new.ends) is distinct from (old.begins, old.ends) then
        raise exception 'A hold is lifted once, and nothing else is done to it' using errcode = 'insufficient_privilege';
    end if;
    new.lifted_on := now();
    return new;
end $$;
create trigger legal_hold_stands before insert or update or delete on legal_hold
    for each row execute function hold_is_lifted_once();

-- Those that count: also for a week after they were lifted, so that a mistake can be put right.
create view standing_hold with (security_invoker = true) as
select * from legal_hold where lifted_on is null or lifted_on + interval '7 days' > now();

-- Whether a hold keeps what was in effect from one moment to another.
create function held(first timestamptz, last timestamptz) returns boolean
    language sql stable set search_path = public, pg_temp as $$
    select exists (select from standing_hold h
                    where coalesce(h.begins, '-infinity') <= last and coalesce(h.ends, 'infinity') > first)
$$;

-- From when on the days are kept whole because of a hold: an interval that ended later may have begun within the period,
-- so a hold keeps every month from its first day on. Null where no hold stands.
create function held_from() returns timestamptz language sql stable set search_path = public, pg_temp as $$
    select min(coalesce(h.begins, '-infinity')) from standing_hold h
$$;

-- Each run: until when it went, and what it dropped.
create table retention_run (
    id       uuid        primary key,
    at       timestamptz not null,
    until    timestamptz not null, -- what was in effect at this moment or later stayed
    ended_at timestamptz,
    trouble  text        not null default '' -- what could not be dropped, and why
);
create index retention_run_at on retention_run (at desc);

create table retention_drop (
    run_id uuid        not null references retention_run,
    kind   text        not null,
    part   text        not null default '', -- the month; empty where rows went
    until  timestamptz not null, -- nothing of before is whole any more
    rows   bigint      not null check (rows >= 0),
    bytes  bigint      not null default 0,
    primary key (run_id, kind, part)
);
create index retention_drop_until on retention_drop (kind, until);

-- Drops the month of a history. The application may not drop tables; through this it drops those of months that are over
-- for longer than anything is kept, and of no hold. Waits for nobody longer than a few seconds.
create function drop_month(parent text, month date, out rows bigint, out bytes bigint)
    language plpgsql security definer set search_path = public, pg_temp set lock_timeout = '5s' as $$
declare
    part text        := parent || to_char(month, '"_"YYYY"_"MM');
    over timestamptz := (date_trunc('month', month::timestamp) + interval '1 month') at time zone 'UTC';
    late boolean;
begin
    if parent not in ('resource_version', 'evaluation_history', 'coverage_history')
        or not exists (select from pg_inherits i
                        where i.inhparent = to_regclass('public.' || parent)
                          and i.inhrelid = to_regclass('public.' || quote_ident(part))) then
        raise exception 'There is no month % of %', month, parent using errcode = 'insufficient_privilege';
    end if;
    if over > now() - least_kept() then
        raise exception 'The month % of % is kept until %', month, parent, (over + least_kept())::date
            using errcode = 'insufficient_privilege';
    end if;
    if held_from() < over then
        raise exception 'A legal hold keeps the month % of %', month, parent using errcode = 'insufficient_privilege';
    end if;
    execute format('select count(*), coalesce(bool_or(valid_to >= %L), false) from %I', over, part) into rows, late;
    if late then
        raise exception 'The table % holds more than its month', part using errcode = 'insufficient_privilege';
    end if;
    bytes := pg_total_relation_size(part::regclass);
    execute format('drop table %I', part);
end $$;

-- What people attested is kept until it has not been in effect for as long as anything is kept: a version that another one
-- replaced, or that was withdrawn. What is in effect, or lapsed without another, stays.
create or replace function refuse_files_of_what_is_signed() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and current_setting('vitals.forgetting', true) = 'yes'
        and current_user = (select pg_get_userbyid(c.relowner) from pg_class c where c.oid = tg_relid) then
        return old;
    end if;
    if tg_op <> 'INSERT' then
        raise exception 'Files of attestations are only ever added';
    end if;
    if exists (select from attestation_signature s
                where (s.attestation_id, s.version) = (new.attestation_id, new.version)) then
        raise exception 'Version % of attestation % is signed off', new.version, new.attestation_id;
    end if;
    return new;
end $$;

create function attestation_over(until timestamptz) returns table (attestation_id bigint, version int)
    language sql stable set search_path = public, pg_temp as $$
    select o.attestation_id, o.version
      from (select v.attestation_id, v.version, v.recorded_at,
                   least(w.withdrawn_at, (select min(s.signed_at) from attestation_signature s
                                           where s.attestation_id = v.attestation_id and s.version > v.version)) as over_at
              from attestation_version v
              left join attestation_withdrawal w on w.attestation_id = v.attestation_id) o
     where greatest(o.over_at, o.recorded_at) < until and o.over_at is not null and not held(o.recorded_at, o.over_at)
$$;

create function forget_attestations(until timestamptz) returns bigint
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    gone bigint;
begin
    if until > now() - least_kept() then
        raise exception 'Attestations are kept for %', least_kept() using errcode = 'insufficient_privilege';
    end if;
    perform set_config('vitals.forgetting', 'yes', true);
    with over_now as materialized (select o.attestation_id, o.version from attestation_over(until) o),
         files as (
             delete from attestation_file f using over_now o
              where (f.attestation_id, f.version) = (o.attestation_id, o.version)),
         signatures as (
             delete from attestation_signature s using over_now o
              where (s.attestation_id, s.version) = (o.attestation_id, o.version)),
         versions as (
             delete from attestation_version v using over_now o
              where (v.attestation_id, v.version) = (o.attestation_id, o.version) returning v.attestation_id)
    select count(*) into gone from versions;
    perform set_config('vitals.forgetting', '', true);
    delete from attestation_withdrawal w
     where not exists (select from attestation_version v where v.attestation_id = w.attestation_id);
    delete from attestation a
     where not exists (select from attestation_version v where v.attestation_id = a.id);
    return gone;
end $$;

-- The oldest scores are found without reading every one.
create index score_oldest on score using brin (day);
-- What is gone is looked for by when it went.
create index resource_gone on resource (gone_at) where gone_at is not null;
create index finding_gone on finding (resolved_at) where machine_state = 'gone';
create index live_change_heard on live_change (heard_at);
