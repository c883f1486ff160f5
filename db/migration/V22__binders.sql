-- Binders: what was asked for, how far it is, and the archive that came of it. What was asked for is never changed, and
-- an archive that was made stays as it is.
create table binder (
    id               uuid        primary key,
    scope            text        not null, -- 'all', 'account:…', 'group:…', or 'accounts' for some by hand
    scope_name       text        not null,
    accounts         text[]      not null, -- that the scope held when it was asked for
    citations        text[]      not null, -- the safeguards; empty for all that count
    first_day        date        not null,
    last_day         date        not null,
    paper            text        not null check (paper in ('a4', 'letter')),
    holds_audit      boolean     not null, -- whether a part of the audit log is in it
    visible          text        not null, -- the rows that whoever asked may see; empty for all
    requested_by     text        not null,
    requested_method text        not null,
    requested_at     timestamptz not null,
    anchor           text        not null, -- the entry of the audit log by which it was asked for
    state            text        not null check (state in ('queued', 'running', 'made', 'failed')),
    attempt          int         not null default 0,
    step             text        not null default '',
    done             int         not null default 0,
    total            int         not null default 0,
    started_at       timestamptz,
    ended_at         timestamptz,
    message          text        not null default '', -- why it failed
    file_name        text,
    bytes            bigint,
    sha256           text,
    manifest_sha256  text,
    signer           text,
    check (first_day <= last_day),
    check ((state = 'made') = (sha256 is not null))
);
create index binder_requested on binder (requested_at desc, id);

-- The archive in pieces, so that neither writing nor sending it takes its size in memory.
create table binder_part (
    binder_id uuid  not null references binder on delete cascade,
    number    int   not null,
    bytes     bytea not null,
    primary key (binder_id, number)
);

-- A binder is seen by those who may see every account in it; one of everything by those who may see everything.
alter table binder enable row level security;
alter table binder force row level security;
create policy scope_of_accounts on binder using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or scope <> 'all' and visible <> ''
       and accounts <@ (select string_to_array(current_setting('vitals.accounts', true), ','))::text[]);

alter table binder_part enable row level security;
alter table binder_part force row level security;
create policy scope_of_accounts on binder_part using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or exists (select from binder b where b.id = binder_id));
