package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.identity.ClaimRoles.Decision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClaimRolesTest {

    private static final ClaimRole ADMIN = new ClaimRole(1, "", "groups", "vitals-admins", Role.ADMINISTRATOR, null);
    private static final ClaimRole ENGINEER = new ClaimRole(2, "", "groups", "engineers", Role.SECURITY_ENGINEER, 7L);
    private static final ClaimRole OTHER = new ClaimRole(3, "https://other", "team", "all", Role.VIEWER, null);
    private static final List<ClaimRole> TABLE = List.of(ADMIN, ENGINEER, OTHER);

    @Test
    void theLowestPositionDecidesOverAllValuesOfAClaim() {
        assertThat(decide(Map.of("groups", List.of("engineers", "cooks", "vitals-admins"))))
                .isEqualTo(new Decision.Given(ADMIN));
        assertThat(decide(Map.of("groups", List.of("cooks", "engineers")))).isEqualTo(new Decision.Given(ENGINEER));
    }

    @Test
    void aClaimThatDidNotComeChangesNothing() {
        assertThat(decide(Map.of("mail", List.of("ada@example.org")))).isEqualTo(new Decision.Silent());
    }

    @Test
    void aClaimWithoutAValueThatCountsGivesNothing() {
        assertThat(decide(Map.of("groups", List.of("cooks")))).isEqualTo(new Decision.Nothing());
        assertThat(decide(Map.of("groups", List.of()))).isEqualTo(new Decision.Nothing());
    }

    @Test
    void valuesAreComparedWholeAndWithCase() {
        assertThat(decide(Map.of("groups", List.of("Engineers", "engineers-emea"))))
                .isEqualTo(new Decision.Nothing());
    }

    @Test
    void aRowOfAnotherProviderSaysNothing() {
        assertThat(decide(Map.of("team", List.of("all")))).isEqualTo(new Decision.Silent());
    }

    private static Decision decide(Map<String, List<String>> values) {
        return ClaimRoles.decide(TABLE, new Claims("https://idp", "1", "Ada", "", values));
    }
}
