package dev.vitals.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.ClaimedSizes;
import dev.vitals.support.QueryPlan;
import dev.vitals.support.QueryPlans;
import dev.vitals.support.WholeTables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * No query without an index: whatever Vitals asks its database, from pages, API, tasks and scans, is explained by a
 * planner that takes its tables for those of a large company. {@code bench/run queries} does the same with the rows.
 */
class EveryQueryTest extends BoardPages {

    private static final int LEAST = 300;

    /** More than that is a question for each line of what another one answered. */
    private static final int OFTEN = 5;

    private List<QueryPlan> plans;
    private List<String> refused;
    private final List<String> repeated = new ArrayList<>();
    private WholeTables tables;

    @BeforeAll
    void askEverything(@Autowired ApplicationContext context, @Autowired JdbcClient sql, @Autowired QueryPlans watching)
            throws Exception {
        if (!new LivedIn(sql).isLivedIn()) {
            ReflectionTestUtils.invokeMethod(context.getBean("demoPeople"), "tell");
        }
        var ids = new LivedIn(sql).live();
        var sizes = new ClaimedSizes(Owner.of(context));
        var asker = new Asker(port);
        sizes.claim();
        try {
            watching.watch();
            refused = new EverythingAsked(context, ids).ask(asker, address -> count(address, watching.takeSent()));
            watching.rest();
            tables = new WholeTables(sizes.rows());
        } finally {
            sizes.takeBack();
        }
        plans = List.copyOf(watching.plans().values());
    }

    private void count(String address, Map<String, Integer> sent) {
        sent.forEach((statement, times) -> {
            if (times > OFTEN) {
                repeated.add("%s asks %d times: %s".formatted(address, times, statement));
            }
        });
    }

    @Test
    void isNotAskedAgainForEachLine() {
        assertThat(repeated).isEmpty();
    }

    @Test
    void isExplained() {
        assertThat(refused).as("what Vitals would not answer").isEmpty();
        assertThat(plans).hasSizeGreaterThan(LEAST);
        // The driver writes no array out: the two statements that are given one are not explained here.
        assertThat(plans.stream()
                        .filter(plan -> !plan.refusal().isEmpty())
                        .filter(plan ->
                                !plan.sql().contains("any (?)") && !plan.sql().contains("cast(? as text[])")))
                .isEmpty();
    }

    @Test
    void isAnsweredAlongAnIndexOrForAReason() {
        assertThat(plans.stream().filter(tables::isWithoutIndex).map(plan -> tables.verdict(plan) + ": " + plan.sql()))
                .as(
                        "statements that read a large table from end to end; src/test/resources/whole-tables.tsv gives reasons")
                .isEmpty();
    }

    @Test
    void isNotExcusedWithoutNeed() throws IOException {
        var told = Files.readString(Path.of("docs/queries.md"));
        assertThat(tables.needless(plans, told)).as("lines of whole-tables.tsv").isEmpty();
    }

    /** The good twin: a question that no index answers is found out. */
    @Test
    void wouldTellOfAQueryWithoutOne(
            @Autowired ApplicationContext context, @Autowired JdbcClient sql, @Autowired QueryPlans watching) {
        var sizes = new ClaimedSizes(Owner.of(context));
        sizes.claim();
        try {
            watching.watch();
            sql.sql("select id from finding where headline = ?")
                    .param("nothing")
                    .query(Long.class)
                    .list();
            sql.sql("select id from finding where rule_id = ?")
                    .param("nothing")
                    .query(Long.class)
                    .list();
            watching.rest();
        } finally {
            sizes.takeBack();
        }
        assertThat(watching.plans().values().stream()
                        .filter(tables::isWithoutIndex)
                        .map(QueryPlan::sql))
                .containsExactly("select id from finding where headline = ?");
    }

    @AfterAll
    void rest(@Autowired QueryPlans watching) {
        watching.rest();
    }
}
