-- What is watched, what exists, what was judged, what is wrong, how well it holds. Every time comes from the caller.
-- Current state stands in one table, what it replaced in another that is partitioned by the month in which it ended:
-- a scan that changes nothing writes nothing, and retention drops partitions.

create table account (
    id         char(12) primary key,
    name       text        not null,
    partition  text        not null default 'aws',
    connection jsonb       not null, -- kind (ambient, profile, role, recording), its values, external id
    regions    text[]      not null default '{}',
    holds_phi  boolean     not null default false,
    schedule   text,
    paused     boolean     not null default false,
    created_at timestamptz not null
);

create table account_group (
    id   bigint generated always as identity primary key,
    name text not null unique
);

create table account_group_member (
    group_id   bigint   not null references account_group on delete cascade,
    account_id char(12) not null references account on delete cascade,
    primary key (group_id, account_id)
);
create index account_group_member_account on account_group_member (account_id);

-- A configuration, once, however many resources and versions have it.
create table content (
    hash bytea primary key, -- SHA-256 of the canonical JSON without its volatile members
    body jsonb not null
);

-- The current version of everything that was ever seen.
create table resource (
    id          bigint generated always as identity primary key,
    account_id  char(12)    not null references account,
    region      text        not null,
    type        text        not null,
    resource_id text        not null,
    arn         text        not null,
    name        text        not null,
    tags        jsonb       not null default '{}',
    hash        bytea,      -- null where the row stands for a list that was never read
    valid_from  timestamptz not null,
    first_seen  timestamptz not null,
    gone_at     timestamptz,
    unique (account_id, region, type, resource_id)
);
create index resource_type on resource (type, account_id);
create index resource_arn on resource (arn);
create index resource_hash on resource (hash);

create table resource_version (
    resource_id bigint      not null,
    hash        bytea       not null,
    valid_from  timestamptz not null,
    valid_to    timestamptz not null,
    scan_id     uuid        not null  -- the scan that ended it
) partition by range (valid_to);
create index resource_version_resource on resource_version (resource_id, valid_to);

create table evaluation (
    rule_id      text        not null,
    resource_id  bigint      not null,
    account_id   char(12)    not null,
    verdict      text        not null check (verdict in ('pass', 'fail', 'unknown', 'not_applicable')),
    cause        text,
    message      text        not null default '',
    field        text        not null default '',
    observed     text        not null default '',
    expected     text        not null default '',
    severity     text        not null check (severity in ('critical', 'high', 'medium', 'low')),
    rule_version int         not null,
    valid_from   timestamptz not null,
    scan_id      uuid        not null,
    primary key (rule_id, resource_id),
    check ((verdict = 'unknown') = (cause is not null))
);
create index evaluation_resource on evaluation (resource_id);
create index evaluation_account on evaluation (account_id, rule_id, verdict);

create table evaluation_history (
    rule_id      text        not null,
    resource_id  bigint      not null,
    account_id   char(12)    not null,
    verdict      text        not null,
    cause        text,
    message      text        not null,
    field        text        not null,
    observed     text        not null,
    expected     text        not null,
    severity     text        not null,
    rule_version int         not null,
    valid_from   timestamptz not null,
    scan_id      uuid        not null,
    valid_to     timestamptz not null
) partition by range (valid_to);
create index evaluation_history_resource on evaluation_history (resource_id, rule_id, valid_to);
create index evaluation_history_account on evaluation_history (account_id, valid_to);

-- One for life per rule and resource that ever failed.
create table finding (
    id            bigint generated always as identity primary key,
    rule_id       text        not null,
    resource_id   bigint      not null,
    account_id    char(12)    not null,
    region        text        not null,
    type          text        not null,
    severity      text        not null check (severity in ('critical', 'high', 'medium', 'low')),
    machine_state text        not null check (machine_state in ('failing', 'passing', 'unknown', 'gone')),
    human_state   text        not null default 'open' check (human_state in
        ('open', 'acknowledged', 'in_progress', 'acceptance_requested', 'accepted', 'false_positive')),
    headline      text        not null,
    opened_at     timestamptz not null,
    state_since   timestamptz not null,
    resolved_at   timestamptz, -- set while a scan has shown it passing or gone, and nothing has shown otherwise since
    reopened      int         not null default 0,
    unique (rule_id, resource_id)
);
create index finding_account on finding (account_id, machine_state, severity);
create index finding_severity on finding (severity, machine_state);
create index finding_state on finding (machine_state, human_state);
create index finding_opened on finding (opened_at);
create index finding_since on finding (state_since);
create index finding_resource on finding (resource_id);

create table finding_event (
    id         bigint generated always as identity primary key,
    finding_id bigint      not null references finding on delete cascade,
    at         timestamptz not null,
    kind       text        not null,
    detail     text        not null default '',
    scan_id    uuid
);
create index finding_event_finding on finding_event (finding_id, id);
create index finding_event_at on finding_event (at);

create table scan (
    id           uuid primary key,
    account_id   char(12)    not null references account,
    requested_at timestamptz not null,
    started_at   timestamptz,
    ended_at     timestamptz,
    state        text        not null check (state in
        ('queued', 'running', 'complete', 'partial', 'cancelled', 'failed', 'interrupted')),
    trigger      text        not null,
    resources    int         not null default 0,
    calls        bigint      not null default 0,
    throttled    bigint      not null default 0,
    message      text        not null default ''
);
create index scan_account on scan (account_id, requested_at desc);
create index scan_requested on scan (requested_at);
create index scan_under_way on scan (state) where state in ('queued', 'running');

create table scan_unit (
    scan_id    uuid   not null references scan on delete cascade,
    service    text   not null,
    region     text   not null,
    state      text   not null,
    resources  int    not null default 0,
    unreadable int    not null default 0,
    calls      bigint not null default 0,
    throttled  bigint not null default 0,
    started_at timestamptz,
    ended_at   timestamptz,
    primary key (scan_id, service, region)
);

-- How whole a list was, as long as it stayed so.
create table coverage (
    account_id char(12)    not null,
    region     text        not null,
    type       text        not null,
    listed     int,        -- null where the list could not be read to its end
    cause      text,
    detail     text        not null default '',
    valid_from timestamptz not null,
    scan_id    uuid        not null,
    primary key (account_id, region, type),
    check ((listed is null) = (cause is not null))
);

create table coverage_history (
    account_id char(12)    not null,
    region     text        not null,
    type       text        not null,
    listed     int,
    cause      text,
    detail     text        not null,
    valid_from timestamptz not null,
    scan_id    uuid        not null,
    valid_to   timestamptz not null
) partition by range (valid_to);
create index coverage_history_account on coverage_history (account_id, valid_to);

create table score_day (
    scope         text    not null, -- 'all', 'account:…', 'group:…'
    day           date    not null,
    met           int     not null,
    not_met       int     not null,
    accepted      int     not null, -- met but for failures whose risk somebody accepted
    not_assessed  int     not null,
    awaiting      int     not null,
    total         int     not null,
    pass_points   numeric not null,
    accepted_points numeric not null,
    weight_points numeric not null,
    evaluated     bigint  not null,
    in_scope      bigint  not null,
    open_critical int     not null,
    open_high     int     not null,
    open_medium   int     not null,
    open_low      int     not null,
    rule_set      text    not null,
    settings_hash text    not null,
    primary key (scope, day)
);

create table score (
    scope         text    not null,
    citation      text    not null,
    day           date    not null,
    state         text    not null check (state in ('met', 'not_met', 'accepted', 'not_assessed', 'awaiting')),
    pass_points   numeric not null,
    weight_points numeric not null,
    evaluated     bigint  not null,
    in_scope      bigint  not null,
    inputs        jsonb   not null, -- per rule: pass, fail, unknown, not applicable, accepted, weight, version
    primary key (scope, citation, day)
);
create index score_day_of_scope on score (scope, day);

-- Makes the partition of a month where there is none yet. Made aside and then attached: readers are not locked out.
create function ensure_month(parent text, month timestamptz) returns void language plpgsql as $$
declare
    first timestamp := date_trunc('month', month at time zone 'UTC');
    part  text      := parent || to_char(first, '"_"YYYY"_"MM');
begin
    if to_regclass(quote_ident(part)) is not null then
        return;
    end if;
    perform pg_advisory_xact_lock(hashtext('ensure_month ' || part));
    if to_regclass(quote_ident(part)) is not null then
        return;
    end if;
    execute format('create table %I (like %I including defaults including constraints)', part, parent);
    execute format('alter table %I attach partition %I for values from (%L) to (%L)', parent, part,
        to_char(first, 'YYYY-MM-DD') || ' 00:00:00+00',
        to_char(first + interval '1 month', 'YYYY-MM-DD') || ' 00:00:00+00');
end $$;

-- The verdicts as they stood at a moment.
create function evaluation_at(moment timestamptz) returns table (
    rule_id text, resource_id bigint, account_id char(12), verdict text, cause text, message text, field text,
    observed text, expected text, severity text, rule_version int, valid_from timestamptz
) language sql stable as $$
    select e.rule_id, e.resource_id, e.account_id, e.verdict, e.cause, e.message, e.field, e.observed, e.expected,
           e.severity, e.rule_version, e.valid_from
      from evaluation e where e.valid_from <= moment
    union all
    select h.rule_id, h.resource_id, h.account_id, h.verdict, h.cause, h.message, h.field, h.observed, h.expected,
           h.severity, h.rule_version, h.valid_from
      from evaluation_history h where h.valid_from <= moment and moment < h.valid_to
$$;

-- What existed at a moment, and the hash of its configuration.
create function resource_at(moment timestamptz) returns table (
    id bigint, account_id char(12), region text, type text, resource_id text, hash bytea, valid_from timestamptz
) language sql stable as $$
    select r.id, r.account_id, r.region, r.type, r.resource_id, r.hash, r.valid_from
      from resource r where r.valid_from <= moment and r.gone_at is null and r.hash is not null
    union all
    select r.id, r.account_id, r.region, r.type, r.resource_id, v.hash, v.valid_from
      from resource_version v join resource r on r.id = v.resource_id
     where v.valid_from <= moment and moment < v.valid_to
$$;
