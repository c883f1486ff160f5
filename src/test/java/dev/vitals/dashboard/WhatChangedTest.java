package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.dashboard.News.Kind;
import dev.vitals.dashboard.NewsSpan.Span;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.page.AsOf;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.score.KeptScores;
import dev.vitals.score.ScoreBasis;
import dev.vitals.score.ScoreScope;
import dev.vitals.score.ScoreStore;
import dev.vitals.score.Standing;
import dev.vitals.score.Standings;
import dev.vitals.support.TestDatabase;
import dev.vitals.support.Witnesses;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatChangedTest {

    private static final String ONE = "111122223333";
    private static final String OTHER = "444455556666";
    private static final String TYPE = "AWS::S3::Bucket";
    private static final Instant SUNDAY = Instant.parse("2026-11-01T06:30:00Z");
    private static final Instant TUESDAY = Instant.parse("2026-11-03T06:30:00Z");
    private static final Span SPAN = new Span(
            Instant.parse("2026-11-02T08:00:00Z"),
            Instant.parse("2026-11-03T08:00:00Z"),
            LocalDate.parse("2026-11-01"),
            true,
            0);
    private static final Verdict FAIL = Verdict.fail("bucket is plain");
    private static final RuleDefinition RULE = new RuleDefinition(
            "s3-bucket-default-encryption", "Encrypted", Severity.HIGH, List.of("164.312(a)(2)(iv)"), String.class, 1);

    private final TestDatabase database = TestDatabase.empty();
    private final SafeguardCatalogue safeguards = SafeguardCatalogue.load();
    private final EvaluationStore evaluations =
            new EvaluationStore(database.sql(), database.copy(), database.transactions());
    private final WhatChanged changed =
            new WhatChanged(new OverviewQueries(database.sql()), new NewsQueries(database.sql()), safeguards);
    private final ScoreBasis basis =
            new ScoreBasis(safeguards.scoredFor(Set.of(EntityType.HEALTH_PLAN)), List.of(RULE), "settings");
    private final ScoreStore scores = new ScoreStore(
            database.sql(), new Witnesses(database, ZoneOffset.UTC).attestations(), database.transactions());

    @BeforeEach
    void accounts() {
        database.account(ONE);
        database.account(OTHER);
    }

    @Test
    void countsWhatItLists() {
        judge(ONE, SUNDAY, FAIL, Verdict.pass(), FAIL);
        judge(ONE, TUESDAY, Verdict.pass(), FAIL, FAIL);
        scan(ONE, TUESDAY, "partial");
        scan(OTHER, TUESDAY, "failed");
        settings(TUESDAY);
        settings(SUNDAY);

        var counts = changed.counts(ScoreScope.ALL, SPAN, null);
        assertThat(byKind(counts))
                .isEqualTo(Map.of(Kind.UNREAD_SCANS, 2L, Kind.OPENED, 1L, Kind.RESOLVED, 1L, Kind.SETTINGS, 1L));
        assertThat(counts)
                .allSatisfy(news -> assertThat(changed.lines(ScoreScope.ALL, SPAN, news, null, 1)
                                .rows())
                        .as(news.kind().word())
                        .hasSize((int) news.count()));
    }

    @Test
    void putsAProblemOfSeeingBeforeAProblemSeen() {
        judge(ONE, TUESDAY, FAIL);
        scan(ONE, TUESDAY, "interrupted");

        assertThat(changed.counts(ScoreScope.ALL, SPAN, null))
                .extracting(News::kind)
                .containsExactly(Kind.UNREAD_SCANS, Kind.OPENED);
    }

    @Test
    void takesACompleteScanForNoNews() {
        scan(ONE, TUESDAY, "complete");
        scan(ONE, SUNDAY, "failed");

        assertThat(changed.counts(ScoreScope.ALL, SPAN, null)).isEmpty();
    }

    @Test
    void leavesOutWhatHappenedInAccountsOutsideOfTheScope() {
        judge(OTHER, TUESDAY, FAIL);
        scan(OTHER, TUESDAY, "failed");

        assertThat(changed.counts(ScoreScope.account(ONE), SPAN, null)).isEmpty();
    }

    @Test
    void namesTheSafeguardsThatStandOtherwiseThanTheyDid() {
        judge(ONE, SUNDAY, Verdict.pass());
        scores.keep(ONE, LocalDate.parse("2026-11-01"), basis);
        judge(ONE, TUESDAY, FAIL);
        scores.keep(ONE, LocalDate.parse("2026-11-03"), basis);
        var standing = standing();

        var news = changed.counts(ScoreScope.ALL, SPAN, standing).stream()
                .filter(each -> each.kind() == Kind.SAFEGUARDS)
                .findFirst()
                .orElseThrow();
        assertThat(news.rest()).isEqualTo("safeguard changed state");
        assertThat(changed.lines(ScoreScope.ALL, SPAN, news, standing, 1).rows())
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.what()).endsWith("Not met, was met");
                    assertThat(line.detail()).isEqualTo("164.312(a)(2)(iv)");
                });
    }

    @Test
    void claimsNoMoveWhereNoDayBeforeIsKept() {
        judge(ONE, TUESDAY, FAIL);
        scores.keep(ONE, LocalDate.parse("2026-11-03"), basis);

        assertThat(byKind(changed.counts(ScoreScope.ALL, SPAN, standing()))).doesNotContainKey(Kind.SAFEGUARDS);
    }

    private @Nullable Standing standing() {
        var now = new AsOf(LocalDate.parse("2026-11-03"), SPAN.to(), true);
        return new Standings(scores, new KeptScores(database.sql()), () -> basis)
                .on(ScoreScope.ALL, now)
                .orElse(null);
    }

    private static Map<Kind, Long> byKind(List<News> counts) {
        return counts.stream().collect(Collectors.toMap(News::kind, News::count));
    }

    private void judge(String account, Instant at, Verdict... verdicts) {
        var judged = IntStream.range(0, verdicts.length).mapToObj(number -> {
            var key = new ResourceKey(account, "us-east-1", TYPE, "bucket-" + number);
            return new Evaluation(RULE, key, "arn:" + number, Severity.HIGH, verdicts[number]);
        });
        evaluations.write(
                new ScanWrite(UUID.randomUUID(), account, at),
                judged,
                List.of(new ListCoverage(TYPE, "us-east-1", verdicts.length, null, "")));
    }

    private void scan(String account, Instant at, String state) {
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

    private void settings(Instant at) {
        database.sql()
                .sql(
                        "insert into settings_version (changed, saved_at, saved_by, reason) values ('{}', ?, 'ana', 'why')")
                .param(at.atOffset(ZoneOffset.UTC))
                .update();
    }
}
