package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.vitals.support.Ward;
import java.util.UUID;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A scan that goes on while somebody looks at its page. */
class ScanPageTest extends WardPages {

    /** The sentence is asked for every ten seconds, so that a reader of the screen is not told each service by itself. */
    private static final LocatorAssertions.ContainsTextOptions SOON =
            new LocatorAssertions.ContainsTextOptions().setTimeout(20_000);

    private final UUID scan = UUID.randomUUID();

    @BeforeEach
    void begin() {
        sql.sql("insert into scan (id, account_id, requested_at, started_at, state, trigger)"
                        + " values (?, ?, '2026-11-24 07:59Z', '2026-11-24 07:59Z', 'running', 'schedule')")
                .param(scan)
                .param(Ward.ACCOUNT)
                .update();
        unit("ec2", "read", 12);
        unit("rds", "running", 0);
        unit("s3", "queued", 0);
    }

    @AfterEach
    void forget() {
        sql.sql("delete from scan where id = ?").param(scan).update();
    }

    @Test
    void goesOnWithoutBeingLoadedAgainAndSaysSoPolitely() {
        var page = visitor.signedIn(1440, ColorScheme.LIGHT);
        visitor.look(page, "/scans/" + scan, "scan-running", 1440, ColorScheme.LIGHT);
        page.evaluate("window.stayed = true");
        assertThat(row(page, "ec2")).containsText("read");
        assertThat(row(page, "rds")).containsText("reading");
        assertThat(row(page, "s3")).containsText(Pattern.compile("waiting|queued"));
        assertThat(page.locator("#said[aria-live=polite]")).containsText("1 of 3 services");

        sql.sql("update scan_unit set state = 'read', resources = 4, ended_at = '2026-11-24 08:00Z' where scan_id = ?")
                .param(scan)
                .update();
        assertThat(page.locator("#progress")).containsText("3 of 3 services", SOON);
        assertThat(page.locator("#said")).containsText("3 of 3 services", SOON);
        sql.sql("update scan set state = 'complete', ended_at = '2026-11-24 08:00Z', resources = 20 where id = ?")
                .param(scan)
                .update();
        assertThat(page.locator("#progress")).containsText("20 resources", SOON);
        assertThat(page.locator("#said")).containsText("everything was read", SOON);
        Assertions.assertThat((boolean) page.evaluate("window.stayed")).isTrue();
        Assertions.assertThat(visitor.complaints()).isEmpty();
        page.context().close();
    }

    private static Locator row(Page page, String service) {
        return page.locator(".scan-board tbody tr").filter(new Locator.FilterOptions().setHasText(service));
    }

    private void unit(String service, String state, int resources) {
        sql.sql("insert into scan_unit (scan_id, service, region, state, resources, started_at, ended_at)"
                        + " values (?, ?, 'us-east-1', ?, ?, '2026-11-24 07:59Z', ?::timestamptz)")
                .param(scan)
                .param(service)
                .param(state)
                .param(resources)
                .param(state.equals("read") ? "2026-11-24 07:59:30Z" : null)
                .update();
    }
}
