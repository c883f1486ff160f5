-- Queues by which accounts say that something has changed. What they say is never believed; it tells where to look.
create table live_queue (
    id         bigint generated always as identity primary key,
    account_id char(12)    not null references account on delete cascade, -- whose way in opens the queue
    url        text        not null unique,
    region     text        not null,
    paused     boolean     not null default false,
    added_by   text        not null,
    added_at   timestamptz not null,
    asked_at   timestamptz,          -- when it last answered
    heard_at   timestamptz,          -- when it last had something
    trouble    text        not null default '', -- why it does not answer; one sentence
    noise      bigint      not null default 0,  -- messages that asked for no look
    broken     bigint      not null default 0,  -- messages that could not be understood
    strangers  bigint      not null default 0   -- messages about accounts that are not watched
);

-- What was heard, each event once, and the reading that it asked for.
create table live_change (
    id          bigint generated always as identity primary key,
    account_id  char(12)    not null references account on delete cascade,
    event_id    text        not null,
    region      text        not null,
    name        text        not null,
    services    text[]      not null,
    names       text[]      not null,
    happened_at timestamptz not null, -- as the event says
    heard_at    timestamptz not null,
    state       text        not null default 'waiting' check (state in ('waiting', 'reading', 'read', 'failed')),
    attempts    int         not null default 0,
    not_before  timestamptz not null,
    spot        uuid,                 -- the reading; one may serve many events
    message     text        not null default '',
    ended_at    timestamptz,
    unique (account_id, event_id)
);
create index live_change_newest on live_change (id desc);
create index live_change_waiting on live_change (account_id, not_before) where state in ('waiting', 'reading');
create index live_change_of_account on live_change (account_id, id desc);

do $$
declare
    watched text;
begin
    foreach watched in array array['live_queue', 'live_change'] loop
        execute format('alter table %I enable row level security', watched);
        execute format('alter table %I force row level security', watched);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]))
            $policy$, watched);
    end loop;
end $$;
