-- Files of other products' findings. A file that was read waits for somebody's word; what it says is kept only then.
create table import_batch (
    id          uuid primary key,
    product     text        not null, -- in rule ids: prowler
    product_name text       not null,
    version     text        not null,
    format      text        not null check (format in ('OCSF', 'ASFF')),
    file_name   text        not null,
    sha256      char(64)    not null,
    bytes       bigint      not null,
    uploaded_at timestamptz not null,
    uploaded_by text        not null,
    said_at     timestamptz,          -- the latest time that the file itself names
    kept_at     timestamptz,          -- null while it waits
    counts      jsonb       not null, -- what it holds and, once kept, what came of it
    refused     jsonb       not null  -- the first rows that could not be understood: where and why
);
create index import_batch_uploaded on import_batch (uploaded_at desc);
create index import_batch_sha on import_batch (sha256);

-- The rows of files that wait, by the place in the file; gone once somebody decided.
create table import_row (
    batch_id    uuid   not null references import_batch on delete cascade,
    nr          int    not null,
    account_id  text   not null,
    region      text   not null,
    rule_id     text   not null,
    title       text   not null,
    safeguards  text   not null, -- citations, by commas
    severity    text   not null,
    fails       boolean not null,
    message     text   not null,
    target      text   not null, -- ARN or id of what it is about
    target_type text   not null,
    advice      text   not null,
    primary key (batch_id, nr)
);

-- What files call their checks; the newest file's words.
create table reported_check (
    rule_id    text primary key,
    title      text not null,
    safeguards text not null,
    severity   text not null
);

-- The file that said a verdict last. Scans leave such a verdict alone while its resource is there.
alter table evaluation add column batch_id uuid;
create index evaluation_batch on evaluation (batch_id) where batch_id is not null;

-- Lists of findings by who reports them.
create index finding_reported on finding (rule_id) where position(':' in rule_id) > 0;
