package dev.vitals.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.vitals.Vitals;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.score.ScoreBases;
import dev.vitals.score.ScoreStore;
import dev.vitals.support.Fork;
import dev.vitals.support.NinetyDays;
import dev.vitals.support.QueryPlans;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The overview and the safeguards over ninety days, seen in a real browser by one application for all of its tests. */
@SpringBootTest(
        classes = {Vitals.class, BoardPages.Time.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + BoardPages.DATA
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BoardPages {

    static final String DATA = "target/journey-board-data" + Fork.NUMBER;

    static final String LOGOFF = "164.312(a)(2)(iii)";
    static final String SANCTIONS = "164.308(a)(1)(ii)(C)";
    static final String ENCRYPTION = "/safeguards?citation=164.312(a)(2)(iv)";

    static {
        // A database that an earlier run left may have other migrations.
        Fork.clear(DATA);
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        Clock stoppedClock() {
            return Clock.fixed(NinetyDays.NOW, ZoneOffset.UTC);
        }

        /** Explains what is asked of the database, while somebody wants to know. */
        @Bean
        static QueryPlans queryPlans() {
            return new QueryPlans();
        }
    }

    @LocalServerPort
    int port;

    Visitor visitor;

    @BeforeAll
    void seedAndStartBrowser(
            @Autowired JdbcClient sql,
            @Autowired InventoryStore inventory,
            @Autowired EvaluationStore evaluations,
            @Autowired ScoreStore scores,
            @Autowired ScoreBases bases)
            throws Exception {
        if (!isSeeded(sql)) {
            seed(sql, inventory, evaluations, scores, bases);
        }
        visitor = new Visitor(port);
    }

    private static boolean isSeeded(JdbcClient sql) {
        return sql.sql("select exists (select from operator where name = 'ben')")
                .query(Boolean.class)
                .single();
    }

    private static void seed(
            JdbcClient sql, InventoryStore inventory, EvaluationStore evaluations, ScoreStore scores, ScoreBases bases)
            throws Exception {
        new NinetyDays(sql, inventory, evaluations, scores, bases).live();
        Staff.hire(sql, "ben", "compliance_officer");
    }

    @AfterAll
    void stopBrowser() {
        visitor.close();
    }

    void look(Page page, String path, String name, int width, ColorScheme theme) {
        visitor.look(page, path, name, width, theme);
    }

    Page signedIn(int width, ColorScheme theme) {
        return visitor.signedIn(width, theme);
    }

    static BigDecimal sum(Page page, String cells) {
        return page.locator(cells).allTextContents().stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    String url(String path) {
        return visitor.url(path);
    }

    static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }
}
