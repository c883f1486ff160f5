package dev.vitals.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.page.AsOf;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Findings by who is on them. */
class FindingOwnersTest {

    private static final String ACCOUNT = "111122223333";
    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final AsOf NOW =
            new AsOf(LocalDate.parse("2026-11-05"), Instant.parse("2026-11-05T12:00:00Z"), true);

    private final TestDatabase database = TestDatabase.empty();
    private final Ledger ledger = new Ledger(database);
    private final FindingList list = new FindingList(database.sql(), database.books(), database.transactions());

    @BeforeEach
    void account() {
        database.account(ACCOUNT);
    }

    @Test
    void findsWhatSomebodyOrOneOfTheirTeamsIsOn() {
        var ada = person("Ada");
        var ben = person("Ben");
        var team = team("platform", ada, "null");
        var closed = team("former", ada, "now()");
        ledger.scan(
                ACCOUNT,
                MONDAY,
                Stream.of("sg-ada", "sg-team", "sg-closed", "sg-ben", "sg-nobody")
                        .map(id -> Entry.group(id, Verdict.fail(id + " opens SSH")))
                        .toArray(Entry[]::new));
        owned("sg-ada", "owner_member", ada);
        owned("sg-ben", "owner_member", ben);
        owned("sg-team", "owner_team", team);
        owned("sg-closed", "owner_team", closed);

        assertThat(ids(FindingFilter.withTeams(ada))).containsExactlyInAnyOrder("sg-ada", "sg-team");
        assertThat(list.count(owner(FindingFilter.withTeams(ada)), NOW)).isEqualTo(2);
        assertThat(ids(FindingFilter.withTeams(ben))).containsExactly("sg-ben");
        assertThatThrownBy(() -> ids("with-teams:7")).hasMessageContaining("is nobody");
    }

    private UUID person(String name) {
        var id = UUID.randomUUID();
        database.sql()
                .sql("insert into member (id, issuer, subject, name, created_at) values (?, 'idp', ?, ?, now())")
                .params(id, name, name)
                .update();
        return id;
    }

    private long team(String name, UUID member, String closedAt) {
        return database.sql()
                .sql("with made as (insert into team (name, closed_at) values (?, " + closedAt + ") returning id)"
                        + " insert into team_member (team_id, member_id) select id, ? from made returning team_id")
                .params(name, member)
                .query(Long.class)
                .single();
    }

    private void owned(String resource, String column, Object owner) {
        database.sql()
                .sql("update finding set " + column + " = ?, owned_by = 'hand' where resource_id ="
                        + " (select id from resource where resource_id = ?)")
                .params(owner, resource)
                .update();
    }

    private List<String> ids(String owner) {
        return list.page(owner(owner), NOW, 1).rows().stream()
                .map(FindingRow::resourceId)
                .toList();
    }

    private static FindingFilter owner(String owner) {
        return new FindingFilter("", "", "", "", "", "", "", "", "", "", "", "", "", owner, "", "");
    }
}
