-- The overview asks of every account when it was last read to the end, and what cannot be read now: both are few.
create index scan_complete on scan (account_id, requested_at desc) where state = 'complete';
create index coverage_unread on coverage (account_id) where cause is not null;
