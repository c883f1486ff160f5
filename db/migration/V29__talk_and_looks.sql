-- What people say on a finding. Changing it adds a version; nothing vanishes.
create table finding_comment (
    id          bigint generated always as identity primary key,
    finding_id  bigint      not null references finding,
    account_id  char(12)    not null,
    author      uuid        not null references member,
    author_name text        not null,
    at          timestamptz not null,
    evidence    boolean     not null default false -- to be printed with the evidence
);
create index finding_comment_finding on finding_comment (finding_id, id);

create table finding_comment_version (
    comment_id bigint      not null references finding_comment,
    version    int         not null check (version > 0),
    account_id char(12)    not null,
    text       text        not null check (text <> ''),
    at         timestamptz not null,
    primary key (comment_id, version)
);

create table finding_mention (
    comment_id bigint      not null references finding_comment,
    member_id  uuid        not null references member on delete cascade,
    account_id char(12)    not null,
    at         timestamptz not null,
    primary key (comment_id, member_id)
);
create index finding_mention_member on finding_mention (member_id, at desc);

create table finding_attachment (
    id          bigint generated always as identity primary key,
    finding_id  bigint      not null references finding,
    account_id  char(12)    not null,
    name        text        not null check (name <> ''),
    sha256      text        not null, -- of its content, which is kept with the files of evidence
    author      uuid        not null references member,
    author_name text        not null,
    at          timestamptz not null,
    evidence    boolean     not null default false
);
create index finding_attachment_finding on finding_attachment (finding_id, id);

-- "I fixed it": what the finding's rule looks at is read again, at once.
create table finding_look (
    id         uuid        primary key,
    finding_id bigint      not null references finding,
    account_id char(12)    not null,
    asked_by   text        not null,
    asked_at   timestamptz not null,
    state      text        not null check (state in ('waiting', 'running', 'fixed', 'failing', 'unread', 'failed')),
    message    text        not null default '', -- what is read now, and in the end what came of it
    ended_at   timestamptz
);
create index finding_look_finding on finding_look (finding_id, asked_at desc);
create unique index finding_look_once on finding_look (finding_id) where state in ('waiting', 'running');

do $$
declare
    watched text;
begin
    foreach watched in array array['finding_comment', 'finding_comment_version', 'finding_mention',
                                   'finding_attachment', 'finding_look'] loop
        execute format('alter table %I enable row level security', watched);
        execute format('alter table %I force row level security', watched);
        execute format($policy$
            create policy scope_of_accounts on %I using (
                (select coalesce(current_setting('vitals.accounts', true), '')) = ''
                or account_id::text = any ((select string_to_array(current_setting('vitals.accounts', true), ','))::text[]))
            $policy$, watched);
    end loop;
end $$;

create function talk_is_only_added_to() returns trigger language plpgsql as $$
begin
    raise exception 'What was said stays' using errcode = 'insufficient_privilege';
end $$;
create trigger comment_version_stays before update or delete on finding_comment_version
    for each row execute function talk_is_only_added_to();
create trigger attachment_stays before update of sha256, name or delete on finding_attachment
    for each row execute function talk_is_only_added_to();
