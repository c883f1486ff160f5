-- Who is on a finding, and until when.

create table team (
    id        bigint generated always as identity primary key,
    name      text        not null unique check (name <> ''),
    closed_at timestamptz
);
create table team_member (
    team_id   bigint not null references team on delete cascade,
    member_id uuid   not null references member on delete cascade,
    primary key (team_id, member_id)
);
create index team_member_member on team_member (member_id);

-- The first that matches gives a new finding its owner.
create table owner_rule (
    id           bigint generated always as identity primary key,
    position     int    not null,
    account_id   char(12) references account on delete cascade,
    group_id     bigint references account_group on delete cascade,
    service      text   not null default '', -- AWS::EC2
    tag          text   not null default '', -- key=value, or a key
    owner_member uuid   references member on delete cascade,
    owner_team   bigint references team on delete cascade,
    check ((owner_member is null) <> (owner_team is null))
);

-- Days until a finding is due, by severity and group of accounts, and which days count. The newest row is in force; none
-- is ever changed.
create table due_version (
    version  bigint generated always as identity primary key,
    body     jsonb       not null,
    saved_at timestamptz not null,
    saved_by text        not null,
    reason   text        not null
);

alter table finding add column owner_member uuid references member;
alter table finding add column owner_team bigint references team;
alter table finding add column owned_by text not null default '' check (owned_by in ('', 'hand', 'rule'));
alter table finding add column due_from timestamptz; -- the clock of the table of days runs from here
alter table finding add column due_at timestamptz;   -- from this moment on it is late
alter table finding add column due_by text not null default '' check (due_by in ('', 'table', 'hand'));
alter table finding add check (owner_member is null or owner_team is null);
update finding set due_from = coalesce((select max(e.at) from finding_event e
    where e.finding_id = finding.id and e.kind in ('opened', 'reopened')), opened_at);

create index finding_due on finding (due_at, id);
create index finding_member on finding (owner_member, due_at) where owner_member is not null;
create index finding_team on finding (owner_team, due_at) where owner_team is not null;
create index finding_undue on finding (account_id) where due_at is null and resolved_at is null;
create index finding_unowned on finding (account_id) where owned_by = '' and resolved_at is null;
create index finding_lapse on finding (accepted_until) where human_state = 'accepted';

-- Each time that a finding was open: from opening or reopening until a scan saw it right.
create table finding_spell (
    finding_id   bigint      not null references finding,
    account_id   char(12)    not null,
    severity     text        not null,
    opened_at    timestamptz not null,
    closed_at    timestamptz,
    closed_as    text        check (closed_as in ('passing', 'gone')),
    due_at       timestamptz,
    sla          text        check (sla in ('met', 'breached')), -- stored at close; null where nothing was due
    owner_member uuid,
    owner_team   bigint,
    worked_by    text        not null default '', -- who last had it in work, or had it read again; empty: by itself
    primary key (finding_id, opened_at),
    check ((closed_at is null) = (closed_as is null))
);
create index finding_spell_opened on finding_spell (opened_at);
create index finding_spell_closed on finding_spell (closed_at) where closed_at is not null;
create index finding_spell_open on finding_spell (finding_id) where closed_at is null;

insert into finding_spell (finding_id, account_id, severity, opened_at, closed_at, closed_as)
select s.id, s.account_id, s.severity, s.at, s.closed_at,
       case s.closed_kind when 'gone' then 'gone' when 'resolved' then 'passing' end
  from (select distinct on (f.id, e.at) f.id, f.account_id, f.severity, e.at, closing.at as closed_at,
               closing.kind as closed_kind
          from finding f join finding_event e on e.finding_id = f.id and e.kind in ('opened', 'reopened')
          left join lateral (
              select c.at, c.kind from finding_event c
               where c.finding_id = f.id and c.id > e.id and c.kind in ('resolved', 'gone')
               order by c.id limit 1) closing on true
         order by f.id, e.at, e.id) s;

-- Filter, sorting and columns of a list, kept under a name.
create table saved_view (
    id         bigint generated always as identity primary key,
    name       text        not null check (name <> ''),
    question   text        not null, -- of the address, without the page
    columns    text        not null default '',
    owner      uuid        not null references member on delete cascade,
    shared     boolean     not null default false,
    created_at timestamptz not null,
    unique (owner, name)
);

do $$
begin
    execute 'alter table finding_spell enable row level security';
    execute 'alter table finding_spell force row level security';
    execute $policy$
        create policy scope_of_accounts on finding_spell using (
            (select coalesce(current_setting('vitals.accounts', true), '')) = ''
            or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]))
        $policy$;
end $$;

-- A rule on every account, or on a group, is for everybody to see; one on an account for who may see that account.
alter table owner_rule enable row level security;
alter table owner_rule force row level security;
create policy scope_of_accounts on owner_rule using (
    account_id is null
    or (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]));
