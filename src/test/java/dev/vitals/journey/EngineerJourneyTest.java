package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The security engineer's hand stays on the keyboard: from the door to an assigned finding without a mouse. */
class EngineerJourneyTest extends WardPages {

    private static final int MOST_TABS = 120;

    @BeforeAll
    void hire() {
        Staff.hire(sql, "ines", "security_engineer");
    }

    @Test
    void worksByKeyboardAlone() {
        var page = visitor.stranger(Visitor.looking(1440, ColorScheme.LIGHT));
        page.navigate(url("/login"));
        signInByKeyboard(page);
        skipsTheMenu(page);
        findsARuleAndReadsAFindingBesideTheList(page);
        takesTheFinding(page);
        asksForHelpAndComesBack(page);
        searches(page);
        Assertions.assertThat(visitor.complaints()).isEmpty();
        page.context().close();
    }

    private void signInByKeyboard(Page page) {
        assertThat(page.locator("#password")).isFocused();
        press(page, "Shift+Tab", "Control+A");
        page.keyboard().type("ines");
        press(page, "Tab");
        page.keyboard().type(Visitor.PASSWORD);
        press(page, "Enter");
        assertThat(page.locator("h1")).hasText("Overview");
    }

    private void skipsTheMenu(Page page) {
        press(page, "Tab");
        assertThat(page.locator(".skip")).isFocused();
        press(page, "Enter");
        assertThat(page.locator("#content")).isFocused();
    }

    private void findsARuleAndReadsAFindingBesideTheList(Page page) {
        press(page, "g", "f");
        arrives(page, "/findings$");
        press(page, "j", "j", "k", "Enter");
        arrives(page, "rule=");
        press(page, "j", "Enter");
        assertThat(page.locator("#panel-head")).isFocused();
        press(page, "Escape");
        assertThat(page.locator("#beside")).isHidden();
        assertThat(page.locator("tbody .sentence a").first()).isFocused();
        press(page, "Enter");
        assertThat(page.locator("#panel-head")).isFocused();
        tabTo(page, "#panel a.button");
        press(page, "Enter");
        arrives(page, "/findings/\\d+");
    }

    private void takesTheFinding(Page page) {
        tabTo(page, "button[value=in_progress]");
        press(page, "Enter");
        assertThat(page.locator(".badges")).containsText("in progress");
        tabTo(page, "#owner");
        page.keyboard().type("ines");
        press(page, "Tab", "Enter");
        assertThat(page.locator("main [role=status]").first()).containsText("Assigned.");
        press(page, "g", "w");
        assertThat(page.locator("main")).containsText("Yours");
        assertThat(page.locator("main tbody")).not().hasCount(0);
    }

    private void asksForHelpAndComesBack(Page page) {
        press(page, "j");
        var before = page.evaluate("document.activeElement.href");
        press(page, "?");
        assertThat(page.locator("dialog.help")).isVisible();
        press(page, "Escape");
        assertThat(page.locator("dialog.help")).isHidden();
        Assertions.assertThat(page.evaluate("document.activeElement.href")).isEqualTo(before);
    }

    private void searches(Page page) {
        press(page, "/");
        assertThat(page.locator("#seek")).isFocused();
        page.keyboard().type("ssh");
        press(page, "Enter");
        assertThat(page.locator("h1")).hasText("Search");
        press(page, "j");
        var there = (String) page.evaluate("document.activeElement.href");
        press(page, "Enter");
        assertThat(page).hasURL(there);
    }

    /** Goes on until the focus is there, and sees to it that one can see where it is all the way. */
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < MOST_TABS; i++) {
            press(page, "Tab");
            Assertions.assertThat((boolean) page.evaluate("document.activeElement.matches(':focus-visible')"
                            + " && getComputedStyle(document.activeElement).outlineStyle !== 'none'"))
                    .as("one sees where the focus is")
                    .isTrue();
            if ((boolean) page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("No way to " + selector + " by the tabulator");
    }

    private static void arrives(Page page, String address) {
        assertThat(page).hasURL(Pattern.compile(address));
    }

    /** Once the page's scripts are there, as they are for anybody who looks before the next key. */
    private static void press(Page page, String... keys) {
        for (String key : keys) {
            page.waitForLoadState();
            page.keyboard().press(key);
        }
    }
}
