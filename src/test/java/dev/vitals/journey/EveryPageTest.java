package dev.vitals.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotType;
import dev.vitals.score.DayKeeper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/**
 * Every page that there is, from the table of routes, in both themes and three widths: readable by everybody, one
 * heading, no complaint of the console, no wider than the window, no heavier than a page may be. Each is loaded once.
 */
class EveryPageTest extends BoardPages {

    private static final int MOST_BYTES = 150_000;

    /** In pixels: of what is taller the browser makes no picture. */
    private static final int TALLEST = 16_000;

    private static final List<Integer> WIDTHS = List.of(1440, 1024, 390);

    private Map<String, String> ids;
    private Page page;
    private final AtomicLong weight = new AtomicLong();
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    void liveIn(@Autowired JdbcClient sql, @Autowired DayKeeper day, @Autowired ApplicationContext context)
            throws IOException {
        if (!new LivedIn(sql).isLivedIn()) {
            ReflectionTestUtils.invokeMethod(context.getBean("demoPeople"), "tell");
        }
        page = signedIn(1440, ColorScheme.LIGHT);
        ids = new LivedIn(sql).live();
        // What was lived is scored, or the overview and the lists would tell different numbers to whoever comes later.
        day.keepToday();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        weigh(page.context().newCDPSession(page));
        page.navigate(url("/"));
    }

    private void weigh(CDPSession network) {
        network.send("Network.enable");
        network.on(
                "Network.loadingFinished",
                event -> weight.addAndGet(event.get("encodedDataLength").getAsLong()));
    }

    @AfterAll
    void leave() {
        page.context().close();
    }

    @Test
    void knowAnAddressOfEachRoute() throws IOException {
        assertThat(PageAddresses.of(ids).entrySet().stream()
                        .filter(page -> page.getValue().contains("{"))
                        .map(Map.Entry::getKey))
                .as("routes that need an example in pages.tsv")
                .isEmpty();
        assertThat(PageAddresses.examples().keySet())
                .as("examples of routes that are gone")
                .isSubsetOf(PageAddresses.routes());
    }

    @TestFactory
    Stream<DynamicTest> areReadableByEverybody() throws IOException {
        return PageAddresses.of(ids).entrySet().stream()
                .map(route -> DynamicTest.dynamicTest(route.getKey(), () -> check(route.getValue())));
    }

    private void check(String address) {
        complaints.clear();
        page.setViewportSize(WIDTHS.getFirst(), 900);
        weight.set(0);
        var answer = page.navigate(url(address));
        assertThat(answer.status()).as(address).isEqualTo(200);
        assertThat(isHtml(answer)).as("%s is a page", address).isTrue();
        page.waitForLoadState(LoadState.NETWORKIDLE);
        if (weight.get() > MOST_BYTES) {
            // Its own scripts came along; what counts is every visit after the first.
            weight.set(0);
            page.reload();
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        assertThat(weight.get()).as("bytes of " + address).isLessThanOrEqualTo(MOST_BYTES);
        assertThat(page.title()).isNotBlank().isNotEqualTo("Vitals");
        assertThat(page.locator("h1").count()).as("headings of " + address).isEqualTo(1);
        for (int width : WIDTHS) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                look(address, width, theme);
            }
        }
        assertThat(complaints).as("console of " + address).isEmpty();
    }

    private void look(String address, int width, ColorScheme theme) {
        page.setViewportSize(width, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(theme).setReducedMotion(ReducedMotion.REDUCE));
        var where = "%s at %d, %s".formatted(address, width, theme);
        assertThat(theme == ColorScheme.LIGHT ? Axe.violations(page) : Axe.violationsOfColors(page))
                .as(where)
                .isEmpty();
        assertThat((boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits", where)
                .isTrue();
        if ((width == 390) == (theme == ColorScheme.DARK)) {
            keep(address, width);
        }
    }

    private void keep(String address, int width) {
        var name = address.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setClip(0, 0, width, Math.min(TALLEST, (int) page.evaluate("document.documentElement.scrollHeight")))
                .setType(ScreenshotType.JPEG)
                .setQuality(50)
                .setPath(
                        Path.of("target/pictures/every", (name.isEmpty() ? "overview" : name) + "-" + width + ".jpg")));
    }

    private static boolean isHtml(Response answer) {
        return answer.headerValue("content-type").startsWith("text/html");
    }
}
