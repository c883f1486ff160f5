package dev.vitals.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RuleGroupsTest {

    private static final String CLINIC = "111122223333";
    private static final String LAB = "444455556666";
    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T06:00:00Z");
    private static final AsOf NOW =
            new AsOf(LocalDate.parse("2026-11-05"), Instant.parse("2026-11-05T12:00:00Z"), true);

    private final TestDatabase database = TestDatabase.empty();
    private final Ledger ledger = new Ledger(database);
    private final RuleGroups groups = new RuleGroups(database.sql(), database.books());
    private final FindingList list = new FindingList(database.sql(), database.books(), database.transactions());

    @BeforeEach
    void accounts() {
        database.account(CLINIC);
        database.account(LAB);
        ledger.scan(
                CLINIC,
                MONDAY,
                Entry.group("sg-1", Verdict.fail("sg-1 opens SSH to 0.0.0.0/0")),
                Entry.group("sg-2", Verdict.pass()),
                Entry.group("sg-3", new Verdict.NotApplicable("it is the default group")),
                Entry.bucket("scans", Verdict.fail("scans keeps nothing")));
        ledger.scan(LAB, TUESDAY, Entry.group("sg-9", Verdict.fail("sg-9 opens SSH to ::/0")));
    }

    @Test
    void tellsOfHowManyResourcesEachRuleFailsTheWorstRuleFirst() {
        assertThat(of(Map.of())).containsExactly("critical 2 of 3 resources", "low 1 of 1 resource");
    }

    @Test
    void countsOnlyWithinTheScope() {
        assertThat(of(Map.of("scope", "account:" + LAB))).containsExactly("critical 1 of 1 resource");
    }

    @Test
    void namesNoWholeWhereTheFilterLeavesSomeOfItOut() {
        assertThat(of(Map.of("text", "sg-1"))).containsExactly("critical 1 resource");
        assertThat(of(Map.of("region", "us-west-2"))).containsExactly("low 1 resource");
    }

    @Test
    void tellsOfAnEarlierDayAsItWas() {
        var then = new AsOf(LocalDate.parse("2026-11-02"), Instant.parse("2026-11-02T23:00:00Z"), false);

        assertThat(groups.of(FindingFilter.none(), then))
                .extracting(RuleGroup::words)
                .containsExactly("1 of 2 resources", "1 of 1 resource");
    }

    @Test
    void theGroupsTogetherAreTheList() {
        for (Map<String, String> filter : List.of(
                Map.<String, String>of(),
                Map.of("state", "all"),
                Map.of("severity", "low"),
                Map.of("age", "under-7"))) {
            var asked = ListedFindings.filter(filter);
            assertThat(groups.of(asked, NOW).stream()
                            .mapToLong(RuleGroup::findings)
                            .sum())
                    .as(filter.toString())
                    .isEqualTo(list.count(asked, NOW))
                    .isEqualTo(list.page(asked, NOW, 1).rows().size());
        }
    }

    @Test
    void whatWasResolvedIsNoGroupAnyMore() {
        ledger.scan(LAB, TUESDAY.plusSeconds(3600), Entry.group("sg-9", Verdict.pass()));

        assertThat(of(Map.of("scope", "account:" + LAB))).isEmpty();
    }

    @Test
    void theyAreATableForPrograms() throws Exception {
        var text = new StringWriter();

        groups.write(FindingFilter.none(), NOW, new CsvWriter(text));

        assertThat(text.toString().lines()).hasSize(3);
        assertThat(text.toString()).contains(",critical,Vitals,2,3,");
    }

    private List<String> of(Map<String, String> filter) {
        return groups.of(ListedFindings.filter(filter), NOW).stream()
                .map(group -> group.severity() + " " + group.words())
                .toList();
    }
}
