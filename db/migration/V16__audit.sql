-- Who did what. Each entry carries the hash of the one before it; nothing is ever changed or taken away. The trigger is
-- for everybody, and the role that the application signs in with is not even allowed to try (afterMigrate.sql).
create table audit_entry (
    number    bigint      primary key check (number > 0), -- without gaps
    at        timestamptz not null,
    actor     text        not null,
    method    text        not null, -- how the actor had signed in: oidc, saml, local, token, system
    address   text        not null,
    action    text        not null,
    object    text        not null,
    before    text,                 -- JSON as it was hashed
    after     text,
    reference text        not null,
    previous  bytea       not null check (length(previous) = 32),
    hash      bytea       not null unique check (length(hash) = 32)
);
create index audit_entry_at on audit_entry (at, number);
create index audit_entry_actor on audit_entry (actor, number desc);
create index audit_entry_action on audit_entry (action, number desc);

-- Once a day the newest hash, signed: whoever rewrites the chain from some entry on would have to have the key as well.
create table audit_head (
    day       date        primary key,
    number    bigint      not null,
    hash      bytea       not null,
    key       text        not null, -- the public key, X.509 SubjectPublicKeyInfo in Base64
    signature bytea       not null, -- Ed25519 over "day number hash"
    signed_at timestamptz not null
);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'The audit log is only ever added to' using errcode = 'insufficient_privilege';
end $$;

create trigger audit_entry_stays before update or delete on audit_entry
    for each row execute function audit_is_append_only();
create trigger audit_entry_stays_whole before truncate on audit_entry
    for each statement execute function audit_is_append_only();
create trigger audit_head_stays before update or delete on audit_head
    for each row execute function audit_is_append_only();
create trigger audit_head_stays_whole before truncate on audit_head
    for each statement execute function audit_is_append_only();

-- The application may not make tables, but a month needs its partition.
alter function ensure_month(text, timestamptz) security definer;
alter function ensure_month(text, timestamptz) set search_path = public, pg_temp;
