package dev.vitals.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import dev.vitals.support.NinetyDays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people decide, attest and keep, from the pages of the safeguards. */
class BoardDeedsTest extends BoardPages {

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
        assertThat(Axe.violations(page)).isEmpty();
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
        assertThat(Axe.violations(ben)).isEmpty();
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
        assertThat(page.inputValue("#title")).isEqualTo("Sanction policy");
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
}
