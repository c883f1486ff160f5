-- When somebody looked at the overview, so that it can say what changed since: in the database, for several instances
-- serve the same person. A visit lasts until a pause; until then the one before it stays what is compared with.
create table member_visit (
    member_id uuid        primary key references member on delete cascade,
    began_at  timestamptz not null,
    seen_at   timestamptz not null,
    before_at timestamptz, -- when the visit before ended; null for the first one
    check (seen_at >= began_at and (before_at is null or before_at <= began_at))
);

-- The overview asks what happened between two moments.
create index scan_unread on scan (ended_at) where state in ('partial', 'failed', 'interrupted');
create index acceptance_ended on acceptance (ended_at) where state = 'expired';
