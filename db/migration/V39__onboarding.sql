-- Accounts on their way in: what was generated for each, how the connection was found, which scan was its first. The
-- account itself comes into being with its first scan.
create table onboarding (
    id            uuid        primary key,
    kind          text        not null check (kind in ('account', 'organization')),
    account_id    char(12)    not null, -- in which the role is; of an organization the one that tells its members
    name          text        not null check (name <> ''),
    external_id   text        not null,
    principal     text        not null, -- who Vitals is to AWS; empty where it could not be found out
    role_arn      text        not null,
    home_region   text        not null,
    endpoint      text        not null default '',
    holds_phi     boolean     not null,
    groups        text[]      not null default '{}',
    checked       jsonb,                -- how the last look at the connection went
    checked_at    timestamptz,
    scan_asked_at timestamptz,
    begun_by      text        not null,
    begun_at      timestamptz not null,
    ended_at      timestamptz           -- when it was done with, or given up
);
-- Of two who begin with the same account one is first.
create unique index onboarding_open on onboarding (account_id) where ended_at is null;
create index onboarding_begun on onboarding (begun_at desc);

-- The accounts that come in with it: itself, or the members of the organization.
create table onboarding_account (
    onboarding_id uuid        not null references onboarding on delete cascade,
    account_id    char(12)    not null,
    name          text        not null,
    aws_state     text        not null default 'ACTIVE', -- as AWS Organizations names it
    opens         boolean,                               -- null where it was not tried
    trouble       text        not null default '',
    chosen        boolean     not null default true,
    reason        text        not null default '',       -- why it is left out, in the words of who left it out
    scan_id       uuid,
    primary key (onboarding_id, account_id)
);

do $$
declare
    watched text;
begin
    foreach watched in array array['onboarding', 'onboarding_account'] loop
        execute format('alter table %I enable row level security', watched);
        execute format('alter table %I force row level security', watched);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]))
            $policy$, watched);
    end loop;
end $$;
