package dev.vitals.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;
import dev.vitals.Vitals;
import dev.vitals.hash.Sha256;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.support.Fork;
import dev.vitals.support.QuickStartSite;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The first pages in a real browser: in both themes, wide and narrow, checked for accessibility. */
@SpringBootTest(
        classes = Vitals.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=correct horse battery",
            "db-scheduler.enabled=false",
            "vitals.demo=false",
            "vitals.data=target/journey-data"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstPagesTest {

    static {
        // A database that an earlier run left may have other migrations.
        Fork.clear("target/journey-data");
    }

    private static final String WITH_QUICK_START = "111122223333";
    private static final String NEVER_READ = "444455556666";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient sql;

    private Visitor visitor;

    @BeforeAll
    void startBrowser(@Autowired InventoryStore inventory) throws Exception {
        List.of(WITH_QUICK_START, NEVER_READ)
                .forEach(id -> sql.sql("insert into account (id, name, connection, created_at)"
                                + " values (?, 'account ' || ?, '{\"kind\": \"AMBIENT\"}', '2026-01-01Z')"
                                + " on conflict do nothing")
                        .params(id, id)
                        .update());
        QuickStartSite.build(inventory, WITH_QUICK_START, Instant.now());
        Staff.hire(sql, "ben", "compliance_officer");
        visitor = new Visitor(port);
    }

    @AfterAll
    void stopBrowser() {
        visitor.close();
    }

    @ParameterizedTest
    @CsvSource({"1440, LIGHT", "390, DARK"})
    void areReadableByEverybody(int width, ColorScheme theme) {
        var page = signedIn(width, theme);
        look(page, "/", "start", width, theme);
        look(page, "/safeguards", "safeguards", width, theme);
        look(page, "/safeguards?citation=164.312(a)(2)(iv)", "safeguard", width, theme);
        look(page, "/rules", "rules", width, theme);
        look(page, "/rules/ec2-security-group-no-public-ssh", "rule", width, theme);
        look(page, "/lists", "lists", width, theme);
        look(page, "/lists/lambda-runtimes", "list", width, theme);
        look(page, "/lists/lambda-runtimes/replace", "list-replace", width, theme);
        look(page, "/settings", "settings", width, theme);
        look(page, "/audit", "audit", width, theme);
        look(page, "/members", "members", width, theme);
        page.click("tbody a");
        look(page, page.url().replaceFirst(".*(?=/members/)", ""), "member", width, theme);
        look(page, "/members/claims", "claims", width, theme);
        look(page, "/members/tokens", "members-tokens", width, theme);
        look(page, "/members/scim", "scim", width, theme);
        look(page, "/me/tokens", "tokens", width, theme);
        look(page, "/me/tokens/new", "token-form", width, theme);
        look(page, "/again", "again", width, theme);
        look(page, "/me", "me", width, theme);
        look(page, "/me/password", "password", width, theme);
        look(page, "/me/factor", "factor", width, theme);
        look(page, "/audit", "audit", width, theme);
        look(page, "/nowhere", "nowhere", width, theme);
        look(page, "/baseline", "baseline", width, theme);
        look(page, "/baseline?account=" + NEVER_READ, "baseline-none", width, theme);
        page.context().close();
    }

    @Test
    void drawsASampleAndAnswersWhatIsAskedAboutIt() {
        var page = signedIn(390, ColorScheme.DARK);
        look(page, "/room?citation=164.312(c)(1)", "room", 390, ColorScheme.DARK);
        assertThat(page.textContent("main")).contains("not judged");
        page.fill("#n", "2");
        page.fill("#seed", "a seed");
        page.locator("form[action$='/room/samples']").evaluate("form => form.noValidate = true");
        page.click("button:has-text('Draw')");
        assertThat(page.textContent("[role=alert]")).contains("without a space");
        page.fill("#seed", "seed-1");
        page.click("button:has-text('Draw')");
        assertThat(page.textContent("h1")).startsWith("2 of ");
        assertThat(Axe.violations(page)).isEmpty();
        var archive = page.request().get(page.url() + "/file");
        assertThat(page.textContent("main")).contains("SHA-256 " + Sha256.of(archive.body()));

        page.click("a:has-text('about item 2')");
        page.fill("#text", "Who approved <b>this</b>?");
        sql.sql("update member set mail = 'ben@example.org' where name = 'ben'").update();
        page.click("button:has-text('Ask')");
        var request = page.url();
        var ben = visitor.signedIn("ben", new Browser.NewContextOptions());
        readsTheMailOf(request, ben);
        look(ben, "/work", "asked", 1440, ColorScheme.LIGHT);
        ben.click("text=Who approved <b>this</b>?");
        ben.fill("#answer-text", "Nobody has.");
        ben.setInputFiles(
                "#files", new FilePayload("minutes.txt", "text/plain", "Nothing was approved.".getBytes(UTF_8)));
        ben.click("button:has-text('Answer')");
        assertThat(ben.textContent("main")).contains("Answered", "Nobody has.", "minutes.txt");
        page.navigate(request);
        assertThat(Axe.violations(page)).isEmpty();
        page.click("button:has-text('Accept it')");
        assertThat(page.textContent(".badges")).contains("Accepted");
        ben.context().close();
        page.context().close();
    }

    private void readsTheMailOf(String request, Page ben) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            ben.navigate(url("/me/digest"));
            assertThat(ben.textContent("main")).contains("evidence is asked for: 164.312(c)(1) Integrity");
        });
        ben.click("text=evidence is asked for");
        visitor.look(ben, "mail-asked");
        assertThat(ben.frameLocator("iframe")
                        .locator("a[href*='/room/requests/']")
                        .first()
                        .getAttribute("href"))
                .endsWith(request.substring(request.indexOf("/room/requests/")));
    }

    @Test
    void changesASettingInTwoStepsAndWithAReason() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/settings"));
        page.fill("#limits-rootUse", "none");
        page.click("text=Review the changes");
        assertThat(page.textContent("[role=alert]")).contains("“none” is not a whole number from 1 to 3650.");
        page.fill("#limits-rootUse", "7");
        page.fill("#access-adminRoles", "Admin*\nBreak<b>Glass");
        page.click("text=Review the changes");
        assertThat(page.textContent("table")).contains("Time for which root must not have been used", "30", "7");
        assertThat(page.textContent("table")).contains("Break<b>Glass");
        page.fill("#reason", "Root is for emergencies");
        page.click("button:has-text('Save')");

        assertThat(page.textContent("main [role=status]")).contains("The next scan of each account judges by it");
        assertThat(page.inputValue("#limits-rootUse")).isEqualTo("7");
        assertThat(page.textContent("main")).contains("Root is for emergencies", "operator");
        page.context().close();
    }

    @Test
    void keepsStrangersOutsideAndTellsThemNothing() {
        var page = visitor.stranger(Visitor.looking(1440, ColorScheme.LIGHT));
        page.navigate(url("/safeguards"));
        assertThat(page.url()).endsWith("/login");
        page.fill("#password", "wrong");
        page.click("button[type=submit]");

        assertThat(page.textContent("[role=alert]")).contains("do not belong together");
        assertThat(Axe.violations(page)).isEmpty();
        page.context().close();
    }

    @Test
    void saysTwoMinutesBeforeTheSessionEndsAndLetsPeopleStay() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.clock().install();
        page.route("**/me/session", route -> {
            if (route.request().method().equals("GET")) {
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"seconds\": 110, \"most\": 4000}"));
            } else {
                route.resume();
            }
        });
        page.navigate(url("/settings"));
        PlaywrightAssertions.assertThat(page.locator(".session-end")).isHidden();
        page.clock().runFor(61_000);
        PlaywrightAssertions.assertThat(page.locator("#session-end"))
                .containsText("You will be signed out in two minutes, because nothing was clicked.");
        assertThat(page.locator("#session-end").getAttribute("role")).isEqualTo("status");
        visitor.look(page, "session-end");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertThat((String) page.evaluate("document.activeElement.textContent")).isEqualTo("Stay signed in");
        page.keyboard().press("Enter");
        PlaywrightAssertions.assertThat(page.locator(".session-end")).isHidden();
        page.context().close();
    }

    @Test
    void runsNoScriptThatDoesNotCarryTheNonceOfThePage() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/rules"));
        page.evaluate("""
                () => { for (const [tag, name, value] of [['script', 'src', '/vitals.js'], ['script', 'text', 'window.ran = 1']]) {
                    const script = document.createElement(tag); script[name] = value; document.body.append(script); }
                    document.body.insertAdjacentHTML('beforeend', '<img src="x:" onerror="window.ran = 2">'); }""");
        page.waitForTimeout(300);

        assertThat(page.evaluate("window.ran ?? 0")).isEqualTo(0);
        assertThat(visitor.complaints()).anyMatch(text -> text.contains("Content Security Policy"));
        page.context().close();
    }

    @Test
    void choosesADigestTriesItAndEndsItWithoutSigningIn() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/me/digest"));
        // What the form itself would not let through.
        page.fill("#zone", "Mars/Base");
        page.click("button:has-text('Save')");
        assertThat(page.textContent("[role=alert]")).contains("“Mars/Base” is not a time zone");
        page.fill("#zone", "America/Chicago");
        page.fill("#address", "ada@example.org");
        page.selectOption("#rhythm", "daily");
        page.click("button:has-text('Save')");
        assertThat(page.locator("[role=status].good").textContent()).contains("Saved", "The next digest comes");
        visitor.look(page, "mails-to-you");

        page.click("text=Send me one now");
        assertThat(page.textContent("main")).contains("Kept here", "ada@example.org", "No way to send mails");
        assertThat(page.frameLocator("iframe").locator("h1").textContent()).contains("all accounts");
        var ending = page.frameLocator("iframe").locator("a[href*=unsubscribe]").getAttribute("href");
        visitor.look(page, "mail");
        var mail = page.request().get(page.url() + "/html").text();
        page.navigate(url("/mails"));
        visitor.look(page, "mails");
        var path = ending.substring(ending.indexOf("/unsubscribe"));
        page.navigate(url(path));
        visitor.look(page, "unsubscribe");
        page.context().close();

        var reader = visitor.stranger(Visitor.looking(360, ColorScheme.DARK));
        reader.setContent(mail);
        assertThat(Axe.violations(reader)).as("the mail, in a narrow program").isEmpty();
        assertThat((boolean) reader.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        var program = reader.request();
        var answer = program.post(
                url(path), RequestOptions.create().setForm(FormData.create().set("List-Unsubscribe", "One-Click")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).contains("you get no more", "digests");
    }

    @Test
    void filtersRulesWithoutJavaScript() {
        var page = visitor.signedIn("operator", new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(url("/rules"));
        page.fill("#text", "ssh");
        page.selectOption("#severity", "critical");
        page.click("form[role=search] button");

        assertThat(page.url()).contains("text=ssh", "severity=critical");
        assertThat(page.locator("tbody tr").allTextContents())
                .singleElement()
                .asString()
                .contains("ec2-security-group-no-public-ssh");
        page.context().close();
    }

    @Test
    void showsWhatIsLeftOfTheQuickStartAndLeadsToIt() {
        var page = visitor.signedIn("operator", new Browser.NewContextOptions().setJavaScriptEnabled(false));
        page.navigate(url("/accounts/" + WITH_QUICK_START));
        page.click("text=QuickStart baseline");
        assertThat(page.textContent("h2")).contains("hipaa", "us-east-1");
        page.click(".tally .badge:has-text('weakened')");

        page.waitForURL(
                address -> address.contains("account=" + WITH_QUICK_START) && address.contains("state=weakened"));
        page.waitForLoadState();
        assertThat(page.locator("tbody tr").allTextContents())
                .singleElement()
                .asString()
                .contains("CloudTrail log group", "Retention: 30 days, deployed with 90 days", "no KMS key");
        page.selectOption("#state", "unreadable");
        page.click(".filters button");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("General log bucket");
        PlaywrightAssertions.assertThat(page.locator("main")).containsText("AWS::S3::Bucket was not read");
        page.navigate(url("/baseline?state=drifted"));
        page.click("table.baseline a[href*='/resources/']");
        assertThat(page.textContent("h1")).isEqualTo("hipaa-alarms");
        page.context().close();
    }

    @Test
    void saysThatStacksHadNotBeenReadInsteadOfThatThereIsNoQuickStart() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/baseline?account=" + NEVER_READ));
        assertThat(page.textContent("main")).contains("Stacks had not been read yet");
        assertThat(page.navigate(url("/baseline?state=lost")).status()).isEqualTo(400);
        assertThat(page.navigate(url("/baseline?account=000000000000")).status())
                .isEqualTo(404);
        var csv = page.request().get(url("/baseline.csv?state=weakened"));
        assertThat(csv.headers().get("content-disposition")).contains("quickstart-" + WITH_QUICK_START);
        assertThat(csv.text().lines()).hasSize(2);
        page.context().close();
    }

    @Test
    void replacesAListInTwoStepsAndGoesBack() {
        var page = signedIn(1440, ColorScheme.LIGHT);
        page.navigate(url("/lists/rds-iam-engines/replace"));
        var text = page.inputValue("#text");
        page.fill("#text", text + "sqlserver-ee\n");
        page.click("form.sheet button");
        assertThat(page.textContent("[role=alert]")).contains("(\"sqlserver-ee\") is not an engine as RDS calls it");

        page.fill("#text", text + "sqlserver-ee SQL Server\n");
        page.click("form.sheet button");
        assertThat(page.textContent("main")).contains("1 added, 0 removed, 0 changed");
        assertThat(Axe.violations(page)).isEmpty();
        page.click("main form button");
        assertThat(page.textContent("main")).contains("Replaced.", "uploaded", "sqlserver-ee");

        page.click("text=Withdraw");
        assertThat(page.textContent("main")).contains("Withdrawn.", "withdrawn by operator", "shipped with Vitals");
        assertThat(page.locator("tbody").textContent()).doesNotContain("sqlserver-ee");
        page.context().close();
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
