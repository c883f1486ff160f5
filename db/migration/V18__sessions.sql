-- Who is signed in, wherever. The cookie's value is not kept, only its hash: who reads this table signs in as nobody.
create table web_session (
    id_hash      bytea       primary key check (length(id_hash) = 32), -- SHA-256 of the value in the cookie
    handle       uuid        not null unique,                          -- names it on pages
    member_id    uuid        references member on delete cascade,      -- null before the sign-in
    method       text        not null default '',
    known_as     text        not null default '',                      -- how the provider names them when it ends the session
    created_at   timestamptz not null,
    signed_in_at timestamptz,
    last_used_at timestamptz not null,                                 -- polls of open pages do not count
    address      text        not null default '',
    browser      text        not null default '',
    attributes   jsonb       not null default '{}'                     -- name to Base64 of the serialized value
);
create index web_session_member on web_session (member_id) where member_id is not null;
create index web_session_known_as on web_session using hash (known_as) where known_as <> '';
create index web_session_used on web_session (last_used_at);

-- The account of Vitals itself. What the configuration said last, so that a password changed in the browser stays until
-- the configuration says something new.
alter table operator add column configured_hash text;
alter table operator add column changed_at timestamptz;

-- Its second factor. The secret is sealed with a key that lies outside the database.
create table operator_factor (
    operator    text        primary key references operator on delete cascade,
    secret      bytea       not null,
    enrolled_at timestamptz not null,
    last_step   bigint      not null -- number of the newest period whose code was used: none is taken twice
);

create table operator_recovery_code (
    operator text  not null references operator on delete cascade,
    hash     bytea not null check (length(hash) = 32),
    used_at  timestamptz,
    primary key (operator, hash)
);

-- Guesses that were wrong, by hashes of what was typed and from where.
create table sign_in_guess (
    key       text        primary key,
    wrong     int         not null check (wrong >= 0),
    last_at   timestamptz not null,
    not_until timestamptz not null
);
create index sign_in_guess_last on sign_in_guess (last_at);

-- Each time that the account of Vitals itself was used outside the demo.
create table break_glass_use (
    id      bigint generated always as identity primary key,
    name    text        not null,
    at      timestamptz not null,
    address text        not null
);
create index break_glass_use_at on break_glass_use (at desc);
