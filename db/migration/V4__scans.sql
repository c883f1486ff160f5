-- Somebody may ask a scan to stop; whichever instance runs it looks here.
alter table scan add column cancel_requested boolean not null default false;
-- Who asked for it, where it was not the schedule.
alter table scan add column requested_by text not null default '';
create index scan_queued on scan (account_id, requested_at) where state = 'queued';
-- Calls are counted per scan: two collectors may share a service.
alter table scan_unit drop column calls, drop column throttled;
