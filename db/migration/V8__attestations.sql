-- What people decide and attest. Rows are only ever added: what was known on any day can be told, and by whom.

-- The decision on an addressable specification (45 CFR 164.306(d)(3)); of a citation the newest holds.
create table decision (
    id             bigint generated always as identity primary key,
    citation       text        not null,
    choice         text        not null check (choice in ('implemented', 'alternative', 'not_reasonable')),
    reason         text        not null check (reason <> ''),
    measure        text        not null default '', -- the equivalent one that stands in its place
    why_no_measure text        not null default '', -- why no equivalent one is reasonable and appropriate either
    responsible    text        not null,
    decided_on     date        not null,
    review_due     date        not null,
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    check (review_due > decided_on),
    check (choice <> 'alternative' or measure <> ''),
    check (choice <> 'not_reasonable' or why_no_measure <> '')
);
create index decision_citation on decision (citation, id desc);

-- What an attestation said, version by version: one for life per statement, a version for each time that it is renewed.
create table attestation (
    id       bigint generated always as identity primary key,
    citation text not null
);
create index attestation_citation on attestation (citation);

create table attestation_version (
    attestation_id bigint      not null references attestation,
    version        int         not null check (version > 0),
    title          text        not null check (title <> ''),
    statement      text        not null check (statement <> ''),
    owner          text        not null check (owner <> ''),
    covers_from    date        not null,
    covers_to      date        not null,
    performed_on   date        not null,
    review_due     date        not null,
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    primary key (attestation_id, version),
    unique (attestation_id, version, recorded_by),
    check (covers_to >= covers_from),
    check (review_due > performed_on)
);
create index attestation_review on attestation_version (review_due, attestation_id);

-- Nobody signs what they recorded: the recorder's name stands beside the signer's so that the table itself refuses it.
create table attestation_signature (
    attestation_id bigint      not null,
    version        int         not null,
    recorded_by    text        not null,
    signed_by      text        not null,
    signed_at      timestamptz not null,
    primary key (attestation_id, version),
    foreign key (attestation_id, version, recorded_by)
        references attestation_version (attestation_id, version, recorded_by),
    check (signed_by <> recorded_by)
);

create table attestation_withdrawal (
    attestation_id bigint      primary key references attestation,
    reason         text        not null check (reason <> ''),
    withdrawn_by   text        not null,
    withdrawn_at   timestamptz not null
);

-- The attestations as they were known at a moment, and their state on a day: of each the newest signed version, the
-- newest of all where none is signed. A draft does not put an end to what was signed before it.
create function attestation_at(moment timestamptz, day date) returns table (
    id bigint, citation text, version int, newest_version int, title text, statement text, owner text,
    covers_from date, covers_to date, performed_on date, review_due date, recorded_by text, recorded_at timestamptz,
    signed_by text, signed_at timestamptz, withdrawn_by text, withdrawn_at timestamptz, withdrawn_because text, state text
) language sql stable as $$
    select distinct on (a.id)
           a.id, a.citation, v.version, max(v.version) over (partition by a.id), v.title, v.statement, v.owner,
           v.covers_from, v.covers_to, v.performed_on, v.review_due, v.recorded_by, v.recorded_at,
           s.signed_by, s.signed_at, w.withdrawn_by, w.withdrawn_at, w.reason,
           case when w.attestation_id is not null then 'withdrawn'
                when s.version is null then 'unsigned'
                when v.review_due < day then 'lapsed'
                else 'in_date' end
      from attestation a
      join attestation_version v on v.attestation_id = a.id and v.recorded_at <= moment
      left join attestation_signature s on (s.attestation_id, s.version) = (v.attestation_id, v.version)
                                       and s.signed_at <= moment
      left join attestation_withdrawal w on w.attestation_id = a.id and w.withdrawn_at <= moment
     order by a.id, s.version desc nulls last, v.version desc
$$;

-- The attestations and the decision that a safeguard's score rests on, as they stood when it was counted.
alter table score add column people jsonb not null default '{}';
alter table score drop constraint score_state_check;
alter table score add constraint score_state_check
    check (state in ('met', 'not_met', 'accepted', 'decided', 'not_assessed', 'awaiting'));
-- Safeguards that stand by a documented decision: never counted as met.
alter table score_day add column decided int not null default 0;
-- False where no scan covered the day: the rules count as they were last judged.
alter table score_day add column scanned boolean not null default true;
