package dev.vitals.hipaa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hipaa.Safeguard.Requirement;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SafeguardCatalogueTest {

    private final SafeguardCatalogue catalogue = SafeguardCatalogue.load();

    @Test
    void holdsEveryRowOfTheSecurityRule() {
        assertThat(catalogue.all()).hasSize(91);
        assertThat(catalogue.find("164.312(a)(2)(iv)")).hasValueSatisfying(encryption -> {
            assertThat(encryption.requirement()).isEqualTo(Requirement.ADDRESSABLE);
            assertThat(encryption.family()).isEqualTo(Safeguard.Family.TECHNICAL);
            assertThat(encryption.proof()).isEqualTo(Safeguard.Proof.AUTOMATED);
        });
    }

    @Test
    void bindsClearinghouseAndGroupHealthPlanRowsToThoseOnly() {
        assertThat(catalogue.scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)))
                .extracting(Safeguard::citation)
                .contains("164.308(b)(1)", "164.312(a)(1)")
                .doesNotContain("164.308(a)(4)(ii)(A)", "164.314(b)(1)", "164.308(b)(2)");
        assertThat(catalogue.scoredFor(Set.of(EntityType.CLEARINGHOUSE)))
                .extracting(Safeguard::citation)
                .contains("164.308(a)(4)(ii)(A)");
    }

    @Test
    void scoresOnlyTheSecurityRuleItself() {
        assertThat(catalogue.scoredFor(Set.of(EntityType.values())))
                .extracting(Safeguard::citation)
                .doesNotContain("164.306(b)", "164.402", "164.530(c)", "164.410");
    }
}
