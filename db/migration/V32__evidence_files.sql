-- Files that people show as evidence, once per content. Those of attestations are the organization's, for every account
-- alike, and so is the right to add them (ATTEST is for everything). Those of findings are reached by the hash alone, and
-- the table that knows it has a row policy. So there is none here.
create table evidence_file (
    sha256  text        primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size    bigint      not null check (size > 0),
    type    text        not null, -- what is in it, by its usual ending: pdf
    place   text        not null check (place in ('database', 's3')),
    kept_at timestamptz not null
);

-- The content of those that lie here, in pieces of a megabyte.
create table evidence_chunk (
    sha256 text  not null references evidence_file,
    number int   not null check (number >= 0),
    bytes  bytea not null,
    primary key (sha256, number)
);
-- They are packed already.
alter table evidence_chunk alter column bytes set storage external;

alter table finding_attachment add foreign key (sha256) references evidence_file;

-- Which files belong to which version of an attestation, under the name that they came with.
create table attestation_file (
    attestation_id bigint      not null,
    version        int         not null,
    sha256         text        not null references evidence_file,
    name           text        not null check (name <> ''),
    added_by       text        not null,
    added_at       timestamptz not null,
    primary key (attestation_id, version, sha256),
    foreign key (attestation_id, version) references attestation_version (attestation_id, version)
);

-- What somebody signed off stays what they signed off.
create function refuse_files_of_what_is_signed() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' then
        raise exception 'Files of attestations are only ever added';
    end if;
    if exists (select from attestation_signature s
                where (s.attestation_id, s.version) = (new.attestation_id, new.version)) then
        raise exception 'Version % of attestation % is signed off', new.version, new.attestation_id;
    end if;
    return new;
end $$;
create trigger attestation_file_before_the_signature before insert or update or delete on attestation_file
    for each row execute function refuse_files_of_what_is_signed();

-- The hashes that a signature covers, in their own order.
alter table attestation_signature add column files text[] not null default '{}';

-- What was recorded for several safeguards at once is renewed and signed off at once.
create sequence attestation_set;
alter table attestation add column set_id bigint not null default nextval('attestation_set');
alter sequence attestation_set owned by attestation.set_id;
create index attestation_set_member on attestation (set_id, id);
-- The sheet of the kit that it was recorded from; empty where from none.
alter table attestation add column kit text not null default '';
