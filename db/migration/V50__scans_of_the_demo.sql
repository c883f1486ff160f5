-- Scans are kept for years: how far the demo has come is found without reading those of others.
create index scan_demo on scan (started_at) where trigger = 'demo';
