package dev.vitals.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.dashboard.Exposure.Count;
import dev.vitals.dashboard.Exposure.Way;
import dev.vitals.page.AsOf;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.score.ScoreScope;
import dev.vitals.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExposureQueriesTest {

    private static final String ONE = "111122223333";
    private static final String OTHER = "444455556666";
    private static final Instant NOON = Instant.parse("2026-11-02T12:00:00Z");
    private static final AsOf NOW = new AsOf(LocalDate.parse("2026-11-02"), NOON, true);
    private static final String PUBLIC = "s3-bucket-no-public-read";

    private final TestDatabase database = TestDatabase.empty();
    private final ExposureQueries exposures = new ExposureQueries(database.sql(), database.settings());

    @BeforeEach
    void accounts() {
        database.account(ONE);
        database.account(OTHER);
    }

    @Test
    void countsWhatIsTaggedAsPhiWithoutCase() {
        verdict(resource(ONE, "records", "{\"Data-Classification\": \"PHI\"}"), PUBLIC, "fail");
        verdict(resource(ONE, "website", "{\"data-classification\": \"public\"}"), PUBLIC, "fail");

        var exposure = exposures.of(ScoreScope.ALL, NOW);
        assertThat(exposure.total()).isEqualTo(1);
        assertThat(count(exposure, Way.PUBLIC)).isEqualTo(new Count(Way.PUBLIC, 1, 1, 0));
        assertThat(count(exposure, Way.REACHABLE)).isEqualTo(new Count(Way.REACHABLE, 0, 0, 0));
    }

    @Test
    void countsAResourceOnceHoweverManyRulesItFails() {
        var id = resource(ONE, "records", "{\"phi\": \"true\"}");
        verdict(id, PUBLIC, "fail");
        verdict(id, "s3-bucket-no-public-write", "fail");

        assertThat(count(exposures.of(ScoreScope.ALL, NOW), Way.PUBLIC)).isEqualTo(new Count(Way.PUBLIC, 1, 1, 0));
    }

    @Test
    void neverTakesWhatCouldNotBeReadForSafe() {
        var id = resource(ONE, "records", "{\"phi\": \"true\"}");
        verdict(id, PUBLIC, "unknown");
        verdict(id, "s3-bucket-no-public-write", "pass");

        assertThat(count(exposures.of(ScoreScope.ALL, NOW), Way.PUBLIC)).isEqualTo(new Count(Way.PUBLIC, 1, 0, 1));
    }

    @Test
    void holdsThatWhatPassesIsNotExposed() {
        verdict(resource(ONE, "records", "{\"phi\": \"true\"}"), PUBLIC, "pass");

        assertThat(count(exposures.of(ScoreScope.ALL, NOW), Way.PUBLIC)).isEqualTo(new Count(Way.PUBLIC, 1, 0, 0));
    }

    @Test
    void listsExactlyWhatItCounts() {
        var one = resource(ONE, "records", "{\"phi\": \"true\"}");
        verdict(one, PUBLIC, "fail");
        verdict(resource(OTHER, "copies", "{\"phi\": \"true\"}"), PUBLIC, "fail");
        verdict(resource(ONE, "letters", "{\"phi\": \"true\"}"), PUBLIC, "unknown");

        var count = count(exposures.of(ScoreScope.ALL, NOW), Way.PUBLIC);
        assertThat(exposures.lines(count, false, ScoreScope.ALL, NOW, 1).rows())
                .hasSize((int) count.exposed())
                .extracting(ExposureQueries.Line::name)
                .containsExactly("copies", "records");
        assertThat(exposures.lines(count, true, ScoreScope.ALL, NOW, 1).rows())
                .extracting(ExposureQueries.Line::name)
                .containsExactly("letters");
        assertThat(exposures.of(ScoreScope.account(OTHER), NOW).total()).isEqualTo(1);
    }

    @Test
    void leavesOutWhatIsGone() {
        var id = resource(ONE, "records", "{\"phi\": \"true\"}");
        verdict(id, PUBLIC, "fail");
        database.sql()
                .sql("update resource set gone_at = ? where id = ?")
                .params(NOON.minusSeconds(1).atOffset(ZoneOffset.UTC), id)
                .update();

        assertThat(exposures.of(ScoreScope.ALL, NOW).isAnythingMarked()).isFalse();
    }

    @Test
    void knowsAnEarlierDay() {
        verdict(resource(ONE, "records", "{\"phi\": \"true\"}"), PUBLIC, "fail");
        var before = new AsOf(LocalDate.parse("2026-10-01"), Instant.parse("2026-10-01T23:59:59Z"), false);

        assertThat(count(exposures.of(ScoreScope.ALL, new AsOf(NOW.day(), NOON, false)), Way.PUBLIC)
                        .exposed())
                .isEqualTo(1);
        assertThat(exposures.of(ScoreScope.ALL, before).total()).isZero();
    }

    @Test
    void namesOnlyRulesThatThereAre() {
        var known = RuleCatalogue.discover().definitions().stream()
                .map(rule -> rule.id())
                .toList();

        assertThat(known)
                .containsAll(Arrays.stream(Way.values())
                        .flatMap(way -> way.rules().stream())
                        .toList());
    }

    @Test
    void readsDeclaredArnsByTheirStars() {
        assertThat(PhiMarks.patterns(List.of("arn:aws:s3:::a_b*"))).isEqualTo("arn:aws:s3:::a\\_b%");
    }

    private static Count count(Exposure exposure, Way way) {
        return exposure.counts().get(way.ordinal());
    }

    private long resource(String account, String name, String tags) {
        return database.sql()
                .sql(
                        "insert into resource (account_id, region, type, resource_id, arn, name, tags, first_seen, valid_from)"
                                + " values (?, 'us-east-1', 'AWS::S3::Bucket', ?, ?, ?, ?::jsonb, ?, ?) returning id")
                .params(
                        account,
                        name,
                        "arn:aws:s3:::" + name,
                        name,
                        tags,
                        NOON.minusSeconds(60).atOffset(ZoneOffset.UTC),
                        NOON.minusSeconds(60).atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
    }

    private void verdict(long resource, String rule, String verdict) {
        database.sql()
                .sql("insert into evaluation (rule_id, resource_id, account_id, verdict, cause, message, severity,"
                        + " rule_version, valid_from, scan_id)"
                        + " select ?, id, account_id, ?, ?, 'why', 'high', 1, ?, ? from resource where id = ?")
                .params(
                        rule,
                        verdict,
                        verdict.equals("unknown") ? "DENIED" : null,
                        NOON.minusSeconds(30).atOffset(ZoneOffset.UTC),
                        UUID.randomUUID(),
                        resource)
                .update();
    }
}
