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
    primary key (kind, id)
);
alter table search_text enable row level security;
create policy scope_of_what_it_names on search_text using (
    (select coalesce(current_setting('vitals.accounts', true), '')) = ''
    or kind = 'finding' and exists (select from finding f where f.id = search_text.id)
    or kind = 'resource' and exists (select from resource r where r.id = search_text.id));

create function keep_search_text() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        delete from search_text where kind = tg_table_name and id = old.id;
        return null;
    end if;
    insert into search_text values (tg_table_name, new.id,
        case tg_table_name
            when 'finding' then to_jsonb(new) ->> 'headline'
            else concat_ws(E'\n', to_jsonb(new) ->> 'resource_id', to_jsonb(new) ->> 'name', to_jsonb(new) ->> 'arn',
                (select string_agg(t.value, E'\n') from jsonb_each_text(to_jsonb(new) -> 'tags') t))
        end)
    on conflict (kind, id) do update set text = excluded.text;
    return null;
end $$;

insert into search_text select 'finding', id, headline from finding;
insert into search_text select 'resource', id, concat_ws(E'\n', resource_id, name, arn,
    (select string_agg(t.value, E'\n') from jsonb_each_text(tags) t)) from resource;
create index search_text_parts on search_text using gin (text gin_trgm_ops);

create trigger finding_is_found after insert or delete on finding for each row execute function keep_search_text();
create trigger finding_is_found_anew after update of headline on finding for each row
    when (old.headline is distinct from new.headline) execute function keep_search_text();
create trigger resource_is_found after insert or delete on resource for each row execute function keep_search_text();
create trigger resource_is_found_anew after update of resource_id, name, arn, tags on resource for each row
    when ((old.resource_id, old.name, old.arn, old.tags) is distinct from (new.resource_id, new.name, new.arn, new.tags))
    execute function keep_search_text();

-- Resources whose id, name, ARN or value of a tag is like the pattern.
create function found_resource(pattern text) returns setof bigint
    language sql stable security definer rows 200 set search_path = public, pg_temp as $$
    select t.id from search_text t where t.kind = 'resource' and t.text ilike pattern
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
