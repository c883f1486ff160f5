package dev.vitals.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.vitals.Vitals;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.support.Fork;
import dev.vitals.support.Ward;
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

/** A ward with findings and resources, seen in a real browser by one application for all of its tests. */
@SpringBootTest(
        classes = {Vitals.class, WardPages.Time.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + WardPages.DATA
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WardPages {

    static final String DATA = "target/journey-ward-data" + Fork.NUMBER;

    static {
        // A database that an earlier run left may have other migrations.
        Fork.clear(DATA);
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        Clock stoppedClock() {
            return Clock.fixed(Ward.NOW, ZoneOffset.UTC);
        }
    }

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient sql;

    Visitor visitor;

    @BeforeAll
    void seedAndStartBrowser(@Autowired InventoryStore inventory, @Autowired EvaluationStore evaluations)
            throws Exception {
        if (!isSeeded()) {
            sql.sql("insert into account (id, name, connection, created_at)"
                            + " values (?, 'Patient portal', '{\"kind\": \"AMBIENT\"}', '2026-10-01Z')")
                    .param(Ward.ACCOUNT)
                    .update();
            new Ward(inventory, evaluations).live();
        }
        visitor = new Visitor(port);
    }

    @AfterAll
    void stopBrowser() {
        visitor.close();
    }

    /** Another class of the same application may have been here before. */
    private boolean isSeeded() {
        return sql.sql("select exists (select from account where id = ?)")
                .param(Ward.ACCOUNT)
                .query(Boolean.class)
                .single();
    }

    String finding(String words) {
        return "/findings/"
                + sql.sql("select id from finding where headline like ?")
                        .param("%" + words + "%")
                        .query(Long.class)
                        .single();
    }

    String resource(String id) {
        return "/resources/"
                + sql.sql("select id from resource where resource_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single();
    }

    void look(Page page, String path, String name, int width, ColorScheme theme) {
        visitor.look(page, path, name, width, theme);
    }

    Page signedIn(int width, ColorScheme theme) {
        return visitor.signedIn(width, theme);
    }

    String url(String path) {
        return visitor.url(path);
    }
}
