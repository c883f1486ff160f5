-- When the instance that runs a scan last gave word, by the clock of the database: those of instances may differ.
alter table scan add column beat_at timestamptz;

-- Two scans that are the first of a month want its partition at the same time. The one that waited for the lock has to look
-- again into the tables themselves: to_regclass remembers that there was none, because an advisory lock tells of no changes.
create or replace function ensure_month(parent text, month timestamptz) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
declare
    first timestamp := date_trunc('month', month at time zone 'UTC');
    part  text      := parent || to_char(first, '"_"YYYY"_"MM');
begin
    if to_regclass(quote_ident(part)) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('ensure_month ' || part));
    if exists (select from pg_class c where c.relname = part and c.relnamespace = current_schema()::regnamespace) then
        return;
    end if;
    execute format('create table %I (like %I including defaults including constraints)', part, parent);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part,
        to_char(first, 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(first + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
end $$;
