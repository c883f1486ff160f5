-- Registers and policies are the organization's, for every account alike: no row policy. Rows are only ever added.

create table register_entry (
    id       bigint generated always as identity primary key,
    register text not null
);
create index register_entry_register on register_entry (register, id);

-- What an entry said, version by version.
create table register_version (
    entry_id    bigint      not null references register_entry,
    version     int         not null check (version > 0),
    title       text        not null check (title <> ''), -- such as "Ana Ruiz: HIPAA basics"
    fields      jsonb       not null,
    closed      boolean     not null,                     -- it is history: nothing of it is due any more
    due         date,                                     -- the last day on which it is in order; null for no end
    because     text        not null default '',          -- what holds of it from the day after on
    done_on     date,                                     -- the day that counts for the register's cadence
    file        text        references evidence_file,
    file_name   text        not null default '',
    note        text        not null default '',
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (entry_id, version)
);
create index register_version_title on register_version (lower(title), entry_id);
create index register_version_due on register_version (due, entry_id) where not closed;

-- The entries of a register as they were known at a moment.
create function register_at(moment timestamptz) returns table (
    id bigint, register text, version int, title text, fields jsonb, closed boolean, due date, because text,
    done_on date, file text, file_name text, note text, recorded_by text, recorded_at timestamptz
) language sql stable as $$
    select distinct on (e.id)
           e.id, e.register, v.version, v.title, v.fields, v.closed, v.due, v.because, v.done_on, v.file, v.file_name,
           v.note, v.recorded_by, v.recorded_at
      from register_entry e join register_version v on v.entry_id = e.id and v.recorded_at <= moment
     order by e.id, v.version desc
$$;

create table policy_version (
    policy      text        not null, -- by the word that is in its address
    version     int         not null check (version > 0),
    title       text        not null check (title <> ''),
    body        text        not null check (body <> ''), -- Markdown
    note        text        not null default '',
    recorded_by text        not null,
    recorded_at timestamptz not null,
    primary key (policy, version),
    unique (policy, version, recorded_by)
);

-- Nobody approves what they wrote.
create table policy_approval (
    policy      text        not null,
    version     int         not null,
    recorded_by text        not null,
    approved_by text        not null,
    approved_at timestamptz not null,
    primary key (policy, version),
    foreign key (policy, version, recorded_by) references policy_version (policy, version, recorded_by),
    check (approved_by <> recorded_by)
);
