package dev.vitals.finding;

import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.rule.RuleBook;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Findings by rule: the list that a filter admits, told in as many lines as there are rules. */
@Repository
public class RuleGroups {

    private static final Comparator<RuleGroup> WORST_FIRST = Comparator.comparing(
                    (RuleGroup group) -> Severity.valueOf(group.severity().toUpperCase(Locale.ROOT)))
            .thenComparing(RuleGroup::findings, Comparator.reverseOrder())
            .thenComparing(RuleGroup::rule);

    private final JdbcClient sql;
    private final RuleBooks books;
    private final FindingQuestion question;

    public RuleGroups(JdbcClient sql, RuleBooks books) {
        this.sql = sql;
        this.books = books;
        this.question = new FindingQuestion(books);
    }

    private record Counted(String rule, String severity, long findings) {}

    /** The rules that have findings of this filter, the worst first. */
    public List<RuleGroup> of(FindingFilter filter, AsOf asOf) {
        var counted = count(filter, asOf).stream()
                .collect(Collectors.groupingBy(Counted::rule, LinkedHashMap::new, Collectors.toList()));
        if (counted.isEmpty()) {
            return List.of();
        }
        var judged = judged(filter, asOf);
        var book = books.current();
        return counted.entrySet().stream()
                .map(entry -> group(entry.getKey(), entry.getValue(), judged.getOrDefault(entry.getKey(), 0L), book))
                .sorted(WORST_FIRST)
                .toList();
    }

    /** The same as a table for programs. */
    void write(FindingFilter filter, AsOf asOf, CsvWriter csv) throws IOException {
        csv.row("rule", "title", "severity", "source", "findings", "resources judged", "by severity");
        for (RuleGroup group : of(filter, asOf)) {
            csv.row(
                    group.rule(),
                    group.title(),
                    group.severity(),
                    group.source().label(),
                    group.findings(),
                    group.judged() == 0 ? "" : group.judged(),
                    group.mix());
        }
    }

    private static RuleGroup group(String rule, List<Counted> lines, long judged, RuleBook book) {
        var title = book.find(rule).map(RuleDefinition::title).orElse(rule);
        var bySeverity = new LinkedHashMap<String, Long>();
        lines.forEach(line -> bySeverity.put(line.severity(), line.findings()));
        var all = lines.stream().mapToLong(Counted::findings).sum();
        return new RuleGroup(rule, title, lines.getFirst().severity(), bySeverity, all, judged);
    }

    private List<Counted> count(FindingFilter filter, AsOf asOf) {
        return sql.sql(
                        "select f.rule_id, f.severity, %1$s from %2$s where %3$s group by 1, 2 having %1$s > 0 order by 1, %4$s"
                                .formatted(
                                        FindingSource.sum(filter, asOf),
                                        FindingSource.counted(filter, asOf),
                                        FindingQuestion.where(filter, asOf.isNow()),
                                        FindingSource.RANK))
                .params(question.values(filter, asOf))
                .query((row, number) -> new Counted(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }

    /** Of how many, where the filter takes rules and accounts whole. */
    private Map<String, Long> judged(FindingFilter filter, AsOf asOf) {
        if (!filter.isOfWholeRules()) {
            return Map.of();
        }
        return sql
                .sql(
                        "select e.rule_id, sum(e.n) as resources from %s where e.verdict <> 'not_applicable' and %s group by 1"
                                .formatted(
                                        judges(filter, asOf),
                                        filter.shownScope().isEmpty()
                                                ? "true"
                                                : filter.scopeCondition().replace("f.account_id", "e.account_id")))
                .params(question.values(filter, asOf))
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static String judges(FindingFilter filter, AsOf asOf) {
        var isOfAll = filter.shownScope().isEmpty();
        if (asOf.isNow()) {
            return isOfAll ? "evaluation_count_all e" : "evaluation_count e";
        }
        return isOfAll ? "evaluation_count_at(:moment) e" : "(select *, 1 as n from evaluation_at(:moment)) e";
    }
}
