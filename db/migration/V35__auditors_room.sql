-- The auditor's room: samples that were drawn from a population, with the evidence of each drawn item as it was, and what
-- auditors ask for. All of it is only ever added to; what state a request is in is what its last entry says.

create table audit_sample (
    id                uuid        primary key,
    serial            bigint      generated always as identity, -- in which order they were drawn
    citation          text        not null,
    rules             text[]      not null, -- those that served the safeguard, by id
    scope             text        not null, -- 'all', 'account:…', 'group:…'
    scope_name        text        not null,
    accounts          text[]      not null check (cardinality(accounts) > 0),
    first_day         date        not null,
    last_day          date        not null,
    as_known_at       timestamptz not null, -- the end of the period, or when it was drawn where that came first
    population        int         not null check (population > 0),
    not_judged        int         not null,
    unread_lists      int         not null,
    population_sha256 text        not null check (population_sha256 ~ '^[0-9a-f]{64}$'),
    n                 int         not null check (n between 1 and population),
    seed              text        not null check (seed <> ''),
    seed_made         boolean     not null, -- by Vitals; otherwise whoever drew gave it
    drawn_by          uuid        not null references member,
    drawn_name        text        not null,
    drawn_at          timestamptz not null,
    archive_bytes     bigint      not null,
    archive_sha256    text        not null,
    check (first_day <= last_day)
);
create index audit_sample_drawn on audit_sample (serial desc);
create index audit_sample_question on audit_sample (citation, first_day, last_day);

create table audit_sample_item (
    sample_id     uuid        not null references audit_sample,
    number        int         not null check (number > 0),
    draw_sha256   text        not null,
    account_id    char(12)    not null,
    region        text        not null,
    type          text        not null,
    resource_id   text        not null,
    name          text        not null,
    first_verdict text,       -- null where no rule of the safeguard judged it
    last_verdict  text,
    days_failing  int         not null,
    days_unknown  int         not null,
    file          text        not null,
    sha256        text        not null,
    primary key (sample_id, number)
);

-- What is handed out, file by file, as it was when the sample was drawn.
create table audit_sample_file (
    sample_id uuid  not null references audit_sample,
    name      text  not null,
    sha256    text  not null check (sha256 ~ '^[0-9a-f]{64}$'),
    bytes     bytea not null,
    primary key (sample_id, name)
);

create table audit_request (
    id         bigint generated always as identity primary key,
    citation   text        not null,
    text       text        not null check (text <> ''),
    sample_id  uuid        references audit_sample,
    item       int,
    accounts   text[]      not null, -- that it is about; empty where it is about everything
    first_day  date,       -- of the evidence that it is about; null where it may be of any day
    last_day   date,
    wished_for date,       -- the day by which an answer is asked for
    asked_by   uuid        not null references member,
    asked_name text        not null,
    asked_at   timestamptz not null,
    foreign key (sample_id, item) references audit_sample_item (sample_id, number),
    check (item is null or sample_id is not null),
    check ((first_day is null) = (last_day is null))
);
create index audit_request_asked on audit_request (asked_at desc, id desc);

create table audit_request_entry (
    request_id bigint      not null references audit_request,
    number     int         not null check (number > 0),
    state      text        not null check (state in
        ('open', 'answered', 'declined', 'accepted', 'returned', 'withdrawn')), -- in which it leaves the request
    text       text        not null default '',
    by_id      uuid        not null references member,
    by_name    text        not null,
    at         timestamptz not null,
    primary key (request_id, number)
);

create table audit_request_file (
    request_id bigint      not null,
    number     int         not null, -- of the entry that it came with
    sha256     text        not null references evidence_file,
    name       text        not null check (name <> ''),
    primary key (request_id, number, sha256),
    foreign key (request_id, number) references audit_request_entry (request_id, number)
);

create function room_is_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'What was drawn, asked and answered stays' using errcode = 'insufficient_privilege';
end $$;

-- A sample and a request are seen by those who may see every account in them.
alter table audit_sample enable row level security;
alter table audit_sample force row level security;
create policy scope_of_accounts on audit_sample using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or accounts <@ (select string_to_array(current_setting('vitals.accounts', true), ','))::text[]);

alter table audit_request enable row level security;
alter table audit_request force row level security;
create policy scope_of_accounts on audit_request using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or cardinality(accounts) > 0
       and accounts <@ (select string_to_array(current_setting('vitals.accounts', true), ','))::text[]);

do $$
declare
    part text;
begin
    foreach part in array array['audit_sample_item', 'audit_sample_file'] loop
        execute format('alter table %I enable row level security', part);
        execute format('alter table %I force row level security', part);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or exists (select from audit_sample s where s.id = sample_id))
            $policy$, part);
    end loop;
    foreach part in array array['audit_request_entry', 'audit_request_file'] loop
        execute format('alter table %I enable row level security', part);
        execute format('alter table %I force row level security', part);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or exists (select from audit_request r where r.id = request_id))
            $policy$, part);
    end loop;
    foreach part in array array['audit_sample', 'audit_sample_item', 'audit_sample_file', 'audit_request',
                                'audit_request_entry', 'audit_request_file'] loop
        execute format('create trigger %I before update or delete on %I for each row execute function room_is_only_added_to()',
                       part || '_stays', part);
    end loop;
end $$;
