-- What each service of a scan cost and why it was not read; counted by the unit that asked, not by the service that answered.
alter table scan_unit
    add column calls     bigint not null default 0,
    add column throttled bigint not null default 0,
    add column lists     int    not null default 0,
    add column cause     text,
    add column detail    text   not null default '';
-- When the instance that runs the scan last gave word of it.
alter table scan add column heard_at timestamptz;
