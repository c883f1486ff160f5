package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.vitals.aws.SdkJson;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.StoredResource;
import dev.vitals.support.Kept;
import dev.vitals.support.Ward;
import dev.vitals.support.Wired;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Findings and resources in a real browser. */
class FindingsPagesTest extends WardPages {

    private static final String HOSTILE = "\"><script>alert(1)</script>";

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, DARK"})
    void areReadableByEverybody(int width, ColorScheme theme) {
        var page = signedIn(width, theme);
        look(page, "/findings", "findings-by-rule", width, theme);
        look(page, "/findings?by=finding", "findings", width, theme);
        look(
                page,
                "/findings?state=all&severity=critical&type=AWS::EC2&sort=-opened",
                "findings-filtered",
                width,
                theme);
        look(page, "/findings?asOf=2026-10-25&text=patients", "findings-then", width, theme);
        look(page, "/findings?text=nothing-like-it", "findings-none", width, theme);
        look(page, finding("app-production) opens SSH"), "finding", width, theme);
        look(page, finding("Database patients is publicly"), "finding-unread", width, theme);
        look(page, finding("app-production) opens SSH") + "?asOf=2026-11-12", "finding-then", width, theme);
        look(page, "/resources", "resources", width, theme);
        look(page, "/resources?state=gone&asOf=2026-11-20", "resources-none", width, theme);
        look(page, resource("sg-0a1b2c3d4e5f60718"), "resource", width, theme);
        page.context().close();
    }

    @Test
    void drawsTheWayFromTheInternetAndTellsItInWords(@Autowired InventoryStore inventory) {
        sql.sql("insert into account (id, name, connection, created_at)"
                        + " values ('777788889999', 'Annex', '{\"kind\": \"AMBIENT\"}', '2026-10-01Z')")
                .update();
        inventory.write(
                Kept.scan("777788889999", Ward.NOW.minusSeconds(60)),
                Wired.open().with(Wired.instance("203.0.113.5", "2600::5")).inventory().resources().stream()
                        .filter(each -> each.key().type().startsWith("AWS::EC2"))
                        .map(each -> StoredResource.of(
                                new Resource<>(
                                        new ResourceKey(
                                                "777788889999",
                                                each.region(),
                                                each.key().type(),
                                                each.id()),
                                        each.arn(),
                                        each.key().type().endsWith("Instance") ? HOSTILE : each.name(),
                                        each.tags(),
                                        each.config()),
                                SdkJson.toJson(each.config()),
                                Set.of())),
                Stream.of("Instance", "InternetGateway", "NetworkAcl", "RouteTable", "SecurityGroup", "Subnet", "VPC")
                        .map(type -> new ListCoverage("AWS::EC2::" + type, "us-east-1", 1, null, ""))
                        .toList());
        var id = sql.sql("select id from resource where account_id = '777788889999' and type = 'AWS::EC2::Instance'")
                .query(Long.class)
                .single();
        for (int width : List.of(1440, 390)) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                var page = signedIn(width, theme);
                look(page, "/resources/" + id, "network", width, theme);
                var shown = page.locator(".hop-picture:visible");
                assertThat(shown).hasCount(2);
                assertThat(shown.first()).hasAttribute("role", "img");
                assertThat(shown.first())
                        .hasAttribute("aria-label", Pattern.compile("TCP 22 is reached.*Route table rtb-1"));
                assertThat(page.locator(".network h3").last()).containsText("By IPv6");
                assertThat(page.locator(".network .hops li").nth(2)).containsText("0.0.0.0/0 leads to igw-1");
                assertThat(page.locator("h1")).hasText(HOSTILE);
                page.context().close();
            }
        }
        assertThat(visitor.complaints()).isEmpty();
    }

    @Test
    void showsWhatARuleSaysOfAResourceAndHowItChanged() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/resources"));
        page.fill("#tag", "environment=production");
        assertThat(page.locator(".chip")).containsText("environment=production");
        page.click("tbody a:has-text('app-production')");

        assertThat(page.locator("tbody tr").first()).containsText("opens SSH (TCP 22) to 0.0.0.0/0");
        assertThat(page.locator("pre.diff").first().locator("ins")).hasText("+          \"CidrIp\": \"0.0.0.0/0\"");
        assertThat(page.locator("pre.diff").first().locator("del")).hasText("-          \"CidrIp\": \"10.0.0.0/8\"");
        page.locator("tbody a:has-text('Open the finding')").first().click();
        assertThat(page).hasURL(Pattern.compile("/findings/\\d+$"));
        assertThat(visitor.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void tellsWhatIsWrongAndMarksWhatDecides() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url(finding("app-production) opens SSH")));

        assertThat(page.locator("h1"))
                .hasText("sg-0a1b2c3d4e5f60718 (app-production) opens SSH (TCP 22) to 0.0.0.0/0"
                        + " by a rule for TCP 22");
        assertThat(page.locator("pre.json").first().locator("mark")).containsText("\"CidrIp\": \"0.0.0.0/0\"");
        assertThat(page.locator(".timeline strong").allTextContents())
                .containsExactly("Reopened", "Resolved: a scan saw it pass", "Opened");
        page.navigate(url(finding("Database patients is publicly")));
        assertThat(page.locator(".notice").first()).containsText("access denied");
        assertThat(page.navigate(url("/findings/999999")).status()).isEqualTo(404);
        page.context().close();
    }

    @Test
    void narrowsTheListWhileSomebodyTypesAndKeepsItInTheAddress() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/findings?by=finding"));
        page.evaluate("window.stayed = true");
        page.fill("#text", "legacy");

        assertThat(page.locator(".chip")).containsText("legacy");
        assertThat(page).hasURL(Pattern.compile("/findings\\?by=finding&text=legacy$"));
        assertThat(page.locator("tbody .sentence").allTextContents())
                .isNotEmpty()
                .allMatch(headline -> headline.contains("legacy"));
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        page.selectOption("#severity", "critical");
        assertThat(page).hasURL(Pattern.compile("severity=critical"));
        page.goBack();
        assertThat(page.locator(".chip")).hasCount(1);
        page.click(".chip");
        assertThat(page).hasURL(url("/findings?by=finding"));
        assertThat(visitor.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void showsRulesFirstThenTheirFindingsAndAFindingBesideTheList() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/findings"));
        var ssh = page.locator("tbody tr", new Page.LocatorOptions().setHasText("ec2-security-group-no-public-ssh"));
        assertThat(ssh.locator(".share")).containsText(Pattern.compile("\\d+ of \\d+ resources?"));
        assertThat(page.locator(".segments [aria-current]").allTextContents()).containsExactly("Open", "By rule");
        var failing = Integer.parseInt(ssh.locator(".share strong").textContent());
        ssh.locator(".sentence a").click();
        // Until its scripts are there a link leads to the finding's page, which is as it should be.
        page.waitForURL(Pattern.compile("rule=ec2-security-group-no-public-ssh"));
        assertThat(page.locator("tbody tr")).hasCount(failing);

        page.locator("tbody .sentence a").first().click();
        assertThat(page.locator("#panel-head")).isFocused();
        assertThat(page.locator("#beside")).containsText("Observed");
        visitor.axe(page, "finding-beside");
        page.keyboard().press("Escape");
        assertThat(page.locator("#beside")).isHidden();
        assertThat(page.locator("tbody .sentence a").first()).isFocused();

        page.click(".segments a:has-text('Open and accepted')");
        assertThat(page).hasURL(Pattern.compile("state=unresolved"));
        page.click(".chip:has-text('Rule')");
        assertThat(page.locator("table.by-rule")).isVisible();
        assertThat(visitor.complaints()).isEmpty();
        page.context().close();
    }

    @Test
    void givesTheSameListAsCsv() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/findings?text=legacy&sort=resource"));
        var shown = page.locator("tbody tr").count();
        var answer = page.request().get(url(page.locator("a[download]").getAttribute("href")));
        var rows = answer.text().split("\r\n");

        assertThat(answer.headers().get("content-type")).startsWith("text/csv");
        assertThat(answer.headers().get("content-disposition")).contains("findings-2026-11-24.csv");
        assertThat(rows).hasSize(shown + 1);
        assertThat(rows[0]).startsWith("id,severity,finding,state,account");
        assertThat(rows[1]).contains("sg-0ffee0ddba11cafe0", "failing", "Patient portal", "AWS::EC2::SecurityGroup");
        assertThat(page.request().get(url("/findings.csv?sort=colour")).status())
                .isEqualTo(400);
        assertThat(page.navigate(url("/findings?state=odd")).status()).isEqualTo(400);
        assertThat(page.navigate(url("/resources?state=odd")).status()).isEqualTo(400);
        page.context().close();
    }

    @Test
    void filtersSortsAndPagesWithoutJavaScript() {
        var page = visitor.signedIn("operator", new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(url("/findings?asOf=2026-11-12&by=finding"));
        page.fill("#text", "vol-");
        page.selectOption("#state", "all");
        page.click("form[role=search] button");
        assertThat(page.url()).contains("text=vol-", "state=all", "asOf=2026-11-12");
        page.click("thead a:has-text('Resource')");

        assertThat(page.url()).contains("text=vol-", "state=all", "sort=resource");
        assertThat(page.locator("th[aria-sort=ascending]").textContent()).contains("Resource");
        page.context().close();
    }
}
