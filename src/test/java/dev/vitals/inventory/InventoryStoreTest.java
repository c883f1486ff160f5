package dev.vitals.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class InventoryStoreTest {

    private static final String ACCOUNT = "111122223333";
    private static final String TYPE = "AWS::EC2::SecurityGroup";
    private static final String REGION = "us-east-1";
    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T06:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-04T06:00:00Z");
    private static final List<String> TABLES = List.of("content", "resource", "resource_version", "coverage");

    private final TestDatabase database = TestDatabase.empty();
    private final InventoryStore store = new InventoryStore(database.sql(), database.copy(), database.transactions());

    @BeforeEach
    void account() {
        database.account(ACCOUNT);
    }

    @Test
    void keepsEveryResourceWithItsContent() {
        scan(MONDAY, whole(2), group("sg-1", "web, \"quoted\"\nline"), group("sg-2", "db"));

        assertThat(database.sql()
                        .sql("select c.body ->> 'Description' from resource r join content c using (hash) order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("db", "web, \"quoted\"\nline");
        assertThat(database.count("coverage")).isEqualTo(1);
        assertThat(database.count("resource_version")).isZero();
    }

    @Test
    void writesNothingWhenNothingChanged() {
        scan(MONDAY, whole(2), group("sg-1", "web"), group("sg-2", "db"));
        var before = TABLES.stream().map(database::fingerprint).toList();

        scan(TUESDAY, whole(2), group("sg-1", "web"), group("sg-2", "db"));

        assertThat(TABLES.stream().map(database::fingerprint).toList()).isEqualTo(before);
    }

    @Test
    void closesTheOldVersionWhenTheContentChanges() {
        scan(MONDAY, whole(1), group("sg-1", "web"));
        scan(TUESDAY, whole(1), group("sg-1", "api"));

        assertThat(asOf(MONDAY)).containsExactly("sg-1 web");
        assertThat(asOf(TUESDAY.minusSeconds(1))).containsExactly("sg-1 web");
        assertThat(asOf(TUESDAY)).containsExactly("sg-1 api");
    }

    @Test
    void closesAResourceOnlyAfterACompleteListOmitsIt() {
        scan(MONDAY, whole(2), group("sg-1", "web"), group("sg-2", "db"));
        scan(TUESDAY, denied(), group("sg-1", "web"));
        assertThat(asOf(TUESDAY)).containsExactly("sg-1 web", "sg-2 db");

        scan(WEDNESDAY, whole(1), group("sg-1", "web"));

        assertThat(asOf(WEDNESDAY)).containsExactly("sg-1 web");
        assertThat(asOf(TUESDAY)).containsExactly("sg-1 web", "sg-2 db");
    }

    @Test
    void leavesTheResourcesOfListsThatTheScanDidNotTry() {
        scan(MONDAY, whole(1), group("sg-1", "web"));
        scan(TUESDAY, new ListCoverage(TYPE, "eu-west-1", 0, null, ""));

        assertThat(asOf(TUESDAY)).containsExactly("sg-1 web");
    }

    @Test
    void knowsAResourceAgainThatWasGone() {
        scan(MONDAY, whole(1), group("sg-1", "web"));
        var id = database.sql().sql("select id from resource").query(Long.class).single();
        scan(TUESDAY, whole(0));
        scan(WEDNESDAY, whole(1), group("sg-1", "web"));

        assertThat(database.sql()
                        .sql("select id from resource where gone_at is null")
                        .query(Long.class)
                        .list())
                .containsExactly(id);
        assertThat(asOf(MONDAY)).containsExactly("sg-1 web");
        assertThat(asOf(TUESDAY)).isEmpty();
        assertThat(asOf(WEDNESDAY)).containsExactly("sg-1 web");
    }

    @Test
    void neverLetsAnEarlierScanOverwriteALaterOne() {
        scan(TUESDAY, whole(1), group("sg-1", "new"));
        scan(MONDAY, whole(1), group("sg-1", "old"));

        assertThat(asOf(WEDNESDAY)).containsExactly("sg-1 new");
        assertThat(database.count("resource_version")).isZero();
    }

    @Test
    void keepsOneContentForManyResources() {
        scan(MONDAY, whole(2), group("sg-1", "same"), group("sg-2", "same"));

        assertThat(database.count("content")).isEqualTo(1);
    }

    @Test
    void takesATypeForWholeOnlyWhenEveryOneOfItsListsIs() {
        scan(MONDAY, whole(1), group("sg-1", "web"));
        store.write(scanAt(TUESDAY), Stream.empty(), List.of(whole(0), denied()));

        assertThat(asOf(TUESDAY)).containsExactly("sg-1 web");
        assertThat(database.sql()
                        .sql("select cause from coverage")
                        .query(String.class)
                        .list())
                .containsExactly("DENIED");
    }

    @Test
    void keepsTheCoverageOfEachDay() {
        scan(MONDAY, whole(0));
        scan(TUESDAY, denied());
        scan(WEDNESDAY, denied());

        assertThat(database.count("coverage")).isEqualTo(1);
        assertThat(database.sql()
                        .sql("select listed from coverage_history where valid_to = ?")
                        .param(TUESDAY.atOffset(ZoneOffset.UTC))
                        .query(Integer.class)
                        .list())
                .containsExactly(0);
    }

    @Test
    void putsEveryVersionInThePartitionOfItsMonth() {
        scan(Instant.parse("2026-10-31T23:59:00Z"), whole(1), group("sg-1", "a"));
        scan(Instant.parse("2026-11-30T23:59:59Z"), whole(1), group("sg-1", "b"));
        scan(Instant.parse("2026-12-01T00:00:00Z"), whole(1), group("sg-1", "c"));

        assertThat(database.count("resource_version_2026_11")).isEqualTo(1);
        assertThat(database.count("resource_version_2026_12")).isEqualTo(1);
    }

    private List<String> asOf(Instant at) {
        return database.sql()
                .sql(
                        "select resource_id || ' ' || (body ->> 'Description') from resource_at(?) join content using (hash)"
                                + " order by 1")
                .param(at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private void scan(Instant at, ListCoverage list, StoredResource... resources) {
        store.write(scanAt(at), Stream.of(resources), List.of(list));
    }

    private static ScanWrite scanAt(Instant at) {
        return new ScanWrite(UUID.randomUUID(), ACCOUNT, at);
    }

    private static ListCoverage whole(int listed) {
        return new ListCoverage(TYPE, REGION, listed, null, "");
    }

    private static ListCoverage denied() {
        return new ListCoverage(TYPE, REGION, null, Cause.DENIED, "ec2:DescribeSecurityGroups answered 403");
    }

    private static StoredResource group(String id, String description) {
        var key = new ResourceKey(ACCOUNT, REGION, TYPE, id);
        var resource = new Resource<>(key, "arn:" + id, id, Map.of("Team", "net"), description);
        var json = JsonMapper.shared().createObjectNode().put("Description", description);
        return StoredResource.of(resource, json, Set.of());
    }
}
