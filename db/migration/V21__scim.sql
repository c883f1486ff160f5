-- People and groups as a provider pushes them (SCIM 2.0). A provider is known by the issuer under which its people sign
-- in, so that whom it pushes and who signs in are the same member.
create table scim_provider (
    id           bigint generated always as identity primary key,
    name         text        not null,
    issuer       text        not null unique check (issuer <> 'local'),
    subject_from text        not null check (subject_from in ('externalId', 'userName')), -- what equals sub or NameID
    groups_claim text        not null, -- under which name its groups stand in claim_role
    created_at   timestamptz not null
);

create table scim_credential (
    id           uuid        primary key,
    provider_id  bigint      not null references scim_provider on delete cascade,
    prefix       text        not null,
    hash         bytea       not null unique check (length(hash) = 32),
    created_by   text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null check (expires_at > created_at and expires_at <= created_at + interval '366 days'),
    last_used_at timestamptz, -- to the minute
    last_address text,
    revoked_at   timestamptz,
    revoked_by   text,
    check ((revoked_at is null) = (revoked_by is null))
);
create index scim_credential_provider on scim_credential (provider_id, created_at desc);

create table scim_user (
    id          uuid        primary key,
    provider_id bigint      not null references scim_provider on delete cascade,
    member_id   uuid        not null unique references member on delete cascade,
    user_name   text        not null,
    external_id text,
    resource    jsonb       not null, -- the attributes that Vitals keeps; the rest is forgotten on purpose
    version     int         not null default 1,
    created_at  timestamptz not null,
    changed_at  timestamptz not null
);
create unique index scim_user_name on scim_user (provider_id, lower(user_name));
create index scim_user_external on scim_user (provider_id, external_id);
create index scim_user_order on scim_user (provider_id, created_at, id);

create table scim_group (
    id           uuid        primary key,
    provider_id  bigint      not null references scim_provider on delete cascade,
    display_name text        not null,
    external_id  text,
    version      int         not null default 1,
    created_at   timestamptz not null,
    changed_at   timestamptz not null
);
create unique index scim_group_name on scim_group (provider_id, lower(display_name));
create index scim_group_external on scim_group (provider_id, external_id);
create index scim_group_order on scim_group (provider_id, created_at, id);

create table scim_group_member (
    group_id uuid not null references scim_group on delete cascade,
    user_id  uuid not null references scim_user on delete cascade,
    primary key (group_id, user_id)
);
create index scim_group_member_user on scim_group_member (user_id);

-- What a person closed only a person opens: SCIM lets in again only whom SCIM had put out.
alter table member add column deactivated_by text check (deactivated_by in ('person', 'scim'));
update member set deactivated_by = 'person' where not active;
