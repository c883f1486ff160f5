package dev.vitals.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.audit.Actor;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.page.AsOf;
import dev.vitals.page.CsvWriter;
import dev.vitals.page.Organization;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Verdict;
import dev.vitals.score.Scopes;
import dev.vitals.score.ScoreBasis;
import dev.vitals.score.ScoreStore;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.server.ResponseStatusException;

class TrendDeskTest {

    private static final String ONE = "111122223333";
    private static final String OTHER = "444455556666";
    private static final LocalDate MONDAY = LocalDate.parse("2026-11-02");
    private static final Verdict PASS = Verdict.pass();
    private static final Verdict FAIL = Verdict.fail("bucket is plain");
    private static final Verdict UNKNOWN = new Verdict.Unknown(Cause.DENIED, "denied");
    private static final SafeguardCatalogue SAFEGUARDS = SafeguardCatalogue.load();

    private final TestDatabase database = TestDatabase.empty();
    private final RuleDefinition rule = database.books().current().scored().getFirst();
    private final EvaluationStore evaluations =
            new EvaluationStore(database.sql(), database.copy(), database.transactions());
    private final ScoreStore scores = new ScoreStore(
            database.sql(), new Witnesses(database, ZoneOffset.UTC).attestations(), database.transactions());

    @BeforeEach
    void accounts() {
        database.account(ONE);
        database.account(OTHER);
    }

    @Test
    void leavesAGapWhereNoDayWasKeptAndWhereNoScanCoveredOne() {
        lived(0, "a", PASS, FAIL);
        lived(3, "a", PASS, PASS);
        scores.keepAll(MONDAY.plusDays(4), basis("a"));

        var picture = answer("", "all", 0, 4, null).pictures().get(1);
        assertThat(values(picture)).containsExactly(0.5, null, null, 1.0, null);
        assertThat(picture.rows().get(1).gap()).isEqualTo("nothing kept");
        assertThat(picture.rows().get(4).gap()).isEqualTo("not scanned");
        assertThat(picture.plot().gaps()).containsExactly(1, 2, 4);
        assertThat(picture.told())
                .containsExactly("Pass rate: 50% on 2 Nov 2026, 100% on 5 Nov 2026: 50.0 percentage points up.");
    }

    @Test
    void countsTheFailingResourcesOfARuleAndIsSilentWhereNoneOfThemCouldBeRead() {
        lived(0, "a", FAIL, FAIL, PASS);
        lived(1, "a", PASS, FAIL, PASS);
        lived(2, "a", UNKNOWN, UNKNOWN, UNKNOWN);
        lived(3, "a", FAIL, PASS, UNKNOWN);

        var pictures = answer("rule:" + rule.id(), "all", 0, 3, null).pictures();
        assertThat(values(pictures.getFirst())).containsExactly(2.0, 1.0, null, 1.0);
        assertThat(pictures.getFirst().rows().get(2).cells().getLast()).isEqualTo(Cell.count(3));
        assertThat(values(pictures.getLast())).containsExactly(1 / 3.0, 2 / 3.0, null, 1 / 3.0);
    }

    @Test
    void tellsTheStateOfASafeguardInWordsAndCountsItsDays() {
        lived(0, "a", FAIL);
        lived(1, "a", PASS);
        lived(2, "a", PASS);
        var citation = SAFEGUARDS.scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)).stream()
                .filter(safeguard -> rule.safeguards().contains(safeguard.citation()))
                .findFirst()
                .orElseThrow()
                .citation();

        var view = answer("safeguard:" + citation, "all", 0, 2, null);
        assertThat(view.pictures().getFirst().rows())
                .extracting(row -> text(row.cells().getFirst()))
                .startsWith("Not met");
        assertThat(view.pictures().getLast().key()).isEqualTo("points");
        assertThat(values(view.pictures().getLast())).containsExactly(0.0, 1.0, 1.0);
        var family = SAFEGUARDS.find(citation).orElseThrow().family().name().toLowerCase(java.util.Locale.ROOT);
        assertThat(answer("family:" + family, "all", 0, 2, null)
                        .pictures()
                        .getLast()
                        .rows())
                .extracting(row -> text(row.cells().getFirst()))
                .startsWith(String.valueOf(rule.safeguards().stream()
                        .filter(one -> SAFEGUARDS
                                .find(one)
                                .orElseThrow()
                                .family()
                                .name()
                                .equalsIgnoreCase(family))
                        .count()));
    }

    @Test
    void laysAnotherPeriodOverItAndTellsTheDifference() {
        lived(0, "a", FAIL, FAIL);
        lived(1, "a", FAIL, FAIL);
        lived(2, "a", FAIL, PASS);
        lived(3, "a", PASS, PASS);

        var view = answer("", "all", 2, 3, "previous");
        var picture = view.pictures().get(1);
        assertThat(picture.plot().series()).hasSize(2);
        assertThat(picture.rows().getFirst().day()).isEqualTo("4 Nov 2026");
        assertThat(picture.rows().getFirst().beforeDay()).isEqualTo("2 Nov 2026");
        assertThat(picture.told())
                .last()
                .isEqualTo(
                        "The other period ended with 0% on 3 Nov 2026: this one ended 100.0 percentage points higher.");
        assertThat(view.isMeasuredAnew()).isFalse();
    }

    @Test
    void marksWhenTheMeasureOrTheAccountsChangedAlsoAgainstTheDayBeforeThePeriod() {
        lived(0, "a", PASS);
        lived(1, "b", PASS);
        lived(2, "b", PASS);
        database.audit(Clock.fixed(Instant.parse("2026-11-04T01:00:00Z"), ZoneOffset.UTC))
                .record(Actor.SYSTEM, "account.paused", ONE, null, null, "");

        var view = answer("", "all", 1, 2, null);
        assertThat(view.shown().happenings())
                .extracting(one -> one.day() + " " + one.words())
                .as("one o'clock on Wednesday is Tuesday in Chicago")
                .containsExactly("2026-11-03 settings or lists changed", "2026-11-03 account 111122223333 was paused");
        assertThat(view.pictures().getFirst().plot().marks().getFirst().letters())
                .isEqualTo("SA");
        assertThat(view.caution()).contains("3 Nov 2026");
        assertThat(answer("", "account:" + OTHER, 1, 2, null).shown().happenings())
                .isEmpty();
    }

    @Test
    void countsScansAndSaysWhichWereNotWhole() {
        lived(0, "a", PASS);
        scan(ONE, 0, "complete");
        scan(ONE, 0, "partial");
        scan(OTHER, 0, "complete");

        assertThat(answer("", "account:" + ONE, 0, 1, null).shown().words(0)).isEqualTo("2 scans, 1 not whole");
        assertThat(answer("", "all", 0, 1, null).shown().words(0)).isEqualTo("3 scans, 1 not whole");
    }

    @Test
    void speaksForAWeekWithItsLastDayThatWasScanned() {
        lived(0, "a", FAIL);
        lived(2, "a", PASS);
        scores.keepAll(MONDAY.plusDays(3), basis("a"));

        var view = answer("", "all", 0, 299, null);
        assertThat(view.unit()).isEqualTo(Buckets.Unit.WEEK);
        assertThat(Objects.requireNonNull(view.shown().sampled().days().getFirst())
                        .day())
                .isEqualTo(MONDAY.plusDays(2));
        assertThat(values(view.pictures().get(1))).startsWith(1.0, null);
    }

    @Test
    void findsNoTrendOfWhatIsNotThere() {
        assertThatThrownBy(() -> answer("", "account:999999999999", 0, 1, null))
                .isInstanceOf(ResponseStatusException.class);
        assertThatThrownBy(() -> answer("rule:no-such-rule", "all", 0, 1, null))
                .hasMessageContaining("no trend of rule:no-such-rule");
        assertThatThrownBy(() -> answer("weather", "all", 0, 1, null)).isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void showsWhoMaySeeSomeAccountsTheTrendOfThoseOnly() throws SQLException {
        lived(0, "a", FAIL);
        scan(OTHER, 0, "complete");
        var connection = database.oneSessionAsTheApplication();
        var sql = JdbcClient.create(connection);
        sql.sql("select set_config('vitals.accounts', ?, false)")
                .param(OTHER)
                .query()
                .singleRow();

        var view = answer(sql, "rule:" + rule.id(), "all", 0, 0, null);
        assertThat(values(view.pictures().getFirst())).containsOnlyNulls();
        assertThat(view.shown().words(0)).isEqualTo("1 scan");
        assertThatThrownBy(() -> answer(sql, "", "account:" + ONE, 0, 0, null)).hasMessageContaining(ONE);
        connection.destroy();
    }

    @Test
    void writesBothPeriodsForASpreadsheet() throws IOException {
        lived(0, "a", FAIL, PASS);
        lived(1, "a", PASS, PASS);
        var view = answer("", "all", 1, 1, "previous");
        var text = new StringWriter();
        TrendCsv.write(view, view.pictures().get(1), new CsvWriter(text));

        assertThat(text.toString().lines())
                .contains(
                        "All safeguards,All accounts,shown,2026-11-03,2026-11-03,2026-11-03,1,100%,",
                        "All safeguards,All accounts,other,2026-11-02,2026-11-02,2026-11-02,0.5,50%,");
    }

    private TrendView answer(String subject, String scope, int from, int to, @Nullable String compare) {
        return answer(database.sql(), subject, scope, from, to, compare);
    }

    private TrendView answer(JdbcClient sql, String subject, String scope, int from, int to, @Nullable String compare) {
        var asOf = new AsOf(MONDAY.plusDays(400), Instant.parse("2027-12-07T06:00:00Z"), true);
        var asked = new Asked(
                scope,
                subject,
                MONDAY.plusDays(from).toString(),
                MONDAY.plusDays(to).toString(),
                compare,
                null,
                null);
        return desk(sql).answer(asked, asOf);
    }

    private TrendDesk desk(JdbcClient sql) {
        var organization = new Organization("Ward", ZoneId.of("America/Chicago"));
        var reader = new TrendReader(sql, organization);
        return new TrendDesk(
                new Scopes(sql),
                new Subjects(SAFEGUARDS, database.books()),
                reader,
                new Measures(reader, SAFEGUARDS),
                new Happenings(sql, organization),
                Optional::empty,
                organization);
    }

    /** A day with a scan in its morning that judged these resources so. */
    private void lived(int day, String settings, Verdict... verdicts) {
        var at = MONDAY.plusDays(day).atTime(12, 0).toInstant(ZoneOffset.UTC);
        evaluations.write(
                new ScanWrite(UUID.randomUUID(), ONE, at),
                IntStream.range(0, verdicts.length).mapToObj(number -> evaluation(number, verdicts[number])),
                List.of());
        scores.keep(ONE, MONDAY.plusDays(day), basis(settings));
    }

    private Evaluation evaluation(int number, Verdict verdict) {
        var key = new ResourceKey(ONE, "us-east-1", "AWS::S3::Bucket", "bucket-" + number);
        return new Evaluation(rule, key, "arn:aws:s3:::bucket-" + number, rule.severity(), verdict);
    }

    private ScoreBasis basis(String settings) {
        return new ScoreBasis(SAFEGUARDS.scoredFor(Set.of(EntityType.HEALTH_CARE_PROVIDER)), List.of(rule), settings);
    }

    private void scan(String account, int day, String state) {
        var at = MONDAY.plusDays(day).atTime(12, 0).atOffset(ZoneOffset.UTC);
        database.sql()
                .sql("insert into scan (id, account_id, requested_at, started_at, ended_at, state, trigger)"
                        + " values (?, ?, ?, ?, ?, ?, 'schedule')")
                .params(UUID.randomUUID(), account, at, at, at.plusMinutes(2), state)
                .update();
    }

    private static List<@Nullable Double> values(Picture picture) {
        return picture.rows().stream()
                .map(row -> row.cells().getFirst())
                .<@Nullable Double>map(cell -> cell == null ? null : (Double) cell.value())
                .toList();
    }

    private static String text(@Nullable Cell cell) {
        return cell == null ? "" : cell.text();
    }
}
