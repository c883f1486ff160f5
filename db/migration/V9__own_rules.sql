-- Rules that an organization writes itself. What a rule says is never changed: each change is a new version, and a
-- version is in force from one row of own_rule_switch to the next.
create table own_rule (
    id         text primary key check (id ~ '^own-[a-z0-9-]{1,60}$'),
    type       text        not null, -- CloudFormation type name; another type is another rule
    created_at timestamptz not null,
    created_by text        not null,
    in_force   int         -- the version that judges; null while the rule is off
);

create table own_rule_version (
    rule_id    text        not null references own_rule,
    version    int         not null check (version > 0),
    title      text        not null,
    severity   text        not null check (severity in ('critical', 'high', 'medium', 'low')),
    safeguards text[]      not null,
    applies    text        not null, -- empty where it applies to all
    expression text        not null,
    message    text        not null, -- empty where the usual sentence is enough
    guidance   text        not null,
    saved_at   timestamptz not null,
    saved_by   text        not null,
    note       text        not null,
    primary key (rule_id, version)
);

create table own_rule_switch (
    id      bigint generated always as identity primary key,
    rule_id text        not null references own_rule,
    version int,        -- in force from now on; null: switched off
    at      timestamptz not null,
    by      text        not null
);
create index own_rule_switch_rule on own_rule_switch (rule_id, id);
