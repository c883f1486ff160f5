-- What people look for, by any part of it, and how they like their pages.

create extension if not exists pg_trgm;

-- The words by which findings and resources are found, apart from them: row security lets no index of patterns serve a
-- table that it guards, for a pattern might tell of rows that are not to be seen. Who asks directly sees what the row
-- policy of the finding or resource lets them see; found_finding and found_resource ask as the owner and give ids alone,
-- which whoever asked then looks up under their own scope.
create table search_text (
    kind text   not null check (kind in ('finding', 'resource')),
    id   bigint not null,
    text text   not null,
    tags jsonb,           -- of resources
    primary key (kind, id)
);
alter table search_text enable row level security;
create policy scope_of_what_it_names on search_text using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or kind = 'finding' and exists (select from finding f where f.id = search_text.id)
    or kind = 'resource' and exists (select from resource r where r.id = search_text.id));

-- For a whole statement at once: a scan writes a hundred thousand resources by one. What joins is planned anew each time
-- (execute): a plan that was made for one row and kept for the session compares every row with every other.
create function keep_finding_text() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        execute $sql$delete from search_text t using old_rows o where t.kind = 'finding' and t.id = o.id$sql$;
    elsif tg_op = 'INSERT' then
        insert into search_text (kind, id, text) select 'finding', id, headline from new_rows;
    else
        execute $sql$
            update search_text t set text = n.headline from new_rows n
             where t.kind = 'finding' and t.id = n.id and t.text <> n.headline$sql$;
    end if;
    return null;
end $$;

create function keep_resource_text() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
begin
    if tg_op = 'DELETE' then
        execute $sql$delete from search_text t using old_rows o where t.kind = 'resource' and t.id = o.id$sql$;
    elsif tg_op = 'INSERT' then
        insert into search_text
        select 'resource', id, concat_ws(E'\n', resource_id, name, arn,
                                         (select string_agg(t.value, E'\n') from jsonb_each_text(tags) t)), tags
          from new_rows;
    else
        execute $sql$
            update search_text t set text = w.text, tags = w.tags
              from (select n.id, n.tags, concat_ws(E'\n', n.resource_id, n.name, n.arn,
                                                   (select string_agg(g.value, E'\n') from jsonb_each_text(n.tags) g)) as text
                      from new_rows n) w
             where t.kind = 'resource' and t.id = w.id and (t.text, t.tags) is distinct from (w.text, w.tags)$sql$;
    end if;
    return null;
end $$;

insert into search_text (kind, id, text) select 'finding', id, headline from finding;
insert into search_text select 'resource', id, concat_ws(E'\n', resource_id, name, arn,
    (select string_agg(t.value, E'\n') from jsonb_each_text(tags) t)), tags from resource;
create index search_text_parts on search_text using gin (text gin_trgm_ops);
create index search_text_tags on search_text using gin (tags) where kind = 'resource';

create trigger finding_is_found after insert on finding referencing new table as new_rows
    for each statement execute function keep_finding_text();
create trigger finding_is_found_anew after update on finding referencing new table as new_rows
    for each statement execute function keep_finding_text();
create trigger finding_is_not_found after delete on finding referencing old table as old_rows
    for each statement execute function keep_finding_text();
create trigger resource_is_found after insert on resource referencing new table as new_rows
    for each statement execute function keep_resource_text();
create trigger resource_is_found_anew after update on resource referencing new table as new_rows
    for each statement execute function keep_resource_text();
create trigger resource_is_not_found after delete on resource referencing old table as old_rows
    for each statement execute function keep_resource_text();

-- Resources whose id, name, ARN or value of a tag is like the pattern.
create function found_resource(pattern text) returns setof bigint
    language sql stable security definer rows 200 set search_path = public, pg_temp as $$
    select t.id from search_text t where t.kind = 'resource' and t.text ilike pattern
$$;

-- Resources that carry the tags of the object.
create function tagged_resource(pairs jsonb) returns setof bigint
    language sql stable security definer rows 200 set search_path = public, pg_temp as $$
    select t.id from search_text t where t.kind = 'resource' and t.tags @> pairs
$$;

-- Resources that carry a tag of this key, whatever its value.
create function keyed_resource(key text) returns setof bigint
    language sql stable security definer rows 200 set search_path = public, pg_temp as $$
    select t.id from search_text t where t.kind = 'resource' and t.tags ? key
$$;

-- Findings whose headline is like the pattern, and those about resources that are.
create function found_finding(pattern text) returns setof bigint
    language sql stable security definer rows 200 set search_path = public, pg_temp as $$
    select t.id from search_text t where t.kind = 'finding' and t.text ilike pattern
    union
    select f.id from search_text t join finding f on f.resource_id = t.id
     where t.kind = 'resource' and t.text ilike pattern
$$;

create table member_display (
    member_id uuid    primary key references member on delete cascade,
    theme     text    not null check (theme in ('system', 'light', 'dark')),
    shortcuts boolean not null
);
