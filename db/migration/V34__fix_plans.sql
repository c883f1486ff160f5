-- Fixes that somebody planned and somebody else approved. What is to be changed was written down before it was approved;
-- nothing else is ever done.

-- The role that fixes are made with, and that serves nothing else. An account without one is never changed.
create table fix_role (
    account_id  char(12) primary key references account on delete cascade,
    role_arn    text        not null,
    external_id text        not null default '',
    named_by    text        not null,
    named_at    timestamptz not null
);

create table fix_plan (
    id            uuid        primary key,
    finding_id    bigint      not null references finding,
    account_id    char(12)    not null references account,
    fix           text        not null,
    target        jsonb       not null, -- the resource as the fix needs to know it
    answers       jsonb       not null,
    before        jsonb       not null, -- the part of the resource that it changes, as it was when planned
    after         jsonb       not null,
    left_as       jsonb,                -- the same part as a failure left it
    trial         text        not null, -- what AWS said when it was asked whether it would
    state         text        not null check (state in
        ('planned', 'approved', 'rejected', 'running', 'done', 'refused', 'failed', 'undoing', 'undone')),
    message       text        not null default '',
    planned_by     text       not null,
    planned_member uuid, -- null for a standing order
    planned_at    timestamptz not null,
    automatic     boolean     not null default false,
    decided_by     text,
    decided_member uuid,
    decided_at    timestamptz,
    ended_at      timestamptz,
    undo_asked_by text,
    undo_asked_at timestamptz,
    -- Nobody approves what they planned themselves.
    check (decided_member is null or planned_member is null or decided_member <> planned_member),
    check ((decided_by is null) = (decided_at is null)),
    check ((decided_by is null) = (decided_member is null)),
    check (state = 'planned' or decided_by is not null)
);
-- Of two who plan at once for the same finding one is first.
create unique index fix_plan_open on fix_plan (finding_id) where state in ('planned', 'approved', 'running', 'undoing');
create index fix_plan_newest on fix_plan (planned_at desc, id);
create index fix_plan_account on fix_plan (account_id, planned_at desc);

-- Where fixes of a rule are made without asking: opted in by somebody, for accounts of a group, so many a day at most.
create table fix_automation (
    rule_id    text        not null,
    group_id   bigint      not null references account_group on delete cascade,
    most_a_day int         not null check (most_a_day between 1 and 1000),
    except_for text[]      not null default '{}', -- parts of ARNs that are left alone
    set_by     text        not null,
    set_member uuid        not null,
    set_at     timestamptz not null,
    primary key (rule_id, group_id)
);

-- The switch that stops every fix: the newest row counts.
create table fix_switch (
    id      bigint generated always as identity primary key,
    stopped boolean     not null,
    reason  text        not null,
    set_by  text        not null,
    set_at  timestamptz not null
);

do $$
declare
    watched text;
begin
    foreach watched in array array['fix_role', 'fix_plan'] loop
        execute format('alter table %I enable row level security', watched);
        execute format('alter table %I force row level security', watched);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]))
            $policy$, watched);
    end loop;
end $$;
