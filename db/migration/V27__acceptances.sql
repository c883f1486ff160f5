-- What people decide about findings. The machine's state and people's stay apart: only a scan resolves.

-- What makes a failure this one and no other: its sentence, the value that was found, the steps that prove it. Where in
-- the configuration it was seen does not count, for lists change their order.
create function failure_fingerprint(message text, observed text, proof jsonb) returns text language sql immutable as $$
    select encode(sha256(convert_to(
        message || E'\x1f' || coalesce(observed, '') || E'\x1f' || coalesce(proof::text, ''), 'UTF8')), 'hex')
$$;

alter table finding add column fingerprint text not null default ''; -- of its last failure
alter table finding add column accepted_until date; -- last day of the acceptance, in the organization's zone
alter table finding drop constraint finding_human_state_check;
alter table finding add constraint finding_human_state_check check (human_state in
    ('open', 'acknowledged', 'in_progress', 'acceptance_requested', 'accepted', 'review_requested', 'false_positive'));
update finding f set fingerprint = failure_fingerprint(e.message, e.observed, e.proof)
  from evaluation e where (e.rule_id, e.resource_id) = (f.rule_id, f.resource_id) and e.verdict = 'fail';

alter table finding_event add column by text not null default ''; -- who; empty for a scan
alter table finding_event add column until date; -- of an acceptance: its last day
alter table finding_event add column ref bigint; -- the comment or the file that it is about

-- A decision about findings that somebody asks for and somebody else approves. What it covers is written down when it is
-- asked for; it never grows.
create table acceptance (
    id             bigint generated always as identity primary key,
    kind           text        not null check (kind in ('risk', 'false_positive')),
    reach          text        not null check (reach in ('findings', 'rule', 'account')),
    rule_id        text,
    tag            text        not null default '', -- key=value, or a key
    chosen_by      jsonb,       -- the filter that admitted its findings; null where they were picked
    accounts       text[]      not null check (cardinality(accounts) > 0),
    reason         text        not null check (reason <> ''),
    measure        text        not null default '',
    until          date,        -- last day, in the organization's zone; a false positive has none
    extends        bigint      references acceptance,
    findings       int         not null check (findings > 0), -- as previewed
    critical       int         not null,
    state          text        not null default 'requested'
        check (state in ('requested', 'approved', 'rejected', 'withdrawn', 'expired')),
    requested_by   uuid        not null references member,
    requested_name text        not null,
    requested_at   timestamptz not null,
    requested_on   date        not null,
    decided_by     uuid        references member,
    decided_name   text        not null default '',
    decided_at     timestamptz,
    decided_note   text        not null default '',
    ended_at       timestamptz,
    ended_name     text        not null default '',
    ended_because  text        not null default '',
    warned_at      timestamptz,
    check ((kind = 'risk') = (until is not null)),
    check (until - requested_on between 1 and 365),
    check (decided_by <> requested_by), -- two people have looked at it
    check ((decided_by is null) = (decided_at is null)),
    check (state not in ('approved', 'rejected', 'expired') or decided_by is not null)
);
create index acceptance_state on acceptance (state, until, id);
create index acceptance_requested on acceptance (requested_at desc, id desc);

-- The findings that it covers, each with the failure that was looked at. It holds over [held_from, held_to).
create table acceptance_finding (
    acceptance_id bigint      not null references acceptance,
    finding_id    bigint      not null references finding,
    account_id    char(12)    not null,
    fingerprint   text        not null,
    was           text        not null, -- people's state when it was asked for
    held_from     timestamptz,          -- null until it is approved
    held_to       timestamptz,          -- null while it holds, or waits
    because       text        not null default '',
    primary key (acceptance_id, finding_id),
    check (held_to >= held_from)
);
alter table finding add column acceptance_id bigint references acceptance; -- that holds, or waits to be decided
create index acceptance_finding_standing on acceptance_finding (finding_id) where held_to is null;
create index acceptance_finding_all on acceptance_finding (finding_id);

alter table acceptance enable row level security;
alter table acceptance force row level security;
create policy scope_of_accounts on acceptance using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or accounts && ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]));
alter table acceptance_finding enable row level security;
alter table acceptance_finding force row level security;
create policy scope_of_accounts on acceptance_finding using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]));
