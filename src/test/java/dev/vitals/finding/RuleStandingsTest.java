package dev.vitals.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import dev.vitals.page.AsOf;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.RuleFactTable;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleStandingsTest {

    private static final String ACCOUNT = "111122223333";
    private static final Instant FIRST = Instant.parse("2026-11-01T06:00:00Z");
    private static final Instant SECOND = Instant.parse("2026-11-02T06:00:00Z");
    private static final String SSH = "ec2-security-group-no-public-ssh";

    private final TestDatabase database = TestDatabase.empty();
    private final RuleStandings standings = new RuleStandings(database.sql());

    @BeforeEach
    void twoScansOfWhichTheSecondFindsAGroupClosed() {
        database.account(ACCOUNT);
        var ledger = new Ledger(database);
        var open = Verdict.fail("sg opens SSH");
        ledger.scan(ACCOUNT, FIRST, Entry.group("sg-1", open), Entry.group("sg-2", open));
        ledger.scan(
                ACCOUNT,
                SECOND,
                Entry.group("sg-1", Verdict.pass()),
                Entry.group("sg-2", open),
                Entry.group("sg-3", new Verdict.Unknown(Cause.DENIED, "refused")),
                Entry.group("sg-4", Verdict.notApplicable("none")));
    }

    @Test
    void countsVerdictsAndOpenFindingsOfToday() {
        assertThat(standings.on(now()).get(SSH)).isEqualTo(new RuleCounts(1, 1, 1, 1, 1));
    }

    @Test
    void countsThemAsTheyStoodOnAnEarlierDay() {
        var then = new AsOf(LocalDate.parse("2026-11-01"), Instant.parse("2026-11-01T23:59:59Z"), false);

        assertThat(standings.on(then).get(SSH)).isEqualTo(new RuleCounts(0, 2, 0, 0, 2));
    }

    @Test
    void doesNotCountAcceptedRiskAsOpen() {
        database.sql().sql("update finding set human_state = 'accepted'").update();

        assertThat(standings.on(now()).get(SSH)).isEqualTo(new RuleCounts(1, 1, 1, 1, 0));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, failing", "0, 1, unknown", "0, 0, holds"})
    void isWorstFirstInAWord(long open, long unknown, String word) {
        assertThat(new RuleCounts(3, open, unknown, 0, open).standing()).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({
        "severity, critical, true",
        "severity, low, false",
        "service, ec2, true",
        "service, s3, false",
        "peer, prowler, true",
        "peer, none, false",
        "standing, failing, true",
        "standing, holds, false",
        "safeguard, 164.312(a)(1), true",
        "safeguard, 164.312(b), false",
        "text, ssh is NOT, true",
        "text, rdp, false"
    })
    void isFoundByWhatItIs(String filter, String value, boolean found) {
        var rule = new RuleDefinition(
                SSH, "SSH is not open", Severity.CRITICAL, List.of("164.312(a)(1)"), String.class, 1);
        var row = new RuleRow(
                rule, RuleFactTable.load().of(SSH), "AWS::EC2::SecurityGroup", new RuleCounts(1, 1, 0, 0, 1));

        assertThat(filter(filter, value).admits(row)).isEqualTo(found);
    }

    private static RuleFilter filter(String name, String value) {
        return new RuleFilter(
                name.equals("text") ? value : "",
                name.equals("severity") ? value : "",
                name.equals("service") ? value : "",
                name.equals("safeguard") ? value : "",
                name.equals("peer") ? value : "",
                name.equals("standing") ? value : "",
                "");
    }

    private static AsOf now() {
        return new AsOf(LocalDate.parse("2026-11-02"), SECOND.plusSeconds(60), true);
    }
}
