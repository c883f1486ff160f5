package dev.vitals.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.vitals.support.NinetyDays;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the overview and the safeguards show. */
class OverviewPagesTest extends BoardPages {

    private static final String TREND = "/trends?from=2026-10-15&to=2026-11-24";

    @Autowired
    JdbcClient sql;

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, DARK"})
    void areReadableByEverybody(int width, ColorScheme theme) {
        var page = signedIn(width, theme);
        look(page, "/", "board-overview", width, theme);
        look(page, "/?scope=account:" + NinetyDays.STAGING + "&asOf=" + NinetyDays.day(60), "board-then", width, theme);
        look(page, "/?asOf=2020-02-29", "board-long-ago", width, theme);
        look(page, "/?asOf=" + NinetyDays.uncovered(), "board-gap", width, theme);
        look(page, "/changes?days=30", "board-changes", width, theme);
        look(page, "/exposure", "board-exposure", width, theme);
        look(page, "/safeguards?proposal=shown", "board-safeguards", width, theme);
        look(page, "/pass-rate", "board-pass-rate", width, theme);
        look(page, ENCRYPTION + "&proposal=shown", "board-safeguard", width, theme);
        look(page, "/safeguards?asOf=" + NinetyDays.uncovered(), "board-uncovered", width, theme);
        look(page, "/safeguards/proposal", "board-proposal", width, theme);
        look(page, "/safeguards/decision?citation=" + LOGOFF, "board-decision", width, theme);
        look(page, "/attestations/new?citation=" + SANCTIONS, "board-attestation-new", width, theme);
        look(page, "/attestations", "board-attestations", width, theme);
        page.context().close();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1024, DARK", "390, LIGHT"})
    void showTrendsThatAreReadableByEverybody(int width, ColorScheme theme) {
        var page = signedIn(width, theme);
        look(page, "/trends", "trends", width, theme);
        look(page, TREND + "&compare=previous", "trends-compared", width, theme);
        look(page, "/trends?subject=safeguard:164.312(a)(2)(iv)", "trends-safeguard", width, theme);
        look(page, "/trends?subject=rule:" + ruleThatFails(), "trends-rule", width, theme);
        look(page, "/trends?from=2021-01-01&scope=account:" + NinetyDays.STAGING, "trends-years", width, theme);
        look(page, "/trends?from=2020-01-01&to=2020-02-01", "trends-nothing", width, theme);
        page.context().close();
    }

    @Test
    void walksAlongATrendByKeyboardAndTakesItAway() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/safeguards?citation=164.312(b)"));
        page.click("text=Its trend");
        assertThat(page.textContent("h1")).contains("164.312(b)");
        page.navigate(url(TREND + "&compare=previous"));
        var chart = page.locator("[data-trend=met]");
        chart.focus();
        page.keyboard().press("Home");
        PlaywrightAssertions.assertThat(chart.locator("[data-say]")).containsText("15 Oct 2026: Safeguards met");
        page.keyboard().press("ArrowRight");
        PlaywrightAssertions.assertThat(chart.locator("[data-say]")).containsText("16 Oct 2026:");
        assertThat(chart.locator("circle.at:visible").count()).isGreaterThan(1);
        for (String ending : List.of("svg", "png", "csv")) {
            var file = page.request()
                    .get(url(chart.locator(".takes a[href*='." + ending + "']").getAttribute("href")));
            assertThat(file.status()).isEqualTo(200);
            assertThat(file.headers().get("content-disposition"))
                    .contains("trend-all-met-2026-10-15-to-2026-11-24." + ending);
        }
        page.context().close();
    }

    @Test
    void drawsTrendsWithoutJavaScriptAndLeadsFromAMarkToItsRow() {
        var page = visitor.signedIn("operator", new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(url("/trends"));
        page.selectOption("#scope", "account:" + NinetyDays.PRODUCTION);
        page.selectOption("#compare", "previous");
        page.click(".trend-question button");

        assertThat(page.url()).contains("scope=account", "compare=previous");
        PlaywrightAssertions.assertThat(page.locator(".trend-foot").first()).isVisible();
        assertThat(page.locator(".trend-chart.wide path[class='line-1']").count())
                .isGreaterThan(2);
        var mark = page.locator(".trend-chart.wide a.flag").first();
        mark.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("tr:target").textContent()).contains("the rules changed");
        page.context().close();
    }

    private String ruleThatFails() {
        return sql.sql("select rule_id from finding group by rule_id order by count(*) desc, rule_id limit 1")
                .query(String.class)
                .single();
    }

    @Test
    void saysHowThingsStandAndLeadsToWhatItConsistsOf() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/"));
        assertThat(page.textContent(".sentence-aloud")).contains("safeguards met", "not met", "% read");
        assertThat(page.textContent(".unseen")).contains("staging", "S3", "access denied");
        assertThat(page.locator("canvas").count()).isEqualTo(2);
        assertThat(page.locator("#trend-table tbody tr").count()).isEqualTo(90);
        assertThat(page.textContent("main")).contains("rules changed", "settings changed");
        for (int part = 0;
                part < page.locator(".sentence-aloud a[href*='state=']").count();
                part++) {
            var link = page.locator(".sentence-aloud a[href*='state=']").nth(part);
            var number = Integer.parseInt(link.textContent().split(" ")[0]);
            link.click();
            page.waitForURL(address -> address.contains("/safeguards"));
            PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(number);
            page.navigate(url("/"));
        }
        page.context().close();
    }

    @Test
    void putsAProblemOfSeeingFirstAndThenTheSixPartsInOrder() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/"));

        assertThat(page.locator("main :is(h2, .sentence-aloud)").all().stream()
                        .map(part -> String.valueOf(part.getAttribute("id")))
                        .toList())
                .startsWith(
                        "unseen-head",
                        "null",
                        "changes-head",
                        "needs-head",
                        "families-head",
                        "exposure-head",
                        "freshness-head");
        page.context().close();
    }

    @Test
    void keepsWhatChangedWhenThePageIsLoadedAgainAndLeadsToAsMuch() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/"));
        var changes = page.locator("#changes-head").locator("xpath=../..").locator(".counted a");
        var told = changes.allTextContents();
        page.reload();
        assertThat(changes.allTextContents()).isEqualTo(told).isNotEmpty();
        for (int at = 0; at < told.size(); at++) {
            var number =
                    Long.parseLong(changes.nth(at).locator("b").textContent().replace(",", ""));
            changes.nth(at).click();
            page.waitForURL(address -> address.contains("/changes"));
            PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount((int) Math.min(50, number));
            page.navigate(url("/"));
        }
        page.context().close();
    }

    @Test
    void asksOfTheReaderOnlyWhatStandsBehindTheLink() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/"));
        var needs = page.locator("#needs-head").locator("xpath=../..").locator(".counted a");
        for (int at = 0; at < needs.count(); at++) {
            var path = needs.nth(at).getAttribute("href");
            if (path.startsWith("/findings")) {
                var number = needs.nth(at).locator("b").textContent();
                page.navigate(url(path));
                assertThat(page.textContent("main")).as(path).contains(number);
                page.navigate(url("/"));
            }
        }
        page.context().close();
    }

    @Test
    void leadsFromTheNumberOfOpenFindingsToAsMany() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/?scope=account:" + NinetyDays.PRODUCTION));
        var high = page.locator(".tally .badge.high");
        var number = Integer.parseInt(high.locator("b").textContent());
        high.click();
        // The click leads to another page: its rows are what counts, and they need a moment.
        page.waitForURL(address -> address.contains("/findings"));

        assertThat(page.url()).contains("/findings", "severity=high", "scope=account");
        PlaywrightAssertions.assertThat(page.locator(".list-head strong").first())
                .containsText(number + " finding");
        page.context().close();
    }

    @Test
    void keepsThePictureWithoutJavaScript() {
        var page = visitor.signedIn("operator", new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(url("/"));

        assertThat(page.locator("canvas").count()).isZero();
        assertThat(page.locator(".chart polyline").count()).isGreaterThan(2);
        page.selectOption("#scope", "account:" + NinetyDays.SANDBOX);
        page.fill("#as-of", NinetyDays.day(50).toString());
        page.click(".question button");
        assertThat(page.url()).contains("asOf=" + NinetyDays.day(50), "scope=account");
        assertThat(page.textContent(".as-of-banner")).contains("Shown as of 16 Oct 2026");
        assertThat(page.textContent(".status")).contains("On 16 Oct 2026: ", "safeguards met");
        page.context().close();
    }

    @Test
    void tellsWhatChangedInADayOrInAMonth() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/changes?days=30"));
        var kinds = page.locator(".kinds a").count();
        page.click("text=Last 24 hours");

        assertThat(page.url()).contains("days=1");
        assertThat(page.locator(".kinds a").count()).isPositive().isLessThanOrEqualTo(kinds);
        page.context().close();
    }

    @Test
    void addsUpThePassRateOverAllRules() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/pass-rate"));

        assertThat(new BigDecimal(page.textContent("tfoot td[data-label='Sum, points']")))
                .isEqualByComparingTo(sum(page, "td[data-label=Points]"));
        assertThat(new BigDecimal(page.textContent("tfoot td[data-label='Sum, weight']")))
                .isEqualByComparingTo(sum(page, "td[data-label=Weight]"));
        page.context().close();
    }

    @Test
    void filtersSafeguardsByTheirState() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/safeguards"));
        var shown = Integer.parseInt(
                page.locator(".tally .badge.met b").textContent().strip());
        page.click(".tally .badge.met");

        assertThat(page.url()).contains("state=met");
        assertThat(page.locator("tbody tr").count()).isEqualTo(shown).isPositive();
        assertThat(page.locator("tbody .badge").allTextContents()).containsOnly("Met");
        page.context().close();
    }

    @Test
    void givesTheListAwayAsItIsShown() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        var csv = page.request().get(url("/safeguards.csv?family=TECHNICAL&asOf=" + NinetyDays.day(60)));

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.headers().get("content-disposition")).contains("safeguards-" + NinetyDays.day(60) + ".csv");
        assertThat(csv.text().lines())
                .hasSizeGreaterThan(5)
                .anyMatch(line -> line.startsWith(NinetyDays.day(60) + ",164.312(b),Audit controls,Technical"));
        page.context().close();
    }

    @Test
    void explainsTheScoreSoThatTheLinesAddUp() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url(ENCRYPTION));

        assertThat(page.locator("tbody td[data-label=Points]").count()).isGreaterThan(2);
        assertThat(new BigDecimal(page.textContent("tfoot td[data-label='Sum, points']")))
                .isEqualByComparingTo(sum(page, "td[data-label=Points]"));
        page.context().close();
    }

    @Test
    void saysThatNoScanCoveredADayAndOffersTheNearest() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/safeguards?scope=account:" + NinetyDays.STAGING + "&asOf=" + NinetyDays.uncovered()));
        assertThat(page.textContent("main")).contains("No scan covered", "staging");
        page.click("main .notice a:has-text('2026'):not(:has-text('today'))");

        assertThat(page.url()).contains("asOf=" + NinetyDays.uncovered().minusDays(2), "scope=account");
        assertThat(page.locator(".tally").count()).isEqualTo(1);
        page.click("text=back to today");
        assertThat(page.url()).doesNotContain("asOf").contains("scope=account");
        page.context().close();
    }

    @Test
    void laysTheProposalOverASafeguardAndLeavesItsScoreAlone() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url(ENCRYPTION));
        var verdict = page.textContent(".verdict");
        assertThat(page.textContent("#proposal")).doesNotContain("Proposed 164.312(b)");
        page.click("#proposal a");

        assertThat(page.url()).contains("proposal=shown");
        assertThat(page.textContent("#proposal"))
                .contains("Proposed 164.312(b)", "It would be required", "A proposal, not the rule in force");
        assertThat(page.textContent(".verdict")).isEqualTo(verdict);
        var plain = page.request().get(url("/safeguards.csv")).text();
        assertThat(page.request().get(url("/safeguards.csv?proposal=shown")).text())
                .isEqualTo(plain);
        page.context().close();
    }

    @Test
    void answersForAnAccountThatIsNotThereThatItIsNotThere() {
        var page = signedIn(1440, ColorScheme.LIGHT);

        assertThat(page.navigate(url("/safeguards?scope=group:99999")).status()).isEqualTo(404);
        assertThat(page.navigate(url("/safeguards?asOf=yesterday")).status()).isEqualTo(400);
        assertThat(page.navigate(url("/attestations/999")).status()).isEqualTo(404);
        assertThat(page.navigate(url("/safeguards/decision?citation=" + SANCTIONS))
                        .status())
                .as("no decision on what is required")
                .isEqualTo(404);
        page.context().close();
    }
}
