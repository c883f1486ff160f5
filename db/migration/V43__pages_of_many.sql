-- What a page asks of a million resources or findings, found without reading each.

-- A tag as settings name it: key and value in small letters.
create function tag_words(tags jsonb) returns text[] language sql immutable parallel safe as $$
    select coalesce(array_agg(lower(t.key) || '=' || lower(t.value)), '{}') from jsonb_each_text(tags) t
$$;
create index resource_tag_words on resource using gin (tag_words(tags));

-- Resources that carry one of these tags. With the rights of the owner, so that the index is used whatever the reader may
-- see; what is read of them is under the reader's own.
create function marked_resource(words text[]) returns setof bigint
    language sql stable security definer rows 1000 set search_path = public, pg_temp as $$
    select r.id from resource r where tag_words(r.tags) && words
$$;

create index resource_region on resource (region);
create index finding_acceptance on finding (acceptance_id) where acceptance_id is not null;
-- How many resources there are, told from an index alone.
create index resource_present on resource (account_id, region, type)
    where hash is not null and gone_at is null and not starts_with(type, 'Reported::');
