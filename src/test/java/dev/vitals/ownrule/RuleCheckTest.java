package dev.vitals.ownrule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.rule.Severity;
import dev.vitals.support.Catalogues;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleCheckTest {

    private final RuleCheck check = new RuleCheck(new Kinds(Catalogues.COLLECTORS), SafeguardCatalogue.load());

    @Test
    void findsNothingWrongWithAGoodRule() {
        assertThat(check.of(Written.owner())).isEmpty();
    }

    @Test
    void namesTheFieldOfEverythingThatIsWrong() {
        var wrong = check.of(new RuleText(
                " ", "AWS::No::Thing", Severity.LOW, List.of("164.999"), "1", "", "name +", "x".repeat(10_001)));

        assertThat(wrong)
                .extracting(RuleCheck.Wrong::field)
                .containsOnly("title", "type", "safeguards", "expression", "applies", "message", "guidance");
        assertThat(check.of(Written.expression("true")).isEmpty()).isTrue();
    }

    @Test
    void asksForNoTagsWhereNoneAreRead() {
        var text = Written.owner();
        var key = new RuleText("Keys", "AWS::KMS::Key", Severity.LOW, text.safeguards(), "", "'owner' in tags", "", "");

        assertThat(check.of(key))
                .singleElement()
                .satisfies(wrong -> assertThat(wrong.words()).contains("undeclared reference to 'tags'"));
    }

    @Test
    void survivesGuidanceWithoutEnd() {
        var text = Written.owner();
        for (String nested : List.of(
                ">".repeat(9_000), "[".repeat(9_000), "*".repeat(9_000), "- ".repeat(4_000), "`".repeat(9_000))) {
            assertThat(check.of(new RuleText(
                            "x", Written.BUCKET, Severity.LOW, text.safeguards(), "", "true", "", nested + "x")))
                    .hasSizeLessThan(2);
        }
    }

    @Test
    void sharesNoIdWithTheCatalogue() {
        assertThat(Catalogues.RULES.definitions())
                .noneMatch(rule -> RuleCheck.ID.matcher(rule.id()).matches());
    }
}
