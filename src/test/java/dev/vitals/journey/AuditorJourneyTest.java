package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vitals.hash.Sha256;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An auditor who has never seen the tool, in a browser that runs no script at all. */
class AuditorJourneyTest extends WardPages {

    @BeforeAll
    void hire() {
        Staff.hire(sql, "aud", "auditor");
    }

    @Test
    void findsDrawsAndTakesAwayTheEvidenceWithoutAScript() {
        var page = visitor.signedIn(
                "aud",
                new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1440, 900));
        assertThat(page.locator("main")).containsText("You see the evidence of 1 Oct 2026 to 30 Nov 2026.");
        readsASafeguard(page);
        readsFindingsAndChangesNone(page);
        drawsASample(page);
        asks(page);
        staysOutOfWhatIsNotTheirs(page);
        page.context().close();
    }

    private void readsASafeguard(Page page) {
        link(page, "Safeguards");
        page.fill("#text", "integrity");
        page.locator("main form button").first().click();
        assertThat(page).hasURL(Pattern.compile("text=integrity"));
        page.locator("main tbody th a").first().click();
        assertThat(page).hasURL(Pattern.compile("citation=164\\.3"));
        assertThat(page.locator("main")).containsText(Pattern.compile("integrity", Pattern.CASE_INSENSITIVE));
    }

    private void readsFindingsAndChangesNone(Page page) {
        link(page, "Findings");
        page.click(".segments a:has-text('Each finding')");
        var told = page.textContent(".list-head strong").replaceAll("\\D", "");
        page.locator("tbody .sentence a").first().click();
        assertThat(page.locator("h1.headline")).isVisible();
        Assertions.assertThat(page.locator("main form[method=post]").count())
                .as("forms that change something, for somebody who only reads")
                .isZero();
        page.goBack();
        var csv = page.request().get(url(page.locator("a[download]").first().getAttribute("href")));
        Assertions.assertThat(csv.text().split("\r\n")).hasSize(Integer.parseInt(told) + 1);
    }

    private void drawsASample(Page page) {
        link(page, "Auditor’s room");
        page.selectOption("#citation", "164.312(c)(1)");
        page.click("text=Show the population");
        assertThat(page.locator("#population-head")).containsText(Pattern.compile("\\d+ resources? for"));
        page.fill("#n", "2");
        page.fill("#seed", "first-visit");
        page.click("button:has-text('Draw')");
        assertThat(page.locator("h1")).containsText("2 of ");
        var archive = page.request().get(page.url() + "/file").body();
        assertThat(page.locator("main")).containsText(Sha256.of(archive));
    }

    private void asks(Page page) {
        page.click("text=Ask about the sample as a whole");
        page.fill("#text", "Who reviews these?");
        page.click("main button:has-text('Ask')");
        assertThat(page.locator("main")).containsText("Who reviews these?");
        link(page, "My work");
        assertThat(page.locator("main")).containsText("Who reviews these?");
    }

    private void staysOutOfWhatIsNotTheirs(Page page) {
        for (String path : List.of("/members", "/onboarding", "/outgoing")) {
            Assertions.assertThat(page.navigate(url(path)).status()).as(path).isEqualTo(403);
            assertThat(page.locator("main")).containsText("administrator");
        }
    }

    private static void link(Page page, String name) {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"))
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }
}
