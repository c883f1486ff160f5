package dev.vitals.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.CallLog;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.Recording;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Place;
import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.scan.AccountReader;
import dev.vitals.scan.Progress;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Kept;
import dev.vitals.support.TestDatabase;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The QuickStart of the demo's clinic: recorded, read by the real collectors, stored, and held against the table. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClinicBaselineTest {

    private static final String ACCOUNT = "210987654301";
    private static final Instant BEFORE = Instant.parse("2026-10-01T06:00:00Z");
    private static final Instant DEPLOYED = Instant.parse("2026-11-01T06:00:00Z");
    private static final Instant CHANGED = Instant.parse("2026-11-20T06:00:00Z");

    private TestDatabase database;
    private Baseline baseline;

    @BeforeAll
    void liveThroughThreeScans() {
        database = TestDatabase.empty();
        database.account(ACCOUNT);
        scan(BEFORE, List.of());
        scan(DEPLOYED, List.of("quickstart"));
        scan(CHANGED, List.of("quickstart-changed", "quickstart"));
        baseline = new Baseline(new StoredQuery(database.sql()));
    }

    @Test
    void isWholeOnTheDayOnWhichItWasDeployed() {
        var counts = standing(DEPLOYED).counts();
        assertThat(counts.keySet()).containsExactly(State.PRESENT, State.NOT_CHOSEN);
        assertThat(counts.get(State.PRESENT)).isEqualTo(112);
    }

    @Test
    void showsWhatWasWeakenedDeletedAndChangedSince() {
        var standing = standing(CHANGED);
        assertThat(names(standing, State.MISSING)).containsExactly("Metric filter + alarm network-acl-changes-alarm");
        assertThat(names(standing, State.WEAKENED))
                .containsExactlyInAnyOrder(
                        "Metric filter + alarm iam-policy-change-alarm",
                        "Production VPC flow log",
                        "access-keys-rotated");
        assertThat(names(standing, State.DRIFTED)).containsExactly("CloudTrail log group");
        assertThat(names(standing, State.UNREADABLE)).isEmpty();
        assertThat(standing.neverChecked()).isEmpty();
    }

    @Test
    void isNotThereBeforeItWasDeployedAndThatIsCertain() {
        var found = baseline.of(ACCOUNT, on(BEFORE));
        assertThat(found.deployments()).isEmpty();
        assertThat(found.isCertain()).isTrue();
    }

    @Test
    void isNotKnownOnADayThatNoScanCovered() {
        var found = baseline.of(ACCOUNT, on(BEFORE.minus(30, ChronoUnit.DAYS)));
        assertThat(found.wasRead()).isFalse();
        assertThat(found.isCertain()).isFalse();
    }

    @Test
    void namesTheAccountInWhichItStands() {
        assertThat(new StoredQuery(database.sql()).accountsWithStacks()).containsExactly(ACCOUNT);
    }

    @Test
    void saysWhyStacksCouldNotBeReadInsteadOfThatThereIsNone() {
        var other = "210987654302";
        database.account(other);
        new InventoryStore(database.sql(), database.copy(), database.transactions())
                .write(
                        Kept.scan(other, CHANGED),
                        Stream.of(),
                        List.of(new ListCoverage(
                                Recognition.STACK, "us-east-1", null, Cause.DENIED, "cloudformation:DescribeStacks")));
        var found = baseline.of(other, on(CHANGED));
        assertThat(found.deployments()).isEmpty();
        assertThat(found.isCertain()).isFalse();
        assertThat(found.unread()).extracting(ListCoverage::detail).containsExactly("cloudformation:DescribeStacks");
    }

    @Test
    void writesARowForEachResource() throws IOException {
        var to = new StringWriter();
        BaselineCsv.write(
                LocalDate.parse("2026-11-20"),
                ACCOUNT,
                List.of(standing(CHANGED).only("weakened")),
                new CsvWriter(to));
        assertThat(to.toString().lines())
                .hasSize(1 + 6)
                .anyMatch(line -> line.contains("Production VPC flow log")
                        && line.contains("Retention: 30 days, deployed with 90 days"));
    }

    private DeploymentStanding standing(Instant at) {
        var found = baseline.of(ACCOUNT, on(at));
        assertThat(found.deployments()).hasSize(1);
        return found.deployments().getFirst();
    }

    private static List<String> names(DeploymentStanding standing, State state) {
        return standing.only(state.word()).components().stream()
                .map(ComponentStanding::name)
                .toList();
    }

    private static AsOf on(Instant at) {
        return new AsOf(LocalDate.parse(at.toString().substring(0, 10)), at.plus(1, ChronoUnit.HOURS), false);
    }

    private void scan(Instant at, List<String> layers) {
        var recording = Recording.layered(
                folder("production/west-covered-prod"), Recording.layered(folder("production/base"), folder("common")));
        for (String layer : layers.reversed()) {
            recording = Recording.layered(folder("production/" + layer), recording);
        }
        var filled = Recording.filled(recording, Instant.parse("2026-08-26T00:00:00Z"), at);
        var recorded = RecordedAccount.of(filled);
        var inventory = new AccountReader(Catalogues.COLLECTORS.collectors())
                .read(recorded.session(filled, new CallLog()), recorded.regions(), at, Progress.SILENT);
        assertThat(inventory.home()).isEqualTo(new Place("aws", ACCOUNT, Place.GLOBAL));
        Kept.write(database, inventory, Catalogues.COLLECTORS.kinds(), at);
    }

    private static Recording folder(String name) {
        return Recording.in(Path.of("src/main/resources/demo", name));
    }
}
