-- Vitals watched itself: what a scan that failed failed of, which lists cannot be read, and tokens that may ask how Vitals
-- itself does.

-- Why an account could not be opened, in the words of unreadable lists; null where Vitals itself failed, or nothing did.
alter table scan add column cause text;

-- Lists that cannot be read are few; told for every account without reading all that can.
create index coverage_unread on coverage (cause, account_id) where cause is not null;

alter table api_token drop constraint api_token_rights_check;
alter table api_token add constraint api_token_rights_check check (cardinality(rights) > 0 and rights <@ array
    ['READ', 'EXPORT', 'SCAN', 'TRIAGE', 'IMPORT', 'RULES', 'ACCOUNTS', 'AUDIT', 'WATCH']);
