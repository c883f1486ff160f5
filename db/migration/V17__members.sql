-- People, by who vouches for them and the name that they have there: an address of mail is no key, it moves.
create table member (
    id           uuid        primary key,
    issuer       text        not null, -- the provider's own identifier; 'local' for the operator
    subject      text        not null,
    name         text        not null,
    mail         text        not null default '',
    active       boolean     not null default true,
    created_at   timestamptz not null,
    last_seen_at timestamptz,
    claims       jsonb       not null default '{}', -- what the provider said at the last sign-in
    unique (issuer, subject)
);

create table member_grant (
    id          bigint generated always as identity primary key,
    member_id   uuid        not null references member on delete cascade,
    role        text        not null check (role in
        ('administrator', 'compliance_officer', 'security_engineer', 'auditor', 'viewer')),
    group_id    bigint      references account_group on delete cascade, -- null: every account
    origin      text        not null check (origin in ('person', 'provider', 'scim')),
    until       timestamptz, -- null: until it is taken away
    period_from date,        -- what an auditor may see; null: everything
    period_to   date,
    granted_by  text        not null,
    granted_at  timestamptz not null,
    unique nulls not distinct (member_id, role, group_id, origin)
);
create index member_grant_member on member_grant (member_id);
create index member_grant_group on member_grant (group_id) where group_id is not null;

-- Which value of which claim gives which role. The lowest position that any value of the claim has decides.
create table claim_role (
    position int    primary key,
    issuer   text   not null default '', -- empty: any provider
    claim    text   not null,
    value    text   not null,
    role     text   not null check (role in
        ('administrator', 'compliance_officer', 'security_engineer', 'auditor', 'viewer')),
    group_id bigint references account_group on delete cascade
);

-- What a signed-in person with a scope of accounts may see is decided here, for every query there is or will be. The
-- setting holds account ids and group ids, separated by commas; without it (scans, schedules, people who may see
-- everything) every row is visible. It is read once per query.
do $$
declare
    watched text;
begin
    foreach watched in array array['resource', 'evaluation', 'evaluation_history', 'finding', 'scan', 'coverage',
                                   'coverage_history', 'account_group_member', 'import_row'] loop
        execute format('alter table %I enable row level security', watched);
        execute format('alter table %I force row level security', watched);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]))
            $policy$, watched);
    end loop;
end $$;

alter table account enable row level security;
alter table account force row level security;
create policy scope_of_accounts on account using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]));

alter table account_group enable row level security;
alter table account_group force row level security;
create policy scope_of_accounts on account_group using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or 'group:' || id = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]));

-- A score of everything is for those who may see everything.
do $$
declare
    kept text;
begin
    foreach kept in array array['score', 'score_day'] loop
        execute format('alter table %I enable row level security', kept);
        execute format('alter table %I force row level security', kept);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or scope = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[])
                or substr(scope, 9) = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[])
                   and scope like 'account:%%')
            $policy$, kept);
    end loop;
end $$;
