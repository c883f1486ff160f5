-- Scans are kept for years: the last one that read an account is found without reading those before it.
create index scan_read on scan (account_id, started_at) where state in ('complete', 'partial');
create index scan_demo on scan (started_at) where trigger = 'demo';
