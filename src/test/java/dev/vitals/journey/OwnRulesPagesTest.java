package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import dev.vitals.support.Ward;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Rules of the organization and files of other products in a real browser. */
class OwnRulesPagesTest extends WardPages {

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
}
