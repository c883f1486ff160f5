package dev.vitals.hipaa;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hipaa.Safeguard.Edition;
import dev.vitals.hipaa.Safeguard.Requirement;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import java.util.EnumSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProposalTest {

    private static final SafeguardCatalogue IN_FORCE = SafeguardCatalogue.load();

    private final Proposal proposal = Proposal.load();

    @Test
    void saysWhereItComesFromAndThatItIsAProposal() {
        assertThat(proposal.source()).contains("90 FR 898", "proposed rulemaking");
        assertThat(proposal.note()).contains("No final rule");
        assertThat(proposal.compliance()).contains("180 days");
    }

    @Test
    void takesUpRowsThatAreInForceAndNamesRulesThatExist() {
        var rules = RuleCatalogue.discover().definitions().stream()
                .map(RuleDefinition::id)
                .collect(Collectors.toSet());

        assertThat(proposal.changes()).hasSizeGreaterThan(40).allSatisfy(row -> {
            assertThat(row.touches())
                    .isNotEmpty()
                    .allSatisfy(citation -> assertThat(IN_FORCE.find(citation)).isPresent());
            assertThat(rules).containsAll(row.rules());
            assertThat(row.change()).endsWith(".");
        });
    }

    @Test
    void requiresEverythingThatIsAddressableNow() {
        assertThat(proposal.changes()).extracting(ProposedChange::requirement).containsOnly(Requirement.REQUIRED);
        assertThat(IN_FORCE.all().stream()
                        .filter(row -> row.requirement() == Requirement.ADDRESSABLE)
                        .filter(row -> proposal.touching(row.citation()).isEmpty()))
                .isEmpty();
    }

    @Test
    void isNeverScored() {
        assertThat(proposal.changes()).extracting(ProposedChange::edition).containsOnly(Edition.PROPOSED_2025);
        assertThat(IN_FORCE.all()).extracting(Safeguard::edition).containsOnly(Edition.IN_FORCE);
        assertThat(IN_FORCE.scoredFor(EnumSet.allOf(EntityType.class)))
                .extracting(Safeguard::edition)
                .containsOnly(Edition.IN_FORCE);
    }

    @Test
    void asksForASecondFactor() {
        assertThat(proposal.touching("164.312(d)"))
                .extracting(ProposedChange::citation)
                .contains("164.312(f)(2)(ii)");
        assertThat(proposal.touching("164.402")).isEmpty();
    }
}
