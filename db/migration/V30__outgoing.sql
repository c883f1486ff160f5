-- What is told to other systems: where to, what of, and everything that was sent.
create table destination (
    id             uuid        primary key,
    name           text        not null check (name <> ''),
    kind           text        not null check (kind in
        ('webhook', 'slack', 'jira', 'securityhub', 'siem-http', 'siem-syslog')),
    place          text        not null, -- scheme, host and port, or the region: what may be shown of the address
    secrets        bytea,      -- sealed: the whole address, and what opens the door there
    settings       jsonb       not null default '{}', -- what the kind asks for beside that, nothing secret
    group_id       bigint,     -- null: every account; of a group that is gone: none. Therefore it refers to no table.
    least_severity text        not null check (least_severity in ('critical', 'high', 'medium', 'low')),
    kinds          text[]      not null, -- of events of findings
    active         boolean     not null default true,
    made_by        text        not null,
    made_at        timestamptz not null,
    removed_at     timestamptz, -- kept for the log's sake
    failures       int         not null default 0, -- attempts in a row that did not come through
    next_at        timestamptz not null, -- before that nothing is sent there
    trouble        text        not null default '',
    trouble_since  timestamptz,
    check ((removed_at is null) or not active)
);

-- Events that are still to be looked at, for whom. Written in the transaction of the event itself: what is committed late
-- is seen late, and never passed over; a destination gets nothing from before it was there.
create table event_to_send (
    event_id       bigint not null references finding_event on delete cascade,
    destination_id uuid   not null references destination on delete cascade,
    primary key (event_id, destination_id)
);

create function queue_events() returns trigger language plpgsql as $$
begin
    insert into event_to_send (event_id, destination_id)
    select e.id, d.id from fresh e join destination d on d.removed_at is null and e.kind = any (d.kinds);
    return null;
end $$;
create trigger finding_event_queued after insert on finding_event referencing new table as fresh
    for each statement execute function queue_events();

create table delivery (
    id             uuid        primary key, -- the same in every attempt
    destination_id uuid        not null references destination,
    event_id       bigint,     -- null for a test
    finding_id     bigint,
    account_id     char(12),
    event          text        not null,
    headline       text        not null,
    report         jsonb       not null, -- what is told, as it was when it was decided
    made_at        timestamptz not null,
    wanted_at      timestamptz not null, -- since when it is to be sent
    state          text        not null check (state in ('waiting', 'sending', 'sent', 'refused', 'given_up')),
    attempts       int         not null default 0,
    due_at         timestamptz not null, -- of the next attempt; while it is being sent, the end of the lease
    ended_at       timestamptz,
    status         int,        -- what the other side answered last, where it speaks HTTP
    answer         text        not null default '',
    twice          boolean     not null default false, -- an attempt was cut off: it may have arrived before
    unique (destination_id, event_id)
);
create index delivery_due on delivery (due_at, event_id) where state in ('waiting', 'sending');
create index delivery_order on delivery (destination_id, finding_id, event_id) where state in ('waiting', 'sending');
create index delivery_made on delivery (made_at desc, id);
create index delivery_state on delivery (state, made_at desc);
create index delivery_destination on delivery (destination_id, made_at desc);

-- Issues that were made for findings elsewhere, and how they stand there. That closes nothing here.
create table issue (
    destination_id uuid        not null references destination,
    finding_id     bigint      not null references finding on delete cascade,
    account_id     char(12)    not null,
    key            text        not null,
    link           text        not null,
    status         text        not null default '',
    done           boolean     not null default false, -- what the other side calls done
    made_at        timestamptz not null,
    seen_at        timestamptz, -- when its status was last asked for
    primary key (destination_id, finding_id)
);
create index issue_finding on issue (finding_id);

do $$
declare
    watched text;
begin
    foreach watched in array array['delivery', 'issue'] loop
        execute format('alter table %I enable row level security', watched);
        execute format('alter table %I force row level security', watched);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]))
            $policy$, watched);
    end loop;
end $$;
