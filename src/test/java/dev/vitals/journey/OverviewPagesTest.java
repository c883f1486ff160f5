package dev.vitals.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.vitals.Vitals;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.score.ScoreBases;
import dev.vitals.score.ScoreStore;
import dev.vitals.support.NinetyDays;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** The overview and the safeguards over ninety days, in a real browser. */
@SpringBootTest(
        classes = {Vitals.class, OverviewPagesTest.Time.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + OverviewPagesTest.DATA
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OverviewPagesTest {

    static final String DATA = "target/journey-board-data";

    static {
        FileSystemUtils.deleteRecursively(Path.of(DATA).toFile());
    }

    private static final String LOGOFF = "164.312(a)(2)(iii)";
    private static final String SANCTIONS = "164.308(a)(1)(ii)(C)";
    private static final String ENCRYPTION = "/safeguards?citation=164.312(a)(2)(iv)";

    static {
        // A database that an earlier run left may have other migrations.
        FileSystemUtils.deleteRecursively(Path.of(DATA).toFile());
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        Clock stoppedClock() {
            return Clock.fixed(NinetyDays.NOW, ZoneOffset.UTC);
        }
    }

    @LocalServerPort
    private int port;

    private Visitor visitor;

    @BeforeAll
    void seedAndStartBrowser(
            @Autowired JdbcClient sql,
            @Autowired InventoryStore inventory,
            @Autowired EvaluationStore evaluations,
            @Autowired ScoreStore scores,
            @Autowired ScoreBases bases)
            throws Exception {
        new NinetyDays(sql, inventory, evaluations, scores, bases).live();
        sql.sql("insert into operator select 'ben', password_hash, false from operator where name = 'operator'")
                .update();
        sql.sql("insert into member (id, issuer, subject, name, created_at)"
                        + " values (gen_random_uuid(), 'local', 'ben', 'ben', now())")
                .update();
        sql.sql("insert into member_grant (member_id, role, origin, granted_by, granted_at)"
                        + " select id, 'compliance_officer', 'person', 'test', now() from member where subject = 'ben'")
                .update();
        visitor = new Visitor(port);
    }

    @AfterAll
    void stopBrowser() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "1440, DARK", "390, LIGHT", "390, DARK"})
    void areReadableByEverybody(int width, ColorScheme theme) {
        var page = signedIn(width, theme);
        look(page, "/", "board-overview", width, theme);
        look(page, "/?scope=account:" + NinetyDays.STAGING + "&asOf=" + NinetyDays.day(60), "board-then", width, theme);
        look(page, "/?asOf=2020-02-29", "board-long-ago", width, theme);
        look(page, "/?asOf=" + NinetyDays.uncovered(), "board-gap", width, theme);
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

    @Test
    void saysHowThingsStandAndLeadsToWhatItConsistsOf() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/"));
        assertThat(page.textContent(".status"))
                .contains("safeguards with rules or attestations are met.", "Could not be read: staging’s S3.");
        assertThat(page.locator("canvas").count()).isEqualTo(2);
        assertThat(page.locator("#trend-table tbody tr").count()).isEqualTo(90);
        assertThat(page.textContent("main")).contains("rules changed", "settings changed");
        var met = page.locator("#figure-met + .big b").first().textContent();
        page.click("#figure-met + .big a");

        PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(Integer.parseInt(met));
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
        PlaywrightAssertions.assertThat(page.locator("tbody tr")).hasCount(number);
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
        assertThat(page.textContent(".status")).contains("On 16 Oct 2026", "were met");
        page.context().close();
    }

    @Test
    void showsTheLastDayOrTheWholeWeek() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/"));
        var week = page.locator(".day").count();
        page.click("text=Last 24 hours");

        assertThat(page.url()).contains("days=1");
        assertThat(page.locator(".day").count()).isPositive().isLessThan(week);
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
    void recordsADecisionAndKeepsWhatWasTypedUntilItIsWhole() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/safeguards?citation=" + LOGOFF));
        assertThat(page.textContent("#decision")).contains("no decision is recorded");
        page.click("text=Record a decision");
        page.check("input[value=alternative]");
        page.fill("#reason", "Only nurses enter. <script>alert(1)</script>");
        page.fill("#reviewDue", NinetyDays.TODAY.plusYears(2).toString());
        page.click("text=Record the decision");

        assertThat(page.textContent("[role=alert]")).contains("3 fields need another look");
        assertThat(page.textContent("#measure-wrong")).contains("Describe the measure");
        assertThat(page.textContent("#reviewDue-wrong")).contains("at most 12 months");
        assertThat(page.inputValue("#reason")).contains("<script>alert(1)</script>");
        assertThat(page.isChecked("input[value=alternative]")).isTrue();
        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        page.fill("#measure", "The door locks itself.");
        page.fill("#responsible", "Ana Sanchez");
        page.fill("#reviewDue", NinetyDays.TODAY.plusYears(1).toString());
        page.click("text=Record the decision");

        assertThat(page.url()).contains("citation=").endsWith("#decision");
        assertThat(page.textContent("#decision"))
                .contains("Alternative measure", "<script>alert(1)</script>", "by operator", "24 Nov 2027");
        page.navigate(url("/safeguards?asOf=" + NinetyDays.day(80) + "&citation=" + LOGOFF));
        assertThat(page.textContent("#decision")).contains("no decision was recorded");
        assertThat(page.locator("#decision a.button").count()).isZero();
        page.context().close();
    }

    @Test
    void takesAnAttestationFromOnePersonAndItsSignatureFromAnother() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/safeguards?citation=" + SANCTIONS));
        assertThat(page.textContent(".verdict")).contains("Awaiting attestation");
        page.click("text=Record an attestation");
        page.fill("#title", "Sanctions <b>2026</b>");
        page.fill("#owner", "Ana Sanchez");
        page.click("text=Record the attestation");
        assertThat(page.textContent("#statement-wrong")).contains("full sentences");
        page.fill("#statement", "Everybody has read it & signed it.");
        page.setInputFiles("#files", file("policy.pdf", "No document at all"));
        page.click("text=Record the attestation");
        assertThat(page.textContent("#files-wrong")).contains("“policy.pdf” is not what its name says");
        page.setInputFiles("#files", file("<b>read by.txt", "Ana, Ben"));
        page.click("text=Record the attestation");

        assertThat(page.textContent("h1")).isEqualTo("Sanctions <b>2026</b>");
        assertThat(page.textContent("main")).contains("Not signed off", "you cannot sign it off yourself");
        var attestation = page.url();
        var ben = visitor.signedIn("ben", new Browser.NewContextOptions());
        ben.navigate(attestation);
        var given = ben.request()
                .get(attestation.replaceAll("/attestations/.*", "") + ben.getAttribute("main .files a", "href"));
        assertThat(given.text()).isEqualTo("Ana, Ben");
        assertThat(given.headers())
                .containsEntry("x-content-type-options", "nosniff")
                .hasEntrySatisfying(
                        "content-disposition",
                        as -> assertThat(as).startsWith("attachment;").contains("bread by.txt"));
        ben.click("button:has-text('Sign it off')");
        assertThat(ben.textContent(".files")).contains("bread by.txt", "covered by the signature");
        assertThat(ben.textContent(".badges")).contains("In date");
        assertThat(new AxeBuilder(ben).analyze().getViolations()).isEmpty();
        ben.navigate(url("/safeguards?citation=" + SANCTIONS));
        assertThat(ben.textContent(".verdict")).contains("Met");
        assertThat(ben.request().get(url("/attestations.csv")).text())
                .contains("Sanctions <b>2026</b>", "In date", "operator", "ben");

        ben.navigate(attestation);
        ben.click("button:has-text('Withdraw it')");
        assertThat(ben.textContent("#reason-wrong")).contains("Say why");
        ben.fill("#reason", "It was replaced.");
        ben.click("button:has-text('Withdraw it')");
        assertThat(ben.textContent("main")).contains("Withdrawn", "by ben", "It was replaced.");
        page.navigate(url("/safeguards?citation=" + SANCTIONS));
        assertThat(page.textContent(".verdict")).contains("Awaiting attestation");
        ben.context().close();
        page.context().close();
    }

    @Test
    void keepsARegisterFromAFileAndAPolicyByTwoPeople() {
        var page = signedIn(390, ColorScheme.DARK);
        look(page, "/attestations/kit", "board-kit", 390, ColorScheme.DARK);
        page.navigate(url("/registers/training/import"));
        page.setInputFiles(
                "#file", file("roster.csv", "Person,Course,Due again\nAna <b>,=HIPAA,2026-11-20\nBen,,2027-01-01\n"));
        page.click("button:has-text('Look into it')");
        assertThat(page.textContent("main")).contains("1 added", "1 refused", "“Course” is needed.");
        page.click("button:has-text('Keep this row')");
        assertThat(page.textContent("main")).contains("One thing is overdue.", "training was due on 20 Nov 2026");
        assertThat(page.request().get(url("/registers/training/entries.csv")).text())
                .contains("Ana <b>,,'=HIPAA,");
        page.navigate(url("/safeguards?citation=164.308(a)(5)(i)"));
        assertThat(page.textContent("main"))
                .contains("Not met", "Overdue in the register “Training roster”: Ana <b>: =HIPAA");
        for (String path : List.of(
                "/registers",
                "/registers/training",
                "/registers/training/new",
                "/registers/training/entries/1",
                "/policies",
                "/policies/sanctions/edit")) {
            look(page, path, "board-" + path.replace('/', '-'), 390, ColorScheme.DARK);
        }
        page.fill("#body", "## Rules\n\nWe <script>alert(1)</script> mean it.");
        page.click("text=Save as a new version");
        var ben = visitor.signedIn("ben", new Browser.NewContextOptions());
        look(ben, "/policies/sanctions?version=1", "board-policy", 1440, ColorScheme.LIGHT);
        ben.click("button:has-text('Approve it')");
        assertThat(ben.textContent("main"))
                .contains("In force", "approved by ben", "We <script>alert(1)</script> mean it.");
        look(ben, "/policies/sanctions/history", "board-policy-history", 1440, ColorScheme.LIGHT);
        ben.navigate(url("/policies/sanctions"));
        ben.click("text=Attest it");
        assertThat(ben.inputValue("#statement")).contains("version 1, approved by ben");
        ben.context().close();
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

    private void look(Page page, String path, String name, int width, ColorScheme theme) {
        visitor.look(page, path, name, width, theme);
    }

    private Page signedIn(int width, ColorScheme theme) {
        return visitor.signedIn(width, theme);
    }

    private static BigDecimal sum(Page page, String cells) {
        return page.locator(cells).allTextContents().stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private String url(String path) {
        return visitor.url(path);
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "text/plain", content.getBytes(StandardCharsets.UTF_8));
    }
}
