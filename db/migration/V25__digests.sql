-- What a person wants to be told by mail, and when.
create table digest_choice (
    member_id    uuid        primary key references member on delete cascade,
    address      text        not null default '', -- only for who has none from where they sign in
    rhythm       text        not null default 'none' check (rhythm in ('none', 'daily', 'weekly')),
    weekday      int         not null default 1 check (weekday between 1 and 7), -- Monday is 1
    hour         time        not null default '07:00',
    zone         text        not null,
    scope        text        not null default 'all', -- 'all', 'groups:3,7'
    view_id      bigint, -- the saved view that findings are limited to; that it was deleted is said and not forgotten
    view_name    text        not null default '',
    discreet     boolean     not null default false,
    all_clear    boolean     not null default true,
    alerts       boolean     not null default false,
    alerts_since timestamptz, -- what opened before is no news
    reminders    boolean     not null default true,
    token        text        not null unique, -- in the addresses that end mails without a sign-in
    covered_to   timestamptz not null, -- everything until then was told, or was nothing
    next_at      timestamptz, -- null: no digest
    mailed_at    timestamptz  -- of the last digest
);
create index digest_choice_due on digest_choice (next_at) where next_at is not null;

-- Accounts that a scan has just been through: looked at for what cannot wait once the window is over.
create table alert_due (
    account_id char(12)    primary key references account on delete cascade,
    due_at     timestamptz not null
);

alter table alert_due enable row level security;
alter table alert_due force row level security;
create policy scope_of_accounts on alert_due using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]));
