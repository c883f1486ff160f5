-- The application signs in as vitals_app where that role exists; it owns nothing, and of the audit log it may only read
-- and add.
do $$
begin
    if exists (select from pg_roles where rolname = 'vitals_app') and current_user <> 'vitals_app' then
        grant usage on schema public to vitals_app;
        grant select, insert, update, delete on all tables in schema public to vitals_app;
        grant usage, select on all sequences in schema public to vitals_app;
        grant execute on all functions in schema public to vitals_app;
        revoke update, delete, truncate on audit_entry, audit_head from vitals_app;
        revoke insert, update, delete on flyway_schema_history from vitals_app;
        -- How long anything is kept at least is said by who owns the database.
        revoke insert, update, delete, truncate on retention_floor from vitals_app;
        revoke delete, truncate on legal_hold from vitals_app;
    end if;
end $$;
