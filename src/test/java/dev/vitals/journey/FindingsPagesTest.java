package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.vitals.Vitals;
import dev.vitals.aws.SdkJson;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.StoredResource;
import dev.vitals.support.Kept;
import dev.vitals.support.Ward;
import dev.vitals.support.Wired;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

/** Findings and resources in a real browser. */
@SpringBootTest(
        classes = {Vitals.class, FindingsPagesTest.Time.class},
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=" + FindingsPagesTest.DATA
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsPagesTest {

    static final String DATA = "target/journey-findings-data";

    static {
        // A database that an earlier run left may have other migrations.
        FileSystemUtils.deleteRecursively(Path.of(DATA).toFile());
    }

    @TestConfiguration
    static class Time {

        @Bean
        @Primary
        Clock stoppedClock() {
            return Clock.fixed(Ward.NOW, ZoneOffset.UTC);
        }
    }

    private static final String HOSTILE = "\"><script>alert(1)</script>";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient sql;

    private Visitor visitor;

    @BeforeAll
    void seedAndStartBrowser(@Autowired InventoryStore inventory, @Autowired EvaluationStore evaluations)
            throws Exception {
        sql.sql("insert into account (id, name, connection, created_at)"
                        + " values (?, 'Patient portal', '{\"kind\": \"AMBIENT\"}', '2026-10-01Z')")
                .param(Ward.ACCOUNT)
                .update();
        new Ward(inventory, evaluations).live();
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
    void takesInAFileOfAnotherProductOnlyAtSomebodysWord() throws Exception {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/findings"));
        page.click("a:has-text('import a file')");
        page.setInputFiles(
                "#file", new FilePayload("x.json.gz", "application/gzip", new byte[] {0x1f, (byte) 0x8b, 8}));
        page.click("button:has-text('Look into it')");
        assertThat(page.locator("[role=alert]")).containsText("packed file");
        page.setInputFiles(
                "#file",
                new FilePayload(
                        "prowler.ocsf.json", "application/json", prowler().getBytes(UTF_8)));
        page.click("button:has-text('Look into it')");

        assertThat(page.locator(".notice")).containsText("Nothing is kept yet");
        assertThat(page.locator("tbody")).containsText("no: Vitals does not watch it");
        assertThat(page.locator("main")).containsText("row 3");
        var preview = page.url().substring(url("").length());
        for (int width : new int[] {1440, 390}) {
            page.setViewportSize(width, 900);
            look(page, preview, "import-preview", width, ColorScheme.LIGHT);
            look(page, "/import", "import", width, ColorScheme.LIGHT);
        }
        page.setViewportSize(1440, 900);
        page.navigate(url(preview));
        page.click("button:has-text('Keep it')");
        assertThat(page.locator(".notice")).containsText("1 finding opened");
        page.click("a:has-text('See the findings of')");
        assertThat(page.locator("tbody .sentence")).containsText("<b>bold</b>");
        assertThat(page.locator("tbody .badge.source")).containsText("Prowler");
        page.click("tbody .sentence a");
        page.click("#beside a:has-text('Open its page')");
        assertThat(page.locator("h1")).hasText("Security group is <b>bold</b>.");
        assertThat(page.locator("main")).containsText("prowler.ocsf.json");
        assertThat(page.locator(".citations")).containsText("164.312(e)(1)");
        look(page, page.url().substring(url("").length()), "finding-of-a-file", 1440, ColorScheme.DARK);
        page.navigate(url("/safeguards?citation=164.312(e)(1)"));
        assertThat(page.locator("[aria-labelledby=reported-head]")).containsText("Prowler: 1 open finding");
        page.context().close();
    }

    private static String prowler() {
        var row = """
                {"class_uid": 2004, "severity_id": 3, "status_code": "FAIL", "status_detail": "Security group is <b>bold</b>.",
                 "time_dt": "2026-11-24T05:00:00Z", "metadata": {"event_code": "ec2_bold", "product": {"name": "Prowler"}},
                 "finding_info": {"title": "Security groups are not bold"}, "cloud": {"account": {"uid": "%s"}},
                 "resources": [{"uid": "sg-0123456789abcdef0", "region": "us-east-1"}],
                 "unmapped": {"compliance": {"HIPAA": ["164_312_e_1"]}}}""";
        return "[%s, %s, 7]".formatted(row.formatted(Ward.ACCOUNT), row.formatted("999988887777"));
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

    @Test
    void writesTriesAndSwitchesOnARuleOfItsOwn() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/rules/own"));
        page.click("a:has-text('Write a rule')");
        page.selectOption("#type", "AWS::S3::Bucket");
        page.click("button:has-text('Show its fields')");
        assertThat(page.locator(".field-list").first()).containsText("resource.versioning.enabled");
        page.fill("#id", "own-owner");
        page.fill("#title", "<script>alert(1)</script> Buckets have owners");
        page.fill("#expression", "'owner' in\n  tagz");
        page.selectOption("#safeguards", "164.310(d)(2)(iii)");
        page.evaluate("window.stayed = true");
        page.click("button:has-text('Try it')");
        assertThat(page.locator("#trial")).containsText("Line 2, column 3: undeclared reference to 'tagz'");
        page.fill("#expression", "'owner' in tags");
        page.fill("#message", "name + ' has no owner'");
        page.click("button:has-text('Try it')");

        assertThat(page.locator("#trial .tally")).containsText("Fail 1");
        assertThat(page.locator("#trial tbody")).containsText("clinic-imaging-archive has no owner");
        assertThat(page.evaluate("window.stayed")).isEqualTo(true);
        page.fill("#message", "name + ' names nobody'");
        page.click("button:has-text('switch it on')");
        assertThat(page.locator("#trial .notice")).containsText("Look at what it would say first");
        page.click("button:has-text('switch it on')");
        assertThat(page).hasURL(Pattern.compile("/rules/own-owner$"));
        assertThat(page.locator("h1")).hasText("<script>alert(1)</script> Buckets have owners");
        assertThat(page.locator(".badges")).containsText("on");
        page.navigate(url("/rules?text=own-owner"));
        assertThat(page.locator("tbody tr")).containsText("Your own");
        for (String path : List.of("/rules/own", "/rules/own-owner", "/rules/own-owner/edit", "/rules/own/import")) {
            look(page, path, path.substring(1).replace('/', '-'), 1440, ColorScheme.LIGHT);
        }
        page.context().close();
        triesChangesAndSwitchesOffWithoutJavaScript();
    }

    private void triesChangesAndSwitchesOffWithoutJavaScript() {
        var page = visitor.signedIn(
                "operator",
                new Browser.NewContextOptions()
                        .setJavaScriptEnabled(false)
                        .setViewportSize(390, 900)
                        .setColorScheme(ColorScheme.DARK));
        page.navigate(url("/rules/own-owner/edit"));
        page.fill("#expression", "'owner' in tags || true");
        page.click("button:has-text('Try it')");
        assertThat(page.locator("#trial .tally")).containsText("Pass 1");
        page.click("button:has-text('Save as a draft')");
        assertThat(page.locator(".notice").first()).containsText("Version 2 is a draft; version 1 judges");
        assertThat(page.locator("pre.diff ins")).containsText("+expression: 'owner' in tags || true");
        page.click("button:has-text('Take up again')");
        page.navigate(url("/rules/own-owner"));
        assertThat(page.locator(".timeline").first()).containsText("Version 1 again");
        page.click("button:has-text('Switch it off')");
        assertThat(page.locator(".timeline").last()).containsText("Switched off");

        var file = page.request().get(url("/rules/own/file")).text();
        page.navigate(url("/rules/own/import"));
        page.fill("#yaml", file.replace("own-owner", "own-second").replace("names nobody", "has nobody"));
        page.click("button:has-text('Show what it would do')");
        assertThat(page.locator("tbody")).containsText("new, switched off");
        page.click("button:has-text('Store it')");
        assertThat(page.locator("tbody")).containsText("own-second");
        assertThat(page.navigate(url("/rules/own-nobody")).status()).isEqualTo(404);
        page.context().close();
    }

    private String finding(String words) {
        return "/findings/"
                + sql.sql("select id from finding where headline like ?")
                        .param("%" + words + "%")
                        .query(Long.class)
                        .single();
    }

    private String resource(String id) {
        return "/resources/"
                + sql.sql("select id from resource where resource_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single();
    }

    private void look(Page page, String path, String name, int width, ColorScheme theme) {
        visitor.look(page, path, name, width, theme);
    }

    private Page signedIn(int width, ColorScheme theme) {
        return visitor.signedIn(width, theme);
    }

    private String url(String path) {
        return visitor.url(path);
    }
}
