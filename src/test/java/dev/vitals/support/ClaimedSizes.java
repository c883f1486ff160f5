package dev.vitals.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets the planner take a small database for a large company's: the statistics of one, taken from real tables by
 * {@code bench/run queries}, are told to another. It then plans as it would for a million rows, in milliseconds.
 */
public final class ClaimedSizes {

    /** A table is large from so many rows on. */
    public static final int LARGE = 10_000;

    private static final String FILE = "/statistics-of-many.sql";

    private final JdbcClient owner;

    /** @param owner who owns the tables: nobody else may tell statistics */
    public ClaimedSizes(JdbcClient owner) {
        this.owner = owner;
    }

    /** The statements that tell another database how large the tables of this one are and what is in them. */
    public static List<String> taken(JdbcClient sql) {
        var large = """
                with large as (
                    select c.oid, c.relname, coalesce(p.relname, c.relname) as family, c.reltuples
                      from pg_class c
                      left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
                     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.reltuples > %d)
                """.formatted(LARGE);
        var rows = sql.sql(large + """
                select format('select claim_rows(%%L, %%s)', family, max(reltuples)::bigint) from large group by family
                 order by family""".replace("%%", "%")).query(String.class).list();
        var columns = sql.sql(large + """
                select format('select claim_column(%L, %L, %s, %s, %s, %L, %L, %L, %s, %L, %L)', l.family, s.attname, s.null_frac,
                              s.avg_width, s.n_distinct, s.most_common_vals, s.most_common_freqs, s.histogram_bounds,
                              coalesce(s.correlation::text, 'null'), s.most_common_elems, s.most_common_elem_freqs)
                  from (select distinct on (family) * from large order by family, reltuples desc) l
                  join pg_stats s on s.schemaname = 'public' and s.tablename = l.relname and not s.inherited
                 order by l.family, s.attname""").query(String.class).list();
        return List.of(String.join(";\n", rows) + ";", String.join(";\n", columns) + ";");
    }

    /** Tells them to this database. Until its tables are analyzed again, which is put off. */
    public void claim() {
        run("alter system set autovacuum = off");
        owner.sql("select pg_reload_conf()").query().singleRow();
        // What was written and taken back leaves an empty page, and the planner believes no claim without one.
        run(PAGES);
        run(FUNCTIONS);
        run("do $claim$ begin\n" + file().replaceAll("(?m)^select ", "perform pg_temp.") + "end $claim$");
        if (!unbelieved().isEmpty()) {
            throw new IllegalStateException(
                    "The planner takes these for empty, whatever is claimed; give each a page: " + unbelieved());
        }
    }

    private List<String> unbelieved() {
        return rows().entrySet().stream()
                .filter(table -> table.getValue() == 0 && file().contains("claim_rows('" + table.getKey() + "'"))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** Has it look for itself again. */
    public void takeBack() {
        run("alter system reset autovacuum");
        owner.sql("select pg_reload_conf()").query().singleRow();
        run("analyze");
    }

    /** How many rows the planner believes each table to have; none where there is no page, whatever is claimed. */
    public Map<String, Double> rows() {
        return owner
                .sql(
                        "select relname, reltuples * (pg_relation_size(oid) > 0)::int from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
                .query((row, number) -> Map.entry(row.getString(1), row.getDouble(2)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void run(String statements) {
        owner.sql(statements).update();
    }

    private static String file() {
        try (InputStream file = ClaimedSizes.class.getResourceAsStream(FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static final String PAGES = """
            do $pages$ begin
                insert into scan_unit (scan_id, service, region, state) select id, '-', '-', '-' from scan limit 1;
                insert into resource_version (resource_id, hash, valid_from, valid_to, scan_id)
                select r.id, '\\x00', m.at, m.at, s.id
                  from (select * from resource limit 1) r, (select * from scan limit 1) s,
                       (select to_date(right(c.relname, 7), 'YYYY_MM') as at from pg_inherits i join pg_class c on c.oid = i.inhrelid
                         where i.inhparent = 'resource_version'::regclass) m;
                insert into content values ('\\x00', '{}');
                insert into evaluation_tally values ('-', '-', '-', 1);
                insert into evaluation_change values ('year', now(), '-', '-', 1);
                insert into finding_tally (account_id, region, rule_id, type, severity, machine_state, human_state, n)
                values ('-', '-', '-', '-', '-', '-', '-', 1);
                insert into finding_sum values ('-', '-', '-', '-', null, null, 1);
                insert into finding_change values ('year', now(), '-', '-', '-', '-', '-', '-', null, null, 1);
                insert into finding_change_sum values ('year', now(), '-', '-', '-', null, null, 1);
                insert into finding_due_total values (now(), '-', null, 1);
                insert into finding_opened_total values ('day', now(), '-', '-', null, 1);
                raise exception using errcode = 'P0999';
            exception when sqlstate 'P0999' then null;
            end $pages$
            """;

    /**
     * Rows are claimed per page of the table as it is, for the planner multiplies by the pages that it finds.
     */
    private static final String FUNCTIONS = """
            create function pg_temp.members(family text) returns setof name language sql as $$
                select c.relname from pg_class c
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
                   and (c.relname = family
                        or c.oid in (select inhrelid from pg_inherits where inhparent = to_regclass(quote_ident(family))))
            $$;
            create function pg_temp.claim_rows(family text, n bigint) returns void language plpgsql as $$
            declare
                member name;
                index  name;
            begin
                for member in select pg_temp.members(family) loop
                    perform pg_restore_relation_stats('schemaname', 'public', 'relname', member::text,
                        'relpages', greatest(1, pg_relation_size(quote_ident(member)::regclass) / 8192)::int, 'reltuples', n::real);
                    for index in select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
                                  where i.indrelid = quote_ident(member)::regclass and i.indpred is null loop
                        perform pg_restore_relation_stats('schemaname', 'public', 'relname', index::text,
                            'relpages', greatest(1, pg_relation_size(quote_ident(index)::regclass) / 8192)::int,
                            'reltuples', n::real);
                    end loop;
                end loop;
            end $$;
            create function pg_temp.claim_column(family text, col text, nulls real, width int, kinds real, vals text,
                freqs real[], bounds text, corr real, elems text, elem_freqs real[]) returns void language plpgsql as $$
            declare
                member name;
            begin
                for member in select pg_temp.members(family) loop
                    if exists (select from pg_attribute where attrelid = quote_ident(member)::regclass and attname = col) then
                        perform pg_restore_attribute_stats('schemaname', 'public', 'relname', member::text, 'attname', col,
                            'inherited', false, 'null_frac', nulls, 'avg_width', width, 'n_distinct', kinds,
                            'most_common_vals', vals, 'most_common_freqs', freqs, 'histogram_bounds', bounds,
                            'correlation', corr);
                    end if;
                end loop;
            end $$;
            """;
}
