package dev.vitals.inventory;

import java.util.List;

/** The statements that bring a scan, copied aside, into the tables; {@code :account}, {@code :at} and {@code :scan}. */
final class InventoryMerge {

    static final String STAGING = """
            create temporary table staged_resource (
                region text, type text, resource_id text, arn text, name text, tags jsonb, hash bytea, body jsonb,
                nr bigint generated always as identity) on commit drop
            """;

    /** Configurations that are current in the account need not travel again. */
    static final String KNOWN = """
            select distinct encode(hash, 'hex') from resource where account_id = :account and hash is not null
            """;

    private static final String SAME =
            "(r.account_id, r.region, r.type, r.resource_id) = (:account, s.region, s.type, s.resource_id)";

    /** A resource that two lists show (pages shifting under a scan) counts once, as it was seen last. */
    static final String ONCE = """
            delete from staged_resource s using staged_resource later
             where (s.region, s.type, s.resource_id) = (later.region, later.type, later.resource_id) and s.nr < later.nr
            """;

    static final List<String> RESOURCES = List.of(
            // Side by side with other scans, but not with whoever drops contents that nothing refers to.
            "select pg_advisory_xact_lock_shared(hashtext('content'))",
            "select ensure_month('resource_version', :at)",
            // What is new (without an id) or differs: all that follows is about these.
            """
            create temporary table moved on commit drop as
            select s.nr, r.id, r.gone_at is null and r.hash <> s.hash as is_another
              from staged_resource s left join resource r on %s
             where r.id is null
                or greatest(r.valid_from, r.gone_at) < :at
                   and ((r.arn, r.name, r.tags, r.hash) is distinct from (s.arn, s.name, s.tags, s.hash)
                        or r.gone_at is not null)
            """.formatted(SAME),
            "analyze moved",
            """
            insert into content (hash, body)
            select distinct on (s.hash) s.hash, s.body from staged_resource s
             where s.body is not null and not exists (select from content c where c.hash = s.hash)
             order by s.hash
            on conflict do nothing
            """,
            """
            insert into resource_version (resource_id, hash, valid_from, valid_to, scan_id)
            select r.id, r.hash, r.valid_from, :at, :scan
              from moved m join resource r on r.id = m.id
             where m.is_another
            """,
            """
            update resource r
               set arn = s.arn, name = s.name, tags = s.tags, hash = s.hash, gone_at = null,
                   valid_from = case when r.gone_at is null and r.hash = s.hash then r.valid_from else :at end
              from moved m join staged_resource s on s.nr = m.nr
             where r.id = m.id
            """,
            """
            insert into resource
                   (account_id, region, type, resource_id, arn, name, tags, hash, valid_from, first_seen)
            select :account, s.region, s.type, s.resource_id, s.arn, s.name, s.tags, s.hash, :at, :at
              from moved m join staged_resource s on s.nr = m.nr
             where m.id is null
             order by s.nr
            on conflict do nothing
            """,
            """
            with gone as (
                update resource r set gone_at = :at
                  from staged_list l
                 where (r.account_id, r.region, r.type) = (:account, l.region, l.type)
                   and l.cause is null and r.gone_at is null and r.valid_from < :at
                   and not exists (select from staged_resource s where %s)
                returning r.id, r.hash, r.valid_from)
            insert into resource_version (resource_id, hash, valid_from, valid_to, scan_id)
            select id, hash, valid_from, :at, :scan from gone where hash is not null
            """.formatted(SAME));

    /** One resource, {@code :region}, {@code :type} and {@code :id}, that was looked for and is not there. */
    static final List<String> GONE = List.of("select ensure_month('resource_version', :at)", """
            with gone as (
                update resource r set gone_at = :at
                 where (r.account_id, r.region, r.type, r.resource_id) = (:account, :region, :type, :id)
                   and r.gone_at is null and r.valid_from < :at
                returning r.id, r.hash, r.valid_from)
            insert into resource_version (resource_id, hash, valid_from, valid_to, scan_id)
            select id, hash, valid_from, :at, :scan from gone where hash is not null
            """);

    private static final String SAME_LIST =
            "(c.account_id, c.region, c.type) = (:account, l.region, l.type) and c.valid_from < :at"
                    + " and (c.listed, c.cause, c.detail) is distinct from (l.listed, l.cause, l.detail)";

    static final List<String> COVERAGE = List.of(
            "select ensure_month('coverage_history', :at)", """
            insert into coverage_history
                   (account_id, region, type, listed, cause, detail, valid_from, scan_id, valid_to)
            select c.account_id, c.region, c.type, c.listed, c.cause, c.detail, c.valid_from, c.scan_id, :at
              from coverage c join staged_list l on %s
            """.formatted(SAME_LIST), """
            update coverage c
               set listed = l.listed, cause = l.cause, detail = l.detail, valid_from = :at, scan_id = :scan
              from staged_list l where %s
            """.formatted(SAME_LIST), """
            insert into coverage (account_id, region, type, listed, cause, detail, valid_from, scan_id)
            select :account, l.region, l.type, l.listed, l.cause, l.detail, :at, :scan from staged_list l
             where not exists (select from coverage c
                                where (c.account_id, c.region, c.type) = (:account, l.region, l.type))
            """);

    private InventoryMerge() {}
}
