package dev.vitals.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.page.AsOf;
import dev.vitals.page.DiffLine;
import dev.vitals.page.SortKey;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Ledger;
import dev.vitals.support.Ledger.Entry;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class ResourceListTest {

    static final List<SortKey> SORTS = ResourceList.SORTS;

    private static final String CLINIC = "111122223333";
    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T06:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-04T06:00:00Z");
    private static final AsOf NOW =
            new AsOf(LocalDate.parse("2026-11-05"), Instant.parse("2026-11-05T12:00:00Z"), true);

    private final TestDatabase database = TestDatabase.empty();
    private final Ledger ledger = new Ledger(database);
    private final ResourceList list = new ResourceList(database.sql());
    private final ResourceVersions versions = new ResourceVersions(database.sql());

    @BeforeEach
    void twoScans() {
        database.account(CLINIC);
        ledger.scan(
                CLINIC,
                MONDAY,
                Entry.group("sg-1", Verdict.pass()).named("web").config("{\"Open\": false, \"Id\": 1}"),
                Entry.group("sg-2", Verdict.pass()),
                Entry.bucket("scans", Verdict.pass()).tagged(Map.of("env", "prod", "phi", "yes")));
        ledger.scan(
                CLINIC,
                TUESDAY,
                Entry.group("sg-1", Verdict.pass()).named("web").config("{\"Open\": true, \"Id\": 1}"),
                Entry.bucket("notes", Verdict.pass()).tagged(Map.of("env", "test")),
                Entry.bucket("scans", Verdict.pass()).tagged(Map.of("env", "prod", "phi", "yes")));
        // Stands for a list that was never read.
        database.sql().sql("""
                insert into resource (account_id, region, type, resource_id, arn, name, valid_from, first_seen)
                values ('111122223333', 'us-east-1', 'AWS::RDS::DBInstance', '111122223333', '', '', now(), now())
                """).update();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            none,   '',                          notes scans sg-1
            text,   WEB,                         sg-1
            text,   s%n,                         ''
            type,   AWS::EC2,                    sg-1
            type,   AWS::S3::Bucket,             notes scans
            region, us-west-2,                   notes scans
            scope,  account:111122223333,        notes scans sg-1
            scope,  account:999999999999,        ''
            tag,    env,                         notes scans
            tag,    env=prod,                    scans
            tag,    env=none,                    ''
            state,  gone,                        sg-2
            state,  all,                         notes scans sg-2 sg-1
            sort,   -name,                       sg-1 scans notes
            sort,   type,                        sg-1 notes scans
            sort,   account,                     sg-1 notes scans
            sort,   changed,                     notes sg-1 scans
            sort,   -seen,                       sg-1 scans notes
            """)
    void narrowsAndSorts(String parameter, String value, String found) {
        assertThat(String.join(" ", ids(filter(parameter, value), NOW))).isEqualTo(found);
    }

    @Test
    void showsAnEarlierDayAsItStood() {
        assertThat(ids(ResourceFilter.none(), at(MONDAY))).containsExactly("scans", "sg-2", "sg-1");
        assertThat(ids(ResourceFilter.none(), at(TUESDAY))).containsExactly("notes", "scans", "sg-1");
        assertThat(ids(filter("state", "gone"), at(TUESDAY))).containsExactly("sg-2");
        assertThat(ids(filter("state", "all"), at(MONDAY.minusSeconds(1)))).isEmpty();
    }

    @Test
    void tellsVersionsApart() {
        var id = list.page(filter("text", "web"), NOW, 1).rows().getFirst().id();
        var changes = ResourceVersions.changes(versions.of(id, NOW));

        assertThat(changes).hasSize(2);
        assertThat(changes.getFirst().version().until()).isNull();
        assertThat(changes.getFirst().lines())
                .extracting(DiffLine::kind, line -> line.text().strip())
                .contains(
                        org.assertj.core.groups.Tuple.tuple("removed", "-  \"Open\": false"),
                        org.assertj.core.groups.Tuple.tuple("added", "+  \"Open\": true"));
        assertThat(changes.getLast().lines()).isNull();
        assertThat(changes.getLast().version().until()).isEqualTo(TUESDAY);
    }

    @Test
    void knowsNoVersionOfALaterDay() {
        var id = list.page(filter("text", "web"), NOW, 1).rows().getFirst().id();

        assertThat(versions.of(id, at(MONDAY)))
                .singleElement()
                .satisfies(version -> assertThat(version.until()).isNull());
    }

    @Test
    void keepsTheLastConfigurationOfWhatIsGone() {
        var gone = list.page(filter("state", "gone"), NOW, 1).rows().getFirst();

        assertThat(gone.goneAt()).isEqualTo(TUESDAY);
        assertThat(versions.of(gone.id(), at(WEDNESDAY)))
                .singleElement()
                .satisfies(version -> assertThat(version.until()).isEqualTo(TUESDAY));
    }

    @ParameterizedTest
    @FieldSource("SORTS")
    void sortsByAnIndexInEitherDirection(SortKey key) {
        database.sql().sql("""
                insert into resource (account_id, region, type, resource_id, arn, name, hash, valid_from, first_seen)
                select '111122223333', 'eu-west-1', 'AWS::SNS::Topic', 't' || n, '', 't' || n % 977, '\\x00',
                       now() - n * interval '1 minute', now() - n * interval '2 minutes' from generate_series(1, 20000) n
                """).update();
        database.sql().sql("analyze resource").update();

        for (String sort : List.of(key.name(), "-" + key.name())) {
            var plan = database.sql()
                    .sql("explain " + ResourceList.select(filter("sort", sort), NOW) + " limit 50")
                    .query(String.class)
                    .list();
            assertThat(String.join("\n", plan))
                    .as(sort)
                    .containsPattern("Index (Only )?Scan")
                    .doesNotContainPattern("(?<!Incremental )Sort  \\(");
        }
    }

    private List<String> ids(ResourceFilter filter, AsOf asOf) {
        return list.page(filter, asOf, 1).rows().stream()
                .map(ResourceRow::resourceId)
                .toList();
    }

    private static AsOf at(Instant moment) {
        return new AsOf(moment.atZone(ZoneOffset.UTC).toLocalDate(), moment, false);
    }

    private static ResourceFilter filter(String parameter, String value) {
        return new ResourceFilter(
                only("text", parameter, value),
                only("state", parameter, value),
                only("scope", parameter, value),
                only("account", parameter, value),
                only("region", parameter, value),
                only("type", parameter, value),
                only("tag", parameter, value),
                only("sort", parameter, value));
    }

    private static String only(String name, String parameter, String value) {
        return name.equals(parameter) ? value : "";
    }
}
