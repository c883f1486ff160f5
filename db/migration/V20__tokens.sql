-- Tokens by which programs of somebody call the API. The token itself is not here: only its SHA-256, which is enough for
-- 256 random bits.
create table api_token (
    id           uuid        primary key,
    member_id    uuid        not null references member on delete cascade,
    name         text        not null,
    prefix       text        not null, -- its first characters, by which people and the audit log tell it
    hash         bytea       not null unique check (length(hash) = 32),
    -- What needs a person who has just signed in is not among them.
    rights       text[]      not null check (cardinality(rights) > 0 and rights <@ array
        ['READ', 'EXPORT', 'SCAN', 'TRIAGE', 'IMPORT', 'RULES', 'ACCOUNTS', 'AUDIT']),
    group_id     bigint      references account_group on delete cascade, -- null: every account of its maker
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
    last_used_at timestamptz, -- to the minute: not every call is worth a row version
    last_address text,
    revoked_at   timestamptz,
    revoked_by   text,
    check ((revoked_at is null) = (revoked_by is null))
);
create index api_token_member on api_token (member_id, created_at desc);
create index api_token_created on api_token (created_at desc, id);
create index api_token_group on api_token (group_id) where group_id is not null;

-- From where a token was used: the first time from a new network is worth an entry in the audit log.
create table api_token_network (
    token_id uuid        not null references api_token on delete cascade,
    network  text        not null, -- an IPv4 address, or the first 64 bits of an IPv6 one
    first_at timestamptz not null,
    primary key (token_id, network)
);
