package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.vitals.dashboard.Change.Kind;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.score.ScoreScope;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OverviewQueriesTest {

    private static final String ONE = "111122223333";
    private static final String OTHER = "444455556666";
    private static final String TYPE = "AWS::S3::Bucket";
    private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
    private static final Instant MONDAY = Instant.parse("2026-11-02T06:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T06:30:00Z");
    private static final Instant WEDNESDAY = Instant.parse("2026-11-04T06:30:00Z");
    private static final Instant THURSDAY = Instant.parse("2026-11-05T06:30:00Z");
    private static final Verdict PASS = Verdict.pass();
    private static final Verdict FAIL = Verdict.fail("bucket is plain");
    private static final Verdict UNKNOWN = new Verdict.Unknown(Cause.DENIED, "denied");

    private final TestDatabase database = TestDatabase.empty();
    private final EvaluationStore evaluations =
            new EvaluationStore(database.sql(), database.copy(), database.transactions());
    private final InventoryStore inventory =
            new InventoryStore(database.sql(), database.copy(), database.transactions());
    private final OverviewQueries queries = new OverviewQueries(database.sql());

    @BeforeEach
    void accounts() {
        database.account(ONE);
        database.account(OTHER);
    }

    @Test
    void tellsWhatHappenedByDayInTheOrganizationsZone() {
        judge(ONE, MONDAY, Severity.HIGH, FAIL, PASS);
        judge(ONE, TUESDAY, Severity.HIGH, PASS, UNKNOWN);
        judge(ONE, WEDNESDAY, Severity.HIGH, FAIL, UNKNOWN);

        var days = ChangeDay.of(queries.changes(
                ScoreScope.ALL, MONDAY.minusSeconds(1), Instant.parse("2026-11-04T23:00:00Z"), CHICAGO));
        assertThat(days.stream().map(day -> day.day() + " " + day.summary()))
                .containsExactly("2026-11-04 1 reopened", "2026-11-03 1 resolved", "2026-11-02 1 opened");

        var lateEvening = Instant.parse("2026-11-06T03:00:00Z");
        judge(OTHER, lateEvening, Severity.LOW, FAIL);
        assertThat(queries.changes(ScoreScope.ALL, THURSDAY, lateEvening, CHICAGO))
                .singleElement()
                .satisfies(change -> assertThat(change.day()).isEqualTo(LocalDate.parse("2026-11-05")));
    }

    @Test
    void leavesOutWhatHappenedBeforeAndInOtherAccounts() {
        judge(ONE, MONDAY, Severity.HIGH, FAIL);
        judge(OTHER, TUESDAY, Severity.HIGH, FAIL, FAIL);

        assertThat(queries.counts(ScoreScope.ALL, MONDAY, TUESDAY)).containsOnly(entry(Kind.OPENED, 2L));
        assertThat(queries.counts(ScoreScope.account(ONE), MONDAY, TUESDAY)).isEmpty();
        assertThat(queries.counts(ScoreScope.ALL, MONDAY.minusSeconds(1), MONDAY))
                .containsOnly(entry(Kind.OPENED, 1L));
    }

    @Test
    void countsAllButShowsTheWorst() {
        judge(ONE, MONDAY, Severity.LOW, Stream.generate(() -> FAIL).limit(9).toArray(Verdict[]::new));
        judge(OTHER, MONDAY, Severity.CRITICAL, FAIL);

        var group = ChangeDay.of(queries.changes(ScoreScope.ALL, MONDAY.minusSeconds(1), MONDAY, CHICAGO))
                .getFirst()
                .groups()
                .getFirst();
        assertThat(group.count()).isEqualTo(10);
        assertThat(group.shown()).hasSizeLessThan(10);
        assertThat(group.more()).isEqualTo(10 - group.shown().size());
        assertThat(group.shown().getFirst().severity()).isEqualTo("critical");
    }

    @Test
    void leavesOutWhatOtherProductsReport() {
        judge(ONE, MONDAY, Severity.HIGH, FAIL);
        database.sql().sql("update finding set rule_id = 'guardduty:malware'").update();

        assertThat(queries.counts(ScoreScope.ALL, MONDAY.minusSeconds(1), MONDAY))
                .isEmpty();
    }

    @Test
    void takesWhatIsGoneForResolvedOnlyWhereItWasOpen() {
        judge(ONE, MONDAY, Severity.HIGH, FAIL, FAIL);
        judge(ONE, TUESDAY, Severity.HIGH, PASS, FAIL);
        evaluations.write(scan(ONE, WEDNESDAY), Stream.empty(), List.of(whole(0)));

        assertThat(queries.counts(ScoreScope.ALL, TUESDAY, WEDNESDAY)).containsOnly(entry(Kind.GONE, 1L));
    }

    @Test
    void tellsWhatBecameUnreadable() {
        judge(ONE, MONDAY, Severity.HIGH, FAIL);
        evaluations.write(scan(ONE, TUESDAY), Stream.empty(), List.of(closed(TYPE, Cause.DENIED)));

        assertThat(queries.counts(ScoreScope.ALL, MONDAY, TUESDAY)).containsOnly(entry(Kind.UNKNOWN, 1L));
    }

    @Test
    void saysOfWhatBecameUnreadableThatItHadBeenResolved() {
        judge(ONE, MONDAY, Severity.HIGH, FAIL, FAIL);
        judge(ONE, TUESDAY, Severity.HIGH, PASS, FAIL);
        evaluations.write(scan(ONE, WEDNESDAY), Stream.empty(), List.of(closed(TYPE, Cause.DENIED)));

        assertThat(queries.changes(ScoreScope.ALL, TUESDAY, WEDNESDAY, CHICAGO))
                .extracting(Change::kind, Change::wasResolved)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Kind.UNKNOWN, false),
                        org.assertj.core.api.Assertions.tuple(Kind.UNKNOWN, true));
    }

    @Test
    void tellsWhenAnAccountWasReadCompletelyAndWhatCouldNotBeReadOnADay() {
        tried(ONE, MONDAY, "complete");
        inventory.write(scan(ONE, MONDAY), Stream.empty(), List.of(whole(3)));
        tried(ONE, TUESDAY, "partial");
        inventory.write(
                scan(ONE, TUESDAY),
                Stream.empty(),
                List.of(closed(TYPE, Cause.DENIED), closed("AWS::X::Y", Cause.UNSUPPORTED)));
        tried(ONE, WEDNESDAY, "complete");
        inventory.write(scan(ONE, WEDNESDAY), Stream.empty(), List.of(whole(3)));

        assertThat(fresh(ONE, MONDAY).complete()).isEqualTo(MONDAY);
        assertThat(fresh(ONE, MONDAY).unread()).isEmpty();
        var tuesday = fresh(ONE, TUESDAY);
        assertThat(tuesday.complete()).isEqualTo(MONDAY);
        assertThat(tuesday.state()).isEqualTo("partial");
        assertThat(tuesday.unread()).extracting(Freshness.Unread::service).containsExactly("S3", "X");
        assertThat(tuesday.gaps()).extracting(Freshness.Unread::cause).containsExactly(Cause.DENIED);
        assertThat(fresh(ONE, WEDNESDAY).complete()).isEqualTo(WEDNESDAY);
        assertThat(fresh(ONE, WEDNESDAY).gaps()).isEmpty();
        assertThat(fresh(OTHER, WEDNESDAY).complete()).isNull();
        assertThat(fresh(OTHER, WEDNESDAY).isOld(WEDNESDAY)).isTrue();
    }

    @Test
    void putsTheAccountThatWasReadLongestAgoFirst() {
        tried(OTHER, MONDAY, "complete");
        tried(ONE, TUESDAY, "complete");

        assertThat(queries.freshness(ScoreScope.ALL, WEDNESDAY))
                .extracting(Freshness::account)
                .containsExactly(OTHER, ONE);
        assertThat(queries.freshness(ScoreScope.account(ONE), WEDNESDAY))
                .extracting(Freshness::account)
                .containsExactly(ONE);
    }

    @Test
    void leavesOutAccountsThatWereNotWatchedYet() {
        assertThat(queries.freshness(ScoreScope.ALL, Instant.parse("2025-12-31T00:00:00Z")))
                .isEmpty();
    }

    private Freshness fresh(String account, Instant moment) {
        return queries.freshness(ScoreScope.account(account), moment).getFirst();
    }

    private void judge(String account, Instant at, Severity severity, Verdict... verdicts) {
        var rule = new RuleDefinition("s3-encrypted", "Encrypted", severity, List.of(), String.class, 1);
        var judged = IntStream.range(0, verdicts.length).mapToObj(number -> {
            var key = new ResourceKey(account, "us-east-1", TYPE, "bucket-" + number);
            return new Evaluation(rule, key, "arn:" + number, severity, verdicts[number]);
        });
        evaluations.write(scan(account, at), judged, List.of(whole(verdicts.length)));
    }

    private void tried(String account, Instant at, String state) {
        database.sql()
                .sql("insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger)"
                        + " values (?, ?, ?, ?, ?, ?, 'schedule')")
                .params(
                        UUID.randomUUID(),
                        account,
                        at.minusSeconds(60).atOffset(ZoneOffset.UTC),
                        at.minusSeconds(50).atOffset(ZoneOffset.UTC),
                        at.atOffset(ZoneOffset.UTC),
                        state)
                .update();
    }

    private static ScanWrite scan(String account, Instant at) {
        return new ScanWrite(UUID.randomUUID(), account, at);
    }

    private static ListCoverage whole(int listed) {
        return new ListCoverage(TYPE, "us-east-1", listed, null, "");
    }

    private static ListCoverage closed(String type, Cause cause) {
        return new ListCoverage(type, "us-east-1", null, cause, "answered 403");
    }
}
