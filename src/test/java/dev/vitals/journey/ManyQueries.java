package dev.vitals.journey;

import dev.vitals.support.ClaimedSizes;
import dev.vitals.support.CompanyPast;
import dev.vitals.support.QueryPlan;
import dev.vitals.support.QueryPlans;
import dev.vitals.support.WholeTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * How PostgreSQL answers every statement that Vitals sends, with a large company in its tables: written down, statement by
 * statement. Takes the statistics by which {@link EveryQueryTest} plans the same without the rows. Runs from
 * {@code bench/run}.
 */
public final class ManyQueries {

    private static final Path DATA = Path.of("target/bench-queries");
    private static final Path TOLD = Path.of("docs/queries.md");
    private static final Path STATISTICS = Path.of("src/test/resources/statistics-of-many.sql");
    private static final int LONGEST = 160;

    /** Explains everything, writes both files, and tells how much of it there is. */
    public List<String[]> measure() throws IOException {
        FileSystemUtils.deleteRecursively(DATA);
        var plans = new QueryPlans();
        try (var vitals =
                MeasuredVitals.start(DATA, context -> context.getBeanFactory().addBeanPostProcessor(plans))) {
            var ids = ManyPages.lived(vitals);
            var owner = Owner.of(vitals);
            new CompanyPast(owner).live();
            // Enough to plan by, and small enough to be kept beside the tests.
            owner.sql("alter database postgres set default_statistics_target = 10")
                    .update();
            vacuum(Owner.of(vitals));
            Files.write(STATISTICS, ClaimedSizes.taken(owner));
            var asker = new Asker(
                    ((WebServerApplicationContext) vitals).getWebServer().getPort());
            plans.watch();
            var refused = new EverythingAsked(vitals, ids).ask(asker);
            plans.rest();
            refused.forEach(System.err::println);
            return told(List.copyOf(plans.plans().values()), new WholeTables(new ClaimedSizes(owner).rows()));
        }
    }

    private static void vacuum(JdbcClient owner) {
        owner.sql("vacuum analyze").update();
    }

    private static List<String[]> told(List<QueryPlan> plans, WholeTables tables) throws IOException {
        var lines = new ArrayList<String>();
        lines.add("# How every query is answered");
        lines.add("");
        lines.add(
                "Written by `bench/run queries`: each statement that Vitals sends for its pages, its API, its tasks and a scan,");
        lines.add(
                "explained by PostgreSQL with a large company in its tables; the dearest first. The cost is the planner's own unit.");
        lines.add("A table of more than %,d rows is read from end to end only for the reasons in"
                .formatted(ClaimedSizes.LARGE));
        lines.add("`src/test/resources/whole-tables.tsv`; `EveryQueryTest` holds that.");
        lines.add("");
        lines.add("| statement | reads | cost | verdict |");
        lines.add("|---|---|---|---|");
        plans.stream()
                .filter(plan -> !plan.steps().isEmpty())
                .sorted(Comparator.comparingDouble(QueryPlan::cost).reversed())
                .forEach(plan -> lines.add("| `%s` | %s | %,.0f | %s |"
                        .formatted(shortened(plan.sql()), plan.told(), plan.cost(), tables.verdict(plan))));
        Files.write(TOLD, lines);
        return List.of(
                new String[] {"statements explained", "%,d".formatted(plans.size()), ""},
                new String[] {
                    "that could not be",
                    count(plans.stream()
                            .filter(plan -> !plan.refusal().isEmpty())
                            .count()),
                    "0"
                },
                new String[] {
                    "that read a large table from end to end, with a reason",
                    count(plans.stream().filter(tables::isExcused).count()),
                    ""
                },
                new String[] {
                    "without one",
                    count(plans.stream().filter(tables::isWithoutIndex).count()),
                    "0"
                });
    }

    private static String count(long n) {
        return "%,d".formatted(n);
    }

    private static String shortened(String sql) {
        var plain = sql.replace("|", "\\|").replace("`", "'");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}
