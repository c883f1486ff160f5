package dev.vitals.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.page.AsOf;
import dev.vitals.page.Slice;
import dev.vitals.page.SortKey;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.server.ResponseStatusException;

class FindingListTest {

    static final List<SortKey> SORTS = FindingList.SORTS;

    private static final String CLINIC = "111122223333";
    private static final String LAB = "444455556666";
    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T06:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-04T06:00:00Z");
    private static final AsOf NOW =
            new AsOf(LocalDate.parse("2026-11-05"), Instant.parse("2026-11-05T12:00:00Z"), true);

    private final TestDatabase database = TestDatabase.empty();
    private final Ledger ledger = new Ledger(database);
    private final FindingList list = new FindingList(database.sql(), database.books(), database.transactions());

    @BeforeEach
    void accounts() {
        database.account(CLINIC);
        database.account(LAB);
        ledger.scan(
                CLINIC,
                MONDAY,
                Entry.group("sg-1", Verdict.fail("sg-1 (web) opens SSH to 0.0.0.0/0"))
                        .named("web"),
                Entry.group("sg-2", Verdict.pass()),
                Entry.bucket("scans", Verdict.fail("scans keeps 100% of nothing")));
        ledger.scan(LAB, TUESDAY, Entry.group("sg-9", Verdict.fail("sg-9 opens SSH to ::/0")));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            none,      '',                               sg-9 sg-1 scans
            text,      OPENS SSH,                        sg-9 sg-1
            text,      100%,                             scans
            text,      0%0,                              ''
            text,      web,                              sg-1
            severity,  low,                              scans
            scope,     account:444455556666,             sg-9
            account,   111122223333,                     sg-1 scans
            region,    us-west-2,                        scans
            type,      AWS::EC2,                         sg-9 sg-1
            type,      AWS::S3::Bucket,                  scans
            type,      AWS::EC,                          ''
            rule,      s3-bucket-versioning,             scans
            safeguard, 164.312(e)(1),                    sg-9 sg-1
            age,       under-7,                          sg-9 sg-1 scans
            age,       over-30,                          ''
            state,     resolved,                         ''
            state,     all,                              sg-9 sg-1 scans
            sort,      -severity,                        scans sg-1 sg-9
            sort,      opened,                           sg-9 scans sg-1
            sort,      -opened,                          sg-1 scans sg-9
            sort,      since,                            sg-9 scans sg-1
            sort,      account,                          sg-1 scans sg-9
            sort,      resource,                         scans sg-9 sg-1
            """)
    void narrowsAndSorts(String parameter, String value, String found) {
        assertThat(String.join(" ", ids(filter(parameter, value), NOW))).isEqualTo(found);
    }

    /** Whether a page is met along the names of resources, sorted whole, or looked for in vain before that. */
    @ParameterizedTest
    @ValueSource(strings = {"resource", "-resource"})
    void listsByResourceInTheSameOrderHoweverItIsFound(String sort) {
        var filter = ListedFindings.filter(Map.of("sort", sort, "state", "all"));
        var wanted = ids(list.page(filter, NOW, 1, 2).rows());
        var second = ids(list.page(filter, NOW, 2, 2).rows());

        for (int walked : List.of(1, 2, 1_000)) {
            var other = new FindingList(database.sql(), database.books(), database.transactions(), 1, walked);
            assertThat(ids(other.page(filter, NOW, 1, 2).rows())).isEqualTo(wanted);
            assertThat(ids(other.page(filter, NOW, 2, 2).rows())).isEqualTo(second);
            assertThat(other.page(ListedFindings.filter(Map.of("sort", sort, "scope", "account:" + LAB)), NOW, 1, 2)
                            .rows())
                    .extracting(FindingRow::resourceId)
                    .containsExactly("sg-9");
        }
        assertThat(wanted).hasSize(2);
        assertThat(second).isNotEmpty().doesNotContainAnyElementsOf(wanted);
    }

    private static List<Long> ids(List<FindingRow> rows) {
        return rows.stream().map(FindingRow::id).toList();
    }

    @Test
    void tellsWhatOthersReportFromWhatVitalsJudges() {
        ledger.scan(CLINIC, TUESDAY, reported("guardduty:malware", "g-1"), reported("prowler:s3_acl", "p-1"));

        assertThat(ids(FindingFilter.none(), NOW)).contains("sg-9", "g-1", "p-1");
        assertThat(ids(filter("source", "reported"), NOW)).containsExactlyInAnyOrder("g-1", "p-1");
        assertThat(ids(filter("source", "guardduty"), NOW)).containsExactly("g-1");
        assertThat(ids(filter("source", "guard"), NOW)).isEmpty();
        assertThat(ids(filter("source", "scored"), NOW)).containsExactlyInAnyOrder("sg-9", "sg-1", "scans");
        assertThat(ids(filter("source", "vitals"), NOW)).containsExactlyInAnyOrder("sg-9", "sg-1", "scans");
        assertThat(ids(filter("source", "own"), NOW)).isEmpty();
        assertThat(list.reported(FindingFilter.reported("account:" + CLINIC, ""), NOW))
                .extracting(count -> count.source().label() + " " + count.open() + " " + count.weighty())
                .containsExactlyInAnyOrder("GuardDuty 1 1", "Prowler 1 1");
        assertThat(list.reported(FindingFilter.reported("account:" + LAB, ""), NOW))
                .isEmpty();
        assertThat(list.reported(FindingFilter.reported("", ""), at(MONDAY))).isEmpty();
    }

    private static Entry reported(String rule, String id) {
        return new Entry(
                "Reported::Any::Finding",
                "us-east-1",
                id,
                id,
                Map.of(),
                "{\"id\": \"%s\"}".formatted(id),
                rule,
                Severity.HIGH,
                Verdict.fail(id + " is bad"));
    }

    @Test
    void narrowsToAGroupOfAccounts() {
        database.sql()
                .sql("insert into account_group (name) values ('Research')")
                .update();
        database.sql()
                .sql("insert into account_group_member select id, ? from account_group")
                .param(LAB)
                .update();

        assertThat(ids(filter("scope", "group:1"), NOW)).containsExactly("sg-9");
    }

    @Test
    void showsByDefaultOnlyWhatIsNeitherResolvedNorDecided() {
        ledger.scan(CLINIC, TUESDAY, Entry.group("sg-1", Verdict.pass()), Entry.group("sg-2", Verdict.pass()));
        database.sql()
                .sql("update finding set human_state = 'accepted' where type = 'AWS::S3::Bucket'")
                .update();

        assertThat(ids(FindingFilter.none(), NOW)).containsExactly("sg-9");
        assertThat(ids(filter("state", "resolved"), NOW)).containsExactly("sg-1");
        assertThat(ids(filter("state", "accepted"), NOW)).containsExactly("scans");
        assertThat(ids(filter("state", "all"), NOW)).hasSize(3);
    }

    @Test
    void keepsWhatCannotBeReadAmongTheOpenOnes() {
        ledger.scan(CLINIC, TUESDAY, List.of(denied()));

        assertThat(ids(FindingFilter.none(), NOW)).contains("sg-1");
        assertThat(ids(filter("state", "unread"), NOW)).containsExactly("sg-1");
        assertThat(list.page(filter("state", "unread"), NOW, 1).rows())
                .singleElement()
                .extracting(FindingRow::stateWords, FindingRow::since)
                .containsExactly("not readable now", TUESDAY);
    }

    @Test
    void showsAnEarlierDayAsItStood() {
        ledger.scan(
                CLINIC,
                TUESDAY,
                Entry.group("sg-1", Verdict.fail("sg-1 (web) opens SSH to ::/0"))
                        .named("web"));
        ledger.scan(CLINIC, WEDNESDAY, Entry.group("sg-1", Verdict.pass()).named("web"));

        assertThat(ids(FindingFilter.none(), at(MONDAY.minusSeconds(1)))).isEmpty();
        assertThat(then(MONDAY))
                .containsExactly(
                        "sg-1 failing 'sg-1 (web) opens SSH to 0.0.0.0/0'",
                        "scans failing 'scans keeps 100% of nothing'");
        assertThat(then(TUESDAY))
                .contains("sg-1 failing 'sg-1 (web) opens SSH to ::/0'")
                .hasSize(3);
        assertThat(then(WEDNESDAY)).noneMatch(row -> row.startsWith("sg-1 "));
        assertThat(ids(filter("state", "resolved"), at(WEDNESDAY))).containsExactly("sg-1");
    }

    @Test
    void countsAnUnreadableFindingOfAnEarlierDayAsOpen() {
        ledger.scan(CLINIC, TUESDAY, List.of(denied()));
        ledger.scan(CLINIC, WEDNESDAY, Entry.group("sg-1", Verdict.pass()).named("web"));

        assertThat(then(TUESDAY)).contains("sg-1 not readable now 'sg-1 (web) opens SSH to 0.0.0.0/0'");
    }

    @Test
    void doesNotLetALaterDecisionReachBack() {
        database.sql()
                .sql("update finding set human_state = 'accepted', told_since = ?")
                .param(WEDNESDAY.atOffset(ZoneOffset.UTC))
                .update();
        database.sql()
                .sql("insert into finding_event (finding_id, at, kind) select id, ?, 'accepted' from finding")
                .param(WEDNESDAY.atOffset(ZoneOffset.UTC))
                .update();

        assertThat(ids(FindingFilter.none(), at(TUESDAY))).hasSize(3);
        assertThat(ids(FindingFilter.none(), at(WEDNESDAY))).isEmpty();
        assertThat(ids(filter("state", "accepted"), at(WEDNESDAY))).hasSize(3);
    }

    @Test
    void saysTheSameOfTodayFromHistoryAsFromTheTable() {
        ledger.scan(CLINIC, TUESDAY, Entry.bucket("scans", Verdict.pass()));
        ledger.scan(
                CLINIC,
                WEDNESDAY,
                Entry.bucket("scans", Verdict.fail("scans is back")),
                Entry.group("sg-2", Verdict.pass()));

        var all = filter("state", "all");
        assertThat(list.page(all, at(WEDNESDAY), 1)).isEqualTo(list.page(all, NOW, 1));
    }

    @Test
    void pagesWithoutRepeatingOrLosingARow() {
        many(120);
        var seen = new ArrayList<Long>();
        for (int page = 1; page <= 3; page++) {
            list.page(filter("sort", "opened"), NOW, page).rows().forEach(row -> seen.add(row.id()));
        }

        assertThat(seen).hasSize(123).doesNotHaveDuplicates();
        assertThat(list.page(FindingFilter.none(), NOW, 99).number()).isEqualTo(3);
    }

    /** What is found by words or tags is collected, and not met along an index: nobody can tell from the pages. */
    @ParameterizedTest
    @CsvSource({"text, IS WRONG", "tag, team=blue", "tag, team"})
    void pagesWhatWordsAndTagsFindAsAnyOtherList(String parameter, String value) {
        many(120);
        database.sql()
                .sql("update resource set tags = '{\"team\": \"blue\"}' where type = 'AWS::SNS::Topic'")
                .update();
        for (SortKey key : SORTS) {
            for (String sort : List.of(key.name(), "-" + key.name())) {
                var plain = ListedFindings.filter(Map.of("sort", sort, "type", "AWS::SNS::Topic"));
                var found = ListedFindings.filter(Map.of("sort", sort, parameter, value));
                for (int page : List.of(0, 1, 2, 3, 99)) {
                    assertThat(list.page(found, NOW, page, 50))
                            .as(sort + " " + page)
                            .isEqualTo(list.page(plain, NOW, page, 50));
                }
                assertThat(list.page(found, NOW, 99, 50).last()).isEqualTo(120);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"text, nothing like it", "tag, team=green"})
    void hasOneEmptyPageWhereNothingIsFound(String parameter, String value) {
        assertThat(list.page(filter(parameter, value), NOW, 7, 50)).isEqualTo(new Slice<>(List.of(), 0, 1, 50));
    }

    @Test
    void handsOutEveryRow() {
        many(1_200);
        var rows = new ArrayList<FindingRow>();
        list.each(FindingFilter.none(), NOW, rows::add);

        assertThat(rows).hasSize(1_203);
    }

    @ParameterizedTest
    @FieldSource("SORTS")
    void sortsByAnIndexInEitherDirection(SortKey key) {
        many(20_000);
        database.sql().sql("analyze finding").update();
        database.sql().sql("analyze resource").update();

        for (String sort : List.of(key.name(), "-" + key.name())) {
            assertThat(plan(FindingList.select(filter("sort", sort), NOW) + " limit 50"))
                    .as(sort)
                    .containsPattern("Index (Only )?Scan")
                    .doesNotContainPattern("(?<!Incremental )Sort  \\(");
        }
    }

    @ParameterizedTest
    @CsvSource({"severity, terrible", "state, odd", "age, old", "sort, colour"})
    void refusesWhatIsNoChoice(String parameter, String value) {
        assertThatThrownBy(() -> list.page(filter(parameter, value), NOW, 1))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining(value);
    }

    private void many(int number) {
        database.sql().sql("""
                insert into resource (account_id, region, type, resource_id, arn, name, hash, valid_from, first_seen)
                select '444455556666', 'eu-west-1', 'AWS::SNS::Topic', 't' || n, '', 't' || n % 977, '\\x00', now(), now()
                  from generate_series(1, ?) n
                """).param(number).update();
        database.sql().sql("""
                insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state, headline,
                                     opened_at, state_since)
                select 'rule', id, account_id, region, type, (array['critical', 'high', 'medium', 'low'])[1 + id % 4],
                       'failing', resource_id || ' is wrong', '2026-10-01Z'::timestamptz + id / 3 * interval '1 minute',
                       '2026-10-01Z'::timestamptz + id / 5 * interval '1 minute'
                  from resource where type = 'AWS::SNS::Topic'
                """).update();
    }

    private String plan(String select) {
        return String.join(
                "\n",
                database.sql()
                        .sql("explain " + select)
                        .params(list.values(FindingFilter.none(), NOW))
                        .query(String.class)
                        .list());
    }

    private List<String> then(Instant at) {
        return list.page(FindingFilter.none(), at(at), 1).rows().stream()
                .map(row -> "%s %s '%s'".formatted(row.resourceId(), row.stateWords(), row.headline()))
                .toList();
    }

    private List<String> ids(FindingFilter filter, AsOf asOf) {
        return list.page(filter, asOf, 1).rows().stream()
                .map(FindingRow::resourceId)
                .toList();
    }

    private static ListCoverage denied() {
        return new ListCoverage("AWS::EC2::SecurityGroup", "us-east-1", null, Cause.DENIED, "refused");
    }

    private static AsOf at(Instant moment) {
        return new AsOf(moment.atZone(ZoneOffset.UTC).toLocalDate(), moment, false);
    }

    private static FindingFilter filter(String parameter, String value) {
        return new FindingFilter(
                only("text", parameter, value),
                only("severity", parameter, value),
                only("state", parameter, value),
                only("scope", parameter, value),
                only("account", parameter, value),
                only("region", parameter, value),
                only("type", parameter, value),
                only("rule", parameter, value),
                only("safeguard", parameter, value),
                only("age", parameter, value),
                only("sort", parameter, value),
                only("source", parameter, value),
                only("human", parameter, value),
                only("owner", parameter, value),
                only("due", parameter, value),
                only("tag", parameter, value));
    }

    private static String only(String name, String parameter, String value) {
        return name.equals(parameter) ? value : "";
    }
}
