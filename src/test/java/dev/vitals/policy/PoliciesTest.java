package dev.vitals.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.DiffLine;
import dev.vitals.policy.Policies.Approval;
import dev.vitals.rule.Guidance.Block.Paragraph;
import dev.vitals.rule.Guidance.Span;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PoliciesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final String SANCTIONS = "sanctions";

    private final TestDatabase database = TestDatabase.empty();
    private final Policies policies = new Policies(database.sql(), database.transactions());

    @Test
    void shipsATextForEveryPolicyThatTheRuleAsksFor() {
        var safeguards = SafeguardCatalogue.load();
        assertThat(StartingText.all()).hasSizeGreaterThanOrEqualTo(10).allSatisfy(start -> {
            assertThat(start.body()).startsWith("## Purpose").contains("{organization}");
            assertThat(start.bodyFor("St. Anne")).doesNotContain("{organization}");
            assertThat(start.citations())
                    .allSatisfy(
                            citation -> assertThat(safeguards.find(citation)).isPresent());
        });
    }

    @Test
    void isInForceOnceAnotherPersonHasApprovedIt() {
        assertThat(policies.write(SANCTIONS, 0, "Sanctions", "One.", "", "ana", NOW))
                .isTrue();
        assertThat(inForce()).isNull();
        assertThat(policies.approve(SANCTIONS, 1, "ana", NOW)).isEqualTo(Approval.OWN);
        assertThat(policies.approve(SANCTIONS, 1, "ben", NOW)).isEqualTo(Approval.APPROVED);
        assertThat(policies.approve(SANCTIONS, 1, "cy", NOW)).isEqualTo(Approval.NOT_WAITING);

        policies.write(SANCTIONS, 1, "Sanctions", "Two.", "shorter", "ben", NOW.plusSeconds(60));
        assertThat(inForce().version()).as("while the new one waits").isEqualTo(1);
        policies.approve(SANCTIONS, 2, "ana", NOW.plusSeconds(90));
        assertThat(inForce().version()).isEqualTo(2);
        assertThat(Policies.inForce(policies.versions(SANCTIONS, at(NOW.plusSeconds(30))))
                        .orElseThrow()
                        .version())
                .as("as it was then")
                .isEqualTo(1);
    }

    @Test
    void losesNoVersionWhenTwoWriteAtOnce() {
        assertThat(policies.write(SANCTIONS, 0, "Sanctions", "One.", "", "ana", NOW))
                .isTrue();
        assertThat(policies.write(SANCTIONS, 0, "Sanctions", "Other.", "", "ben", NOW))
                .isFalse();
        assertThat(policies.versions(SANCTIONS, at(NOW)))
                .extracting(PolicyVersion::body)
                .containsExactly("One.");
    }

    @Test
    void saysWhatAVersionChanged() {
        policies.write(SANCTIONS, 0, "Sanctions", "One.\nTwo.\n", "", "ana", NOW);
        var version = policies.versions(SANCTIONS, at(NOW)).getFirst();

        assertThat(version.since("One.\n")).extracting(DiffLine::text).contains("+Two.");
        assertThat(version.since("One.\nTwo.\n")).isEmpty();
        assertThat(PolicyVersion.places("By {security official} or {contact}, {security official}; {x} { no }"))
                .containsExactly("{security official}", "{contact}", "{x}");
    }

    @Test
    void showsMarkupOfOthersAsText() {
        var blocks =
                PolicyMarkdown.blocks("T", "Hello <script>alert(1)</script> [click](javascript:alert(1))\n\n# Head");
        var spans = ((Paragraph) blocks.sections().getFirst().blocks().getFirst()).spans();

        assertThat(blocks.sections().getFirst().heading()).isEqualTo("T");
        assertThat(spans.stream().map(Span::text).reduce("", String::concat))
                .isEqualTo("Hello <script>alert(1)</script> click (javascript:alert(1))");
        assertThat(blocks.sections().getLast().level()).isEqualTo(2);
    }

    private PolicyVersion inForce() {
        return Policies.inForce(policies.versions(SANCTIONS, at(NOW.plusSeconds(600))))
                .orElse(null);
    }

    private static AsOf at(Instant moment) {
        return new AsOf(LocalDate.parse("2026-11-24"), moment, true);
    }
}
