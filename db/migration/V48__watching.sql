-- What a scan that failed failed of, and tokens that may ask how Vitals itself does.

-- Why an account could not be opened, in the words of unreadable lists; null where Vitals itself failed, or nothing did.
alter table scan add column cause text;

alter table api_token drop constraint api_token_rights_check;
alter table api_token add constraint api_token_rights_check check (cardinality(rights) > 0 and rights <@ array
    ['READ', 'EXPORT', 'SCAN', 'TRIAGE', 'IMPORT', 'RULES', 'ACCOUNTS', 'AUDIT', 'WATCH']);
