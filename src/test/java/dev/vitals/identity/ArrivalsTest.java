package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.support.Hostile;
import dev.vitals.support.LockOrder;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T06:00:00Z");
    private static final String IDP = "https://idp.example";

    private final TestDatabase database = TestDatabase.empty();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final MemberStore members = new MemberStore(database.sql());
    private final ClaimRoles roles = new ClaimRoles(database.sql(), database.transactions());
    private final Arrivals arrivals =
            new Arrivals(members, roles, database.audit(clock), clock, database.transactions());

    @BeforeEach
    void table() {
        roles.replace(List.of(
                new ClaimRole(1, "", "groups", "admins", Role.ADMINISTRATOR, null),
                new ClaimRole(2, "", "groups", "readers", Role.VIEWER, null)));
    }

    @Test
    void knowsSomebodyByIssuerAndSubjectWhateverTheirMailAddress() {
        var ada = arrive("1", "ada@example.org", "readers");
        assertThat(arrive("1", "ada@elsewhere.example", "readers")).isEqualTo(ada);
        assertThat(arrive("2", "ada@example.org", "readers")).isNotEqualTo(ada);
    }

    @Test
    void givesAndTakesTheRoleThatTheClaimsGive() {
        somebodyElseIsAdministrator();
        var ada = arrive("1", "", "cooks", "admins");
        assertThat(rolesOf(ada)).containsExactly(Role.ADMINISTRATOR);
        arrive("1", "", "readers");
        assertThat(rolesOf(ada)).containsExactly(Role.VIEWER);
        arrive("1", "", "cooks");
        assertThat(rolesOf(ada)).isEmpty();
    }

    @Test
    void anAbsentClaimChangesNothing() {
        var ada = arrive("1", "", "readers");
        arrivals.arrive(new Claims(IDP, "1", "Ada", "", Map.of("mail", List.of("x"))));
        assertThat(rolesOf(ada)).containsExactly(Role.VIEWER);
    }

    @Test
    void leavesARoleAloneThatAPersonGave() {
        var ada = arrive("1", "", "readers");
        members.grant(ada, NewGrant.of(Role.AUDITOR, null, "person"), "bo", NOW);
        arrive("1", "", "cooks");
        assertThat(rolesOf(ada)).containsExactly(Role.AUDITOR);
    }

    @Test
    void theLastAdministratorStaysOneWhateverTheProviderSays() {
        var ada = arrive("1", "", "admins");
        arrive("1", "", "cooks");
        assertThat(rolesOf(ada)).containsExactly(Role.ADMINISTRATOR);
    }

    @Test
    void whoWasDeactivatedDoesNotComeInAndGainsNothing() {
        var ada = arrive("1", "", "readers");
        members.activate(ada, false);
        assertThatThrownBy(() -> arrive("1", "", "admins")).isInstanceOf(Arrivals.DeactivatedException.class);
        assertThat(rolesOf(ada)).containsExactly(Role.VIEWER);
        assertThat(members.find(ada, NOW).orElseThrow().may(dev.vitals.route.Right.READ))
                .isFalse();
    }

    @Test
    void waitsForAdministratorsBeforeItLocksAnybody() throws Exception {
        arrive("1", "", "readers");
        LockOrder.locksAdministratorsBeforeMembers(
                () -> arrive("1", "", "admins"), IDP, database.sql(), database.transactions());
    }

    @Test
    void aGrantThatHasEndedGivesNothing() {
        var ada = arrive("1", "", "cooks");
        members.grant(ada, new NewGrant(Role.AUDITOR, null, "person", NOW, null), "bo", NOW);
        assertThat(rolesOf(ada)).isEmpty();
    }

    @Test
    void whateverAProviderSaysIsKeptOnOneLineOrRefused() {
        for (String hostile : Hostile.KNOWN) {
            var said = Map.of("groups", List.of("readers", hostile), hostile, List.of(hostile));
            var ada = arrivals.arrive(new Claims(IDP, "1", hostile, hostile, said));
            assertThat(rolesOf(ada)).containsExactly(Role.VIEWER);
            assertThat(members.find(ada, NOW).orElseThrow().name().chars()).noneMatch(Character::isISOControl);
            try {
                arrivals.arrive(new Claims(IDP, hostile, hostile, hostile, said));
            } catch (SignInRefused refused) {
                assertThat(refused).hasMessageContaining("the name by which it knows people");
            }
        }
        for (String name : List.of("", " ", "1\0", "1\n", "1".repeat(501), "1\ud800")) {
            assertThatThrownBy(() -> arrive(name, "", "admins")).isInstanceOf(SignInRefused.class);
        }
    }

    private void somebodyElseIsAdministrator() {
        var bo = arrive("9", "", "cooks");
        members.grant(bo, NewGrant.of(Role.ADMINISTRATOR, null, "person"), "Vitals", NOW);
    }

    private UUID arrive(String subject, String mail, String... groups) {
        return arrivals.arrive(new Claims(IDP, subject, "Ada", mail, Map.of("groups", List.of(groups))));
    }

    private List<Role> rolesOf(UUID member) {
        return members.find(member, NOW).orElseThrow().grants().stream()
                .map(Grant::role)
                .toList();
    }
}
