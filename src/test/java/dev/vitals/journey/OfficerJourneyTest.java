package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The compliance officer at eight in the morning: how things stand, what is not met and why, and the proof to take away. */
class OfficerJourneyTest extends BoardPages {

    private static final Pattern NUMBER = Pattern.compile("(\\d+) not met");

    @BeforeAll
    void hire(@Autowired JdbcClient sql) {
        Staff.hire(sql, "olga", "compliance_officer");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesFromTheSentenceToTheProof(boolean script) {
        var page = visitor.signedIn(
                "olga",
                new Browser.NewContextOptions().setJavaScriptEnabled(script).setViewportSize(1440, 900));
        var unmet = followsTheSentence(page);
        assertThat(page.locator("main tbody tr")).hasCount(unmet);
        readsWhyOneIsNotMet(page);
        asksForABinder(page);
        page.context().close();
    }

    private int followsTheSentence(Page page) {
        var sentence = page.textContent(".sentence-aloud");
        Assertions.assertThat(sentence).contains("safeguards met", "% read");
        Matcher number = NUMBER.matcher(sentence);
        Assertions.assertThat(number.find()).isTrue();
        page.click(".sentence-aloud a:has-text('not met')");
        assertThat(page).hasURL(Pattern.compile("/safeguards\\?.*state=not_met"));
        return Integer.parseInt(number.group(1));
    }

    private void readsWhyOneIsNotMet(Page page) {
        page.locator("main tbody th a").first().click();
        assertThat(page.locator(".verdict")).containsText("Not met");
        page.locator("main a[href*='/findings']").first().click();
        assertThat(page.locator("main tbody tr")).not().hasCount(0);
        page.goBack();
    }

    private void asksForABinder(Page page) {
        page.navigate(url("/binders"));
        page.fill("#from", "2026-10-01");
        page.fill("#to", "2026-10-31");
        page.click("button:has-text('Make it')");
        assertThat(page.locator("h1")).hasText("Binder of 1 Oct 2026 to 31 Oct 2026");
        assertThat(page.locator("#progress")).containsText(Pattern.compile("waits|being made"));
        assertThat(page.locator("main a:has-text('Refresh')")).isVisible();
    }

    @Test
    void printsWhatIsReadAndNothingToClick() {
        var page = visitor.signedIn("olga", new Browser.NewContextOptions().setViewportSize(1440, 900));
        page.navigate(url("/safeguards?citation=164.312(b)&asOf=2026-11-20"));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".rail")).isHidden();
        assertThat(page.locator(".sheet-foot")).containsText("As of 20 Nov 2026 · printed 24 Nov 2026");
        assertThat(page.locator(".sheet-foot")).isVisible();
        Assertions.assertThat(
                        page.locator("main button:visible, main form:visible").count())
                .isZero();
        Assertions.assertThat((boolean) page.evaluate("[...document.querySelectorAll('main details > :not(summary)')]"
                        + ".every(part => part.offsetHeight > 0 || part.childElementCount === 0)"))
                .as("what is folded on the screen is open on paper")
                .isTrue();
        page.context().close();
    }
}
