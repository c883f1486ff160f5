-- Lists that age, as people uploaded them: the newest of a name that nobody withdrew is in force, before what the folder
-- of lists holds and before what is shipped. The text is kept as it was read; none is ever changed.
create table reference_list (
    id           bigint generated always as identity primary key,
    name         text        not null,
    body         text        not null,
    uploaded_at  timestamptz not null,
    uploaded_by  text        not null,
    withdrawn_at timestamptz,
    withdrawn_by text,
    check ((withdrawn_at is null) = (withdrawn_by is null))
);
create index reference_list_name on reference_list (name, id desc);
