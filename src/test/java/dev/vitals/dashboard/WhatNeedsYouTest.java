package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import dev.vitals.finding.FindingList;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Grant;
import dev.vitals.identity.Member;
import dev.vitals.identity.Role;
import dev.vitals.page.AsOf;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import dev.vitals.triage.LapsingAcceptances;
import dev.vitals.triage.WorkCounts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatNeedsYouTest {

    private static final UUID ADA = UUID.fromString("00000000-0000-0000-0000-0000000000aa");
    private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
    private static final AsOf NOW = new AsOf(LocalDate.parse("2026-11-10"), NOON, true);

    private final TestDatabase database = TestDatabase.empty();
    private final CurrentMember current = mock(CurrentMember.class);
    private final WorkCounts work = mock(WorkCounts.class);
    private final WhatNeedsYou needs = new WhatNeedsYou(
            current,
            work,
            new LapsingAcceptances(database.sql()),
            new FindingList(database.sql(), database.books(), database.transactions()),
            database.sql());

    @BeforeEach
    void threeFindings() {
        database.account("111122223333");
        database.sql()
                .sql("insert into member (id, issuer, subject, name, created_at) values (?, 'idp', 'a', 'Ada', now())")
                .param(ADA)
                .update();
        new Ledger(database)
                .scan(
                        "111122223333",
                        Instant.parse("2026-11-02T06:00:00Z"),
                        Entry.group("sg-hers", Verdict.fail("sg-hers opens SSH")),
                        Entry.group("sg-team", Verdict.fail("sg-team opens SSH")),
                        Entry.group("sg-other", Verdict.fail("sg-other opens SSH")));
        owned("sg-hers", "owner_member = '%s', due_at = '2026-11-09Z'".formatted(ADA));
    }

    @Test
    void countsWhatIsHersByThePageBehindTheLink() {
        asks(Role.SECURITY_ENGINEER);

        assertThat(needs.of(NOW, List.of()))
                .containsExactly(
                        new Need(
                                1,
                                "Findings of yours that are overdue",
                                1,
                                "/findings?due=overdue&owner=member:" + ADA),
                        new Need(1, "Open findings that are assigned to you", 0, "/findings?owner=member:" + ADA));
    }

    @Test
    void countsWhatHerTeamsHaveAsHers() {
        database.sql()
                .sql("with made as (insert into team (name) values ('platform') returning id)"
                        + " insert into team_member (team_id, member_id) select id, ? from made")
                .param(ADA)
                .update();
        owned("sg-team", "owner_team = (select id from team), due_at = '2026-11-12Z'");
        asks(Role.SECURITY_ENGINEER);
        when(work.isInTeam(any())).thenReturn(true);

        assertThat(needs.of(NOW, List.of()))
                .extracting(Need::path)
                .last()
                .isEqualTo("/findings?owner=with-teams:" + ADA);
        assertThat(needs.of(NOW, List.of()))
                .extracting(Need::count, Need::words)
                .containsExactly(
                        tuple(1L, "Findings of yours or of your teams that are overdue"),
                        tuple(1L, "Findings of yours or of your teams that are due within 7 days"),
                        tuple(2L, "Open findings that are assigned to you or your teams"));
    }

    @Test
    void asksNothingOfWhoOnlyReadsNorOfAnEarlierDay() {
        asks(Role.VIEWER);
        assertThat(needs.of(NOW, List.of())).isEmpty();

        asks(Role.SECURITY_ENGINEER);
        assertThat(needs.of(new AsOf(NOW.day().minusDays(1), NOON.minusSeconds(86_400), false), List.of()))
                .isEmpty();
    }

    private void asks(Role role) {
        var grant = new Grant(1, role, null, null, Set.of(), "person", null, null);
        when(current.get())
                .thenReturn(Optional.of(new Member(ADA, "idp", "a", "Ada", "", true, NOON, null, List.of(grant))));
    }

    private void owned(String resource, String set) {
        database.sql()
                .sql("update finding set " + set + ", owned_by = 'hand' where resource_id ="
                        + " (select id from resource where resource_id = ?)")
                .param(resource)
                .update();
    }
}
