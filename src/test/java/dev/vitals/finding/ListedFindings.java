package dev.vitals.finding;

import dev.vitals.page.AsOf;
import dev.vitals.page.SortKey;
import dev.vitals.support.Company;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** What a benchmark asks of the list of findings. */
public final class ListedFindings {

    /** One of each kind of filter that is offered: its parameter and a value that a {@link Company} has. */
    public static final List<List<String>> FILTERS = List.of(
            List.of("severity", "critical"),
            List.of("severity", "low"),
            List.of("state", "unread"),
            List.of("state", "accepted"),
            List.of("state", "resolved"),
            List.of("state", "all"),
            List.of("scope", "account:100000000007"),
            List.of("scope", "group:1"),
            List.of("region", "eu-west-1"),
            List.of("type", "AWS::SNS::Topic"),
            List.of("type", "AWS::SNS"),
            List.of("type", "AWS::EC2::SecurityGroup"),
            List.of("rule", Company.rules().get(7)),
            List.of("source", "scored"),
            List.of("human", "acknowledged"),
            List.of("owner", "none"),
            List.of("due", "overdue"),
            List.of("due", "soon"),
            List.of("due", "none"),
            List.of("age", "under-7"),
            List.of("age", "over-90"),
            List.of("tag", "team=team-7"),
            List.of("text", "t123456"));

    private ListedFindings() {}

    /** Every sort that is offered, both ways. */
    public static List<String> sorts() {
        return FindingList.SORTS.stream()
                .map(SortKey::name)
                .flatMap(name -> List.of(name, "-" + name).stream())
                .toList();
    }

    /** Asks for a page of open findings, as the page does. */
    public static long page(FindingList list, String severity, String sort, int number, AsOf now) {
        return list.page(new FindingFilter("", severity, "", "", "", "", "", "", "", "", sort, ""), now, number)
                .rows()
                .size();
    }

    /** Makes the tallies whole, as the task does each minute. */
    public static void addUp(JdbcClient sql, PlatformTransactionManager transactions) {
        new TallyStore(sql, transactions).addUp();
    }

    /** Asks for the first page with one parameter of the filter set. */
    public static long narrowed(FindingList list, String parameter, String value, AsOf now) {
        return list.page(filter(Map.of(parameter, value)), now, 1).rows().size();
    }

    /** A filter by the parameters of an address. */
    public static FindingFilter filter(Map<String, String> given) {
        Function<String, String> of = name -> given.getOrDefault(name, "");
        return new FindingFilter(
                of.apply("text"),
                of.apply("severity"),
                of.apply("state"),
                of.apply("scope"),
                of.apply("account"),
                of.apply("region"),
                of.apply("type"),
                of.apply("rule"),
                of.apply("safeguard"),
                of.apply("age"),
                of.apply("sort"),
                of.apply("source"),
                of.apply("human"),
                of.apply("owner"),
                of.apply("due"),
                of.apply("tag"));
    }
}
