-- What lists sort and filter by.
create index finding_by_severity on finding (
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc);
create index finding_by_account on finding (account_id,
    (case severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end), opened_at desc, id desc);
create index resource_by_name on resource (name, id);
create index resource_by_type on resource (type, name, id);
create index resource_by_change on resource (valid_from, id);
create index resource_by_sight on resource (first_seen, id);
create index resource_tags on resource using gin (tags jsonb_path_ops);
