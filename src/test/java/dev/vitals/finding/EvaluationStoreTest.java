package dev.vitals.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
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

class EvaluationStoreTest {

    private static final String ACCOUNT = "111122223333";
    private static final String TYPE = "AWS::EC2::SecurityGroup";
    private static final String REGION = "us-east-1";
    private static final Instant MONDAY = Instant.parse("2026-11-02T06:00:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T06:00:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-04T06:00:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-11-05T06:00:00Z");
    private static final Verdict PASS = Verdict.pass();
    private static final Verdict OPEN_SSH =
            Verdict.fail("sg-1 opens SSH to 0.0.0.0/0").at("IpRanges[0]", "0.0.0.0/0");
    private static final Verdict UNKNOWN = new Verdict.Unknown(Cause.THROTTLED_OUT, "ec2:X answered SlowDown");

    private final TestDatabase database = TestDatabase.empty();
    private final InventoryStore inventory =
            new InventoryStore(database.sql(), database.copy(), database.transactions());
    private final EvaluationStore store = new EvaluationStore(database.sql(), database.copy(), database.transactions());

    @BeforeEach
    void account() {
        database.account(ACCOUNT);
    }

    @Test
    void opensAFindingForEveryFailure() {
        scan(MONDAY, OPEN_SSH);

        assertThat(finding("headline")).isEqualTo("sg-1 opens SSH to 0.0.0.0/0");
        assertThat(finding("machine_state")).isEqualTo("failing");
        assertThat(finding("human_state")).isEqualTo("open");
        assertThat(events()).containsExactly("opened");
    }

    @Test
    void opensNoFindingForWhatPassesOrCannotBeRead() {
        scan(MONDAY, PASS);
        scan(TUESDAY, UNKNOWN);

        assertThat(database.count("finding")).isZero();
        assertThat(asOf(MONDAY)).containsExactly("sg-1 pass");
        assertThat(asOf(TUESDAY)).containsExactly("sg-1 unknown");
    }

    @Test
    void writesNothingWhenNothingChanged() {
        var tables = List.of("resource", "evaluation", "evaluation_history", "finding", "finding_event");
        scan(MONDAY, OPEN_SSH);
        var before = tables.stream().map(database::fingerprint).toList();

        scan(TUESDAY, OPEN_SSH);

        assertThat(tables.stream().map(database::fingerprint).toList()).isEqualTo(before);
    }

    @Test
    void keepsTheStepsThatProveAFailureAndMakesNoRowWhileTheyStayTheSame() {
        var route = new Verdict.Step("route", "rtb-1", "0.0.0.0/0 to igw-1");
        var open = Verdict.fail("i-1 is exposed").proving(List.of(route, new Verdict.Step("group", "sg-1", "TCP 22")));
        scan(MONDAY, open);
        scan(TUESDAY, open);
        assertThat(database.count("evaluation_history")).isZero();
        scan(WEDNESDAY, Verdict.fail("i-1 is exposed").proving(List.of(route)));

        assertThat(Proof.steps(proof("evaluation"))).containsExactly(route);
        assertThat(Proof.steps(proof("evaluation_history"))).isEqualTo(open.proof());
    }

    private String proof(String table) {
        return database.sql()
                .sql("select proof from " + table)
                .query(String.class)
                .single();
    }

    @Test
    void resolvesWhenAScanSeesItPass() {
        scan(MONDAY, OPEN_SSH);
        scan(TUESDAY, PASS);

        assertThat(finding("machine_state")).isEqualTo("passing");
        assertThat(instant("resolved_at")).isEqualTo(TUESDAY);
        assertThat(events()).containsExactly("opened", "resolved");
    }

    @Test
    void reopensTheSameFinding() {
        scan(MONDAY, OPEN_SSH);
        scan(TUESDAY, PASS);
        scan(WEDNESDAY, OPEN_SSH);

        assertThat(database.count("finding")).isEqualTo(1);
        assertThat(finding("reopened")).isEqualTo(1);
        assertThat(finding("resolved_at")).isNull();
        assertThat(instant("opened_at")).isEqualTo(MONDAY);
        assertThat(instant("state_since")).isEqualTo(WEDNESDAY);
        assertThat(events()).containsExactly("opened", "resolved", "reopened");
    }

    @Test
    void keepsTheFindingOpenWhenTheListWasIncomplete() {
        scan(MONDAY, OPEN_SSH);
        unreadableScan(TUESDAY);

        assertThat(finding("machine_state")).isEqualTo("unknown");
        assertThat(finding("resolved_at")).isNull();
        assertThat(instant("opened_at")).isEqualTo(MONDAY);
        assertThat(database.sql()
                        .sql("select cause from evaluation")
                        .query(String.class)
                        .list())
                .containsExactly("DENIED");
    }

    @Test
    void doesNotCountAsReopenedWhatWasOnlyUnreadable() {
        scan(MONDAY, OPEN_SSH);
        unreadableScan(TUESDAY);
        scan(WEDNESDAY, OPEN_SSH);

        assertThat(finding("machine_state")).isEqualTo("failing");
        assertThat(finding("reopened")).isEqualTo(0);
        assertThat(events()).containsExactly("opened", "unknown", "readable");
    }

    @Test
    void countsAsReopenedWhatWasResolvedBeforeItWasUnreadable() {
        scan(MONDAY, OPEN_SSH);
        scan(TUESDAY, PASS);
        scan(WEDNESDAY, UNKNOWN);
        scan(THURSDAY, OPEN_SSH);

        assertThat(finding("reopened")).isEqualTo(1);
        assertThat(events()).containsExactly("opened", "resolved", "unknown", "reopened");
    }

    @Test
    void closesTheFindingOfAResourceThatIsGone() {
        scan(MONDAY, OPEN_SSH);
        write(TUESDAY, whole(0), Stream.empty(), Stream.empty());

        assertThat(finding("machine_state")).isEqualTo("gone");
        assertThat(database.count("evaluation")).isZero();
        assertThat(asOf(MONDAY)).containsExactly("sg-1 fail");
        assertThat(asOf(TUESDAY)).isEmpty();
    }

    @Test
    void reopensWhenAGoneResourceComesBackFailing() {
        scan(MONDAY, OPEN_SSH);
        write(TUESDAY, whole(0), Stream.empty(), Stream.empty());
        scan(WEDNESDAY, OPEN_SSH);

        assertThat(finding("machine_state")).isEqualTo("failing");
        assertThat(finding("reopened")).isEqualTo(1);
    }

    @Test
    void leavesAloneWhatTheScanDidNotTry() {
        scan(MONDAY, OPEN_SSH);
        write(TUESDAY, new ListCoverage(TYPE, "eu-west-1", 0, null, ""), Stream.empty(), Stream.empty());

        assertThat(finding("machine_state")).isEqualTo("failing");
        assertThat(asOf(TUESDAY)).containsExactly("sg-1 fail");
    }

    @Test
    void showsTheDayAsItWas() {
        scan(MONDAY, OPEN_SSH);
        scan(TUESDAY, PASS);
        scan(WEDNESDAY, UNKNOWN);

        assertThat(asOf(MONDAY.minusSeconds(1))).isEmpty();
        assertThat(asOf(MONDAY)).containsExactly("sg-1 fail");
        assertThat(asOf(TUESDAY.minusSeconds(1))).containsExactly("sg-1 fail");
        assertThat(asOf(TUESDAY)).containsExactly("sg-1 pass");
        assertThat(asOf(WEDNESDAY)).containsExactly("sg-1 unknown");
    }

    @Test
    void keepsAnUnreadListAsUnknownUntilItIsRead() {
        var list = evaluation(ACCOUNT, new Verdict.Unknown(Cause.DENIED, "denied"));
        write(MONDAY, denied(), Stream.empty(), Stream.of(list));
        assertThat(asOf(MONDAY)).containsExactly(ACCOUNT + " unknown");
        assertThat(existing(MONDAY)).isEmpty();

        scan(TUESDAY, PASS);
        assertThat(asOf(TUESDAY)).containsExactly("sg-1 pass");

        write(WEDNESDAY, denied(), Stream.empty(), Stream.of(list));
        assertThat(asOf(WEDNESDAY)).containsExactly(ACCOUNT + " unknown", "sg-1 unknown");
        assertThat(existing(WEDNESDAY)).containsExactly("sg-1");
    }

    @Test
    void tellsOfAChangedSentenceOnTheSameFinding() {
        scan(MONDAY, OPEN_SSH);
        scan(TUESDAY, Verdict.fail("sg-1 opens SSH to ::/0"));

        assertThat(finding("headline")).isEqualTo("sg-1 opens SSH to ::/0");
        assertThat(instant("state_since")).isEqualTo(MONDAY);
        assertThat(events()).containsExactly("opened", "changed");
    }

    @Test
    void neverLetsAnEarlierScanOverwriteALaterOne() {
        scan(TUESDAY, PASS);
        scan(MONDAY, OPEN_SSH);

        assertThat(asOf(WEDNESDAY)).containsExactly("sg-1 pass");
        assertThat(database.count("finding")).isZero();
    }

    @Test
    void keepsWhatPeopleDecidedWhileTheMachineChangesItsMind() {
        scan(MONDAY, OPEN_SSH);
        database.sql().sql("update finding set human_state = 'accepted'").update();
        scan(TUESDAY, PASS);
        scan(WEDNESDAY, OPEN_SSH);

        assertThat(finding("human_state")).isEqualTo("accepted");
    }

    private void scan(Instant at, Verdict verdict) {
        var key = new ResourceKey(ACCOUNT, REGION, TYPE, "sg-1");
        var json = JsonMapper.shared().createObjectNode().put("GroupId", "sg-1");
        var stored = StoredResource.of(new Resource<>(key, "arn:sg-1", "web", Map.of(), "any"), json, Set.of());
        write(at, whole(1), Stream.of(stored), Stream.of(evaluation("sg-1", verdict)));
    }

    private void unreadableScan(Instant at) {
        write(at, denied(), Stream.empty(), Stream.empty());
    }

    private void write(
            Instant at, ListCoverage list, Stream<StoredResource> resources, Stream<Evaluation> evaluations) {
        var scan = new ScanWrite(UUID.randomUUID(), ACCOUNT, at);
        inventory.write(scan, resources, List.of(list));
        store.write(scan, evaluations, List.of(list));
    }

    private static Evaluation evaluation(String id, Verdict verdict) {
        var rule = new RuleDefinition("no-public-ssh", "SSH is closed", Severity.CRITICAL, List.of(), String.class, 1);
        return new Evaluation(
                rule, new ResourceKey(ACCOUNT, REGION, TYPE, id), "arn:" + id, Severity.CRITICAL, verdict);
    }

    private static ListCoverage whole(int listed) {
        return new ListCoverage(TYPE, REGION, listed, null, "");
    }

    private static ListCoverage denied() {
        return new ListCoverage(TYPE, REGION, null, Cause.DENIED, "ec2:DescribeSecurityGroups answered 403");
    }

    private List<String> asOf(Instant at) {
        return database.sql()
                .sql("select r.resource_id || ' ' || e.verdict from evaluation_at(?) e"
                        + " join resource r on r.id = e.resource_id order by 1")
                .param(at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private List<String> existing(Instant at) {
        return database.sql()
                .sql("select resource_id from resource_at(?)")
                .param(at.atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }

    private Object finding(String column) {
        return database.sql()
                .sql("select " + column + " from finding")
                .query()
                .singleRow()
                .get(column);
    }

    private Instant instant(String column) {
        return ((java.sql.Timestamp) finding(column)).toInstant();
    }

    private List<String> events() {
        return database.sql()
                .sql("select kind from finding_event order by id")
                .query(String.class)
                .list();
    }
}
