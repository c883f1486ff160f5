-- An auditor sees the evidence of a period: the first and the last day of it, in the organization's zone.
alter table member_grant
    add column evidence_from date,
    add column evidence_to   date,
    add constraint member_grant_period check (
        (evidence_from is null) = (evidence_to is null)
        and (evidence_from is null or (role = 'auditor' and evidence_from <= evidence_to)));
