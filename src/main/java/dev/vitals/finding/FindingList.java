package dev.vitals.finding;

import static dev.vitals.finding.FindingQuestion.where;

import dev.vitals.page.AsOf;
import dev.vitals.page.Slice;
import dev.vitals.page.SortKey;
import dev.vitals.page.Sorting;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Findings, filtered and sorted, by the page or all of them. */
@Repository
public class FindingList {

    static final int SIZE = 50;

    /** Each is served by an index; see the migration of lists. */
    static final List<SortKey> SORTS = List.of(
            SortKey.falling("severity", "Severity", FindingSource.RANK, "f.opened_at desc", "f.id desc"),
            SortKey.falling("opened", "Opened", "f.opened_at desc", "f.id desc"),
            SortKey.falling("since", "State since", "f.state_since desc", "f.id desc"),
            SortKey.rising("account", "Account", "f.account_id", FindingSource.RANK, "f.opened_at desc", "f.id desc"),
            SortKey.rising("resource", "Resource", "r.name", "r.id", "f.id"),
            SortKey.rising("due", "Due", "f.due_at", "f.id"));

    private static final String COLUMNS = "select " + FindingRow.COLUMNS + " from %s " + FindingRow.JOINS;
    /** First which ones, along an index, and then what is told of these few. */
    private static final String PAGE = COLUMNS + " where f.id = any (array(%s)) order by %s";

    private static final String CHOSEN = "select f.id from %s where %s order by %s limit :size offset :skipped";

    /** By the names of resources, each looked at: where many match, a page is full soon. */
    private static final String MET = """
            select f.id from (select id, name from resource order by name %1$s, id %1$s limit :walked) r
             cross join lateral (select f.id from finding f where f.resource_id = r.id and %2$s offset 0) f
             order by r.name %1$s, r.id %1$s, f.id %1$s limit :size offset :skipped""";

    /** What an index of words or tags finds, collected once for both its number and the page. */
    private static final String COLLECTED = """
            with found as materialized (
                select f.id, f.resource_id, f.account_id, f.severity, f.opened_at, f.state_since, f.due_at from %1$s where %2$s),
            shown as materialized (select count(*) as total, least(:skipped, (count(*) - 1) / :size * :size) as skipped from found)
            select %3$s, (select total from shown) as total from finding f %4$s
             where f.id = any (array(select f.id from found f%5$s order by %6$s limit :size offset (select skipped from shown)))
             order by %6$s""";

    /** Of so many the page is met along the names; fewer are collected and sorted. */
    private static final long MANY = 20_000;

    /** After so many resources without a full page it is looked for in the other way. */
    private static final int WALKED = 50_000;

    private static final int FIRST_PAGES = 1_000;

    private static final int ROWS_AT_ONCE = 500;

    private final JdbcClient sql;
    private final FindingQuestion question;
    private final TransactionTemplate reading;
    private final long many;
    private final int walked;

    @Autowired
    public FindingList(JdbcClient sql, RuleBooks books, PlatformTransactionManager transactions) {
        this(sql, books, transactions, MANY, WALKED);
    }

    FindingList(JdbcClient sql, RuleBooks books, PlatformTransactionManager transactions, long many, int walked) {
        this.many = many;
        this.walked = walked;
        this.sql = sql;
        this.question = new FindingQuestion(books);
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /** A page of the list; the last one where there are not so many. */
    Slice<FindingRow> page(FindingFilter filter, AsOf asOf, int number) {
        return page(filter, asOf, number, SIZE);
    }

    /** The same with pages of another size. */
    Slice<FindingRow> page(FindingFilter filter, AsOf asOf, int number, int size) {
        if (asOf.isNow() && filter.namesResources()) {
            return collected(filter, asOf, number, size);
        }
        var values = values(filter, asOf);
        var total = count(filter, asOf);
        var empty = new Slice<FindingRow>(List.of(), total, 1, size);
        if (total == 0) {
            return empty;
        }
        int shown = Math.clamp(number, 1, empty.pages());
        values.put("size", size);
        values.put("skipped", (long) (shown - 1) * size);
        values.put("walked", walked);
        var order = Sorting.of(SORTS, filter.sort()).orderBy();
        var expected = Math.min(size, total - (long) (shown - 1) * size);
        var rows = isMetSoon(filter, asOf, total, shown * size)
                ? rows(met(filter), order, asOf, values)
                : List.<FindingRow>of();
        if (rows.size() < expected) {
            var from = FindingSource.listed(filter, asOf);
            rows = rows(CHOSEN.formatted(from, where(filter, asOf.isNow()), order), order, asOf, values);
        }
        return new Slice<>(rows, total, shown, size);
    }

    private Slice<FindingRow> collected(FindingFilter filter, AsOf asOf, int number, int size) {
        var values = values(filter, asOf);
        values.put("size", size);
        values.put("skipped", (long) (Math.max(number, 1) - 1) * size);
        var total = new AtomicLong();
        var rows = sql.sql(collecting(filter, asOf))
                .params(values)
                .query((row, at) -> {
                    total.set(row.getLong("total"));
                    return FindingRow.of(row, at);
                })
                .list();
        var first = new Slice<>(rows, total.get(), 1, size);
        return new Slice<>(rows, total.get(), Math.clamp(number, 1, first.pages()), size);
    }

    private static String collecting(FindingFilter filter, AsOf asOf) {
        return COLLECTED.formatted(
                FindingSource.of(asOf),
                where(filter, true),
                FindingRow.COLUMNS,
                FindingRow.JOINS,
                FindingSource.ordering(filter),
                Sorting.of(SORTS, filter.sort()).orderBy());
    }

    private List<FindingRow> rows(String which, String order, AsOf asOf, Map<String, Object> values) {
        return sql.sql(PAGE.formatted(FindingSource.of(asOf), which, order))
                .params(values)
                .query(FindingRow::of)
                .list();
    }

    private boolean isMetSoon(FindingFilter filter, AsOf asOf, long total, long last) {
        return asOf.isNow() && filter.sort().endsWith("resource") && total >= many && last <= FIRST_PAGES;
    }

    private static String met(FindingFilter filter) {
        return MET.formatted(filter.sort().startsWith("-") ? "desc" : "asc", where(filter, true));
    }

    /** The worst of those that hold the words, open or not. */
    public Slice<FoundFinding> search(String words, AsOf asOf, int size) {
        var found = page(FindingFilter.of(words), asOf, 1, size);
        return new Slice<>(
                found.rows().stream().map(FoundFinding::of).toList(), found.total(), found.number(), found.size());
    }

    /** How many there are on all pages. */
    public long count(FindingFilter filter, AsOf asOf) {
        return sql.sql("select %s from %s where %s"
                        .formatted(
                                FindingSource.sum(filter, asOf),
                                FindingSource.countedWhole(filter, asOf),
                                where(FindingSource.countedBy(filter, asOf), asOf.isNow())))
                .params(values(filter, asOf))
                .query(Long.class)
                .single();
    }

    /**
     * Ids of everything that the filter admits, as a subquery for statements over sets; its parameters are {@link #values}.
     */
    public static String ids(FindingFilter filter) {
        return "select f.id from finding f join resource r on r.id = f.resource_id where " + where(filter, true);
    }

    /** Every row of the list, without holding them all at once. */
    void each(FindingFilter filter, AsOf asOf, Consumer<FindingRow> to) {
        reading.executeWithoutResult(any -> sql.sql(select(filter, asOf))
                .params(values(filter, asOf))
                .withFetchSize(ROWS_AT_ONCE)
                .query((RowCallbackHandler) row -> to.accept(FindingRow.of(row, 0))));
    }

    /** Whether anything was ever read: a list that is empty before that says nothing. */
    boolean wasAnythingRead() {
        return sql.sql("select exists (select from evaluation)")
                .query(Boolean.class)
                .single();
    }

    static String select(FindingFilter filter, AsOf asOf) {
        return COLUMNS.formatted(FindingSource.of(asOf)) + " where " + where(filter, asOf.isNow()) + " order by "
                + Sorting.of(SORTS, filter.sort()).orderBy();
    }

    /** What the conditions of the filter take. */
    public Map<String, Object> values(FindingFilter filter, AsOf asOf) {
        return question.values(filter, asOf);
    }

    /** How much each other product holds for open, of what the filter admits; the most first. */
    public List<ReportedCount> reported(FindingFilter filter, AsOf asOf) {
        // Most installations have none; an earlier day is dear to ask about.
        if (!sql.sql("select exists (select from finding_count_all where position(':' in rule_id) > 0)")
                .query(Boolean.class)
                .single()) {
            return List.of();
        }
        return sql.sql("""
                        select split_part(f.rule_id, ':', 1) as product, sum(%1$s) as open,
                               coalesce(sum(%1$s) filter (where f.severity in ('critical', 'high')), 0) as weighty
                          from %2$s where %3$s group by 1 having sum(%1$s) > 0 order by weighty desc, open desc, product
                        """.formatted(
                                FindingSource.each(filter, asOf),
                                FindingSource.counted(filter, asOf),
                                where(FindingSource.countedBy(filter, asOf), asOf.isNow())))
                .params(values(filter, asOf))
                .query((row, number) -> new ReportedCount(
                        new RuleSource(row.getString("product")), row.getLong("open"), row.getLong("weighty")))
                .list();
    }

    /** Ids of the rules that the organization wrote itself. */
    List<String> own() {
        return question.own();
    }
}
