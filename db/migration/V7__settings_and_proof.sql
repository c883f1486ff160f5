-- What an organization decided otherwise than the defaults: the changed settings only, by their path. The newest row is
-- in force; none is ever changed, so that a score can be explained by the settings of its day.
create table settings_version (
    version  bigint generated always as identity primary key,
    changed  jsonb       not null,
    saved_at timestamptz not null,
    saved_by text        not null,
    reason   text        not null
);

-- The settings that a scan judged by; null before there were any of the organization's own.
alter table scan add column settings_version bigint;

-- The steps that prove a failure, in order: [{"label": …, "subject": …, "detail": …}]; null where the sentence is enough.
alter table evaluation add column proof jsonb;
alter table evaluation_history add column proof jsonb;

drop function evaluation_at(timestamptz);
create function evaluation_at(moment timestamptz) returns table (
    rule_id text, resource_id bigint, account_id char(12), verdict text, cause text, message text, field text,
    observed text, expected text, severity text, rule_version int, valid_from timestamptz, proof jsonb
) language sql stable as $$
    select e.rule_id, e.resource_id, e.account_id, e.verdict, e.cause, e.message, e.field, e.observed, e.expected,
           e.severity, e.rule_version, e.valid_from, e.proof
      from evaluation e where e.valid_from <= moment
    union all
    select h.rule_id, h.resource_id, h.account_id, h.verdict, h.cause, h.message, h.field, h.observed, h.expected,
           h.severity, h.rule_version, h.valid_from, h.proof
      from evaluation_history h where h.valid_from <= moment and moment < h.valid_to
$$;
