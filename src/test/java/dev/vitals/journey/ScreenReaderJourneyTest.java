package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Somebody who hears the pages: everything is found by its role and its name, on a telephone. */
class ScreenReaderJourneyTest extends BoardPages {

    @Test
    void findsEverythingByRoleAndName() {
        var page = visitor.signedIn(390, ColorScheme.DARK);
        page.navigate(url("/"));
        hearsHowThingsStand(page);
        opensTheMenu(page);
        hearsATableOfSafeguards(page);
        hearsAListChange(page);
        page.context().close();
    }

    private void hearsHowThingsStand(Page page) {
        heading(page, "Overview");
        var stands = page.getByRole(AriaRole.REGION, named("How things stand"));
        assertThat(stands.getByRole(AriaRole.LINK).first()).hasText(Pattern.compile("\\d+ of \\d+ safeguards met"));
        assertThat(page.getByRole(AriaRole.REGION, named("What needs you"))).isVisible();
        assertThat(page.getByRole(AriaRole.TABLE, named(Pattern.compile("each family"))))
                .isVisible();
    }

    private void opensTheMenu(Page page) {
        var menu = page.getByRole(AriaRole.NAVIGATION, named("Main"));
        assertThat(menu).isHidden();
        page.getByRole(AriaRole.BUTTON, named("Menu")).press("Enter");
        assertThat(menu).isVisible();
        visitor.axe(page, "menu-open");
        page.keyboard().press("Escape");
        assertThat(menu).isHidden();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Menu"))).isFocused();
        page.getByRole(AriaRole.BUTTON, named("Menu")).press("Enter");
        menu.getByRole(AriaRole.LIST, new Locator.GetByRoleOptions().setName("Safeguards"))
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Safeguards"))
                .press("Enter");
        heading(page, "Safeguards");
    }

    private void hearsATableOfSafeguards(Page page) {
        var table = page.getByRole(AriaRole.TABLE, named("Technical safeguards"));
        var row = table.getByRole(
                AriaRole.ROW, new Locator.GetByRoleOptions().setName(Pattern.compile("164\\.312\\(b\\)")));
        assertThat(row.getByRole(AriaRole.ROWHEADER)).containsText("164.312(b)");
        Assertions.assertThat(row.textContent())
                .as("a state is a word, not a colour")
                .containsPattern("Met|Not met|Not assessed|Awaiting attestation|Accepted");
        row.getByRole(AriaRole.LINK).first().press("Enter");
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .containsText("Audit controls");
        assertThat(page.getByRole(AriaRole.NAVIGATION, named("You are here"))).isVisible();
    }

    private void hearsAListChange(Page page) {
        page.navigate(url("/findings"));
        page.getByRole(AriaRole.COMBOBOX, named("Severity").setExact(true)).selectOption("critical");
        var button = page.getByRole(AriaRole.BUTTON, named("Show").setExact(true));
        if (!page.url().contains("severity=critical")) {
            button.press("Enter");
        }
        assertThat(page).hasURL(Pattern.compile("severity=critical"));
        assertThat(page.locator("main [role=status]").first()).containsText(Pattern.compile("\\d+ findings?"));
    }

    private static void heading(Page page, String name) {
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(name).setExact(true).setLevel(1)))
                .isVisible();
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}
