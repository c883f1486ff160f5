package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.Organization;
import dev.vitals.page.Period;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembershipsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
    private static final LocalDate JULY = LocalDate.parse("2026-07-01");
    private static final LocalDate SEPTEMBER = LocalDate.parse("2026-09-30");
    private static final LocalDate CHRISTMAS = LocalDate.parse("2026-12-24");

    private final TestDatabase database = TestDatabase.empty();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final MemberStore members = new MemberStore(database.sql());
    private final List<Object> announced = new ArrayList<>();
    private final Memberships memberships = new Memberships(
            members,
            new CurrentMember(members, clock),
            database.audit(clock),
            new Organization("Clinic", ZoneId.of("America/Chicago")),
            clock,
            announced::add,
            database.transactions());
    private Member ada;

    @BeforeEach
    void somebody() {
        ada = find(members.seen("https://idp.example", "1", "Ada", "", "{}", NOW));
    }

    @Test
    void anAuditorIsHereForATimeAndSeesTheEvidenceOfAPeriod() {
        assertThat(grant(Role.AUDITOR, null, JULY, SEPTEMBER)).contains("give the last day");
        assertThat(grant(Role.AUDITOR, CHRISTMAS, JULY, SEPTEMBER)).isEmpty();

        assertThat(find(ada.id()).period()).contains(new Period(JULY, SEPTEMBER));
        assertThat(find(ada.id()).grants())
                .singleElement()
                .extracting(Grant::until)
                .isEqualTo(Instant.parse("2026-12-25T06:00:00Z"));
    }

    @Test
    void theLastAdministratorGetsNoEnd() {
        assertThat(grant(Role.ADMINISTRATOR, null, null, null)).isEmpty();
        assertThat(grant(Role.ADMINISTRATOR, CHRISTMAS, null, null)).isEqualTo(Memberships.LAST);
        assertThat(find(ada.id()).grants())
                .singleElement()
                .extracting(Grant::until)
                .isNull();

        var bo = members.seen("https://idp.example", "2", "Bo", "", "{}", NOW);
        members.grant(bo, NewGrant.of(Role.ADMINISTRATOR, null, "person"), "Vitals", NOW);
        assertThat(grant(Role.ADMINISTRATOR, CHRISTMAS, null, null)).isEmpty();
    }

    @Test
    void whoIsNotAdministratorYetMayBecomeOneForATime() {
        assertThat(grant(Role.ADMINISTRATOR, CHRISTMAS, null, null)).isEmpty();
    }

    @Test
    void aPeriodIsWholeAndRunsForwardsAndIsAnAuditorsAlone() {
        assertThat(grant(Role.AUDITOR, CHRISTMAS, JULY, null)).contains("give both");
        assertThat(grant(Role.AUDITOR, CHRISTMAS, SEPTEMBER, JULY)).contains("ends before it begins");
        assertThat(grant(Role.VIEWER, null, JULY, SEPTEMBER)).contains("Only an auditor's");
        assertThat(find(ada.id()).grants()).isEmpty();
    }

    @Test
    void whoIsMoreThanAnAuditorSeesEveryDay() {
        grant(Role.AUDITOR, CHRISTMAS, JULY, SEPTEMBER);
        grant(Role.VIEWER, null, null, null);

        assertThat(find(ada.id()).period()).isEmpty();
    }

    @Test
    void theLastDayMayBeTodayInTheOrganizationsZone() {
        assertThat(grant(Role.VIEWER, LocalDate.parse("2026-11-23"), null, null))
                .isEmpty();
        assertThat(grant(Role.VIEWER, LocalDate.parse("2026-11-22"), null, null))
                .contains("lies in the past");
    }

    @Test
    void announcesWhoIsDeactivatedAndNobodyWhoIsActivated() {
        memberships.activate(ada.id(), false);
        memberships.activate(ada.id(), true);

        assertThat(announced).containsExactly(new MemberDeactivated(ada.id()));
    }

    @Test
    void theLastAdministratorStays() {
        grant(Role.ADMINISTRATOR, null, null, null);
        var grant = find(ada.id()).grants().getFirst().id();

        assertThat(memberships.revoke(ada.id(), grant)).contains("Nobody else");
        assertThat(memberships.activate(ada.id(), false)).contains("Nobody else");
        assertThat(find(ada.id()).has(Role.ADMINISTRATOR)).isTrue();
        assertThat(announced).isEmpty();
    }

    private String grant(Role role, @Nullable LocalDate until, @Nullable LocalDate from, @Nullable LocalDate to) {
        return memberships.grant(ada, role, null, until, from, to);
    }

    private Member find(UUID id) {
        return members.find(id, NOW).orElseThrow();
    }
}
