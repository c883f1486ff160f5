package dev.vitals.ownrule;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.collect.s3.S3Kinds;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.ownrule.expression.Subject;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompiledRuleTest {

    private static final Reading<Map<String, String>> REFUSED = Reading.unreadable(Cause.DENIED, "s3:GetBucketTagging");

    @Test
    void passesAndFailsAndLeavesOthersAlone() {
        verdict(judge(Written.owner(), bucket(Map.of("phi", "true", "owner", "ward-7"))))
                .passes();
        verdict(judge(Written.owner(), bucket(Map.of("phi", "true")))).fails("charts holds PHI and names no owner");
        verdict(judge(Written.owner(), bucket(Map.of("team", "web")))).isNotApplicable();
    }

    @Test
    void isUnknownWhereTheTagsWereRefused() {
        assertThat(judge(Written.owner(), bucket(REFUSED)))
                .isEqualTo(new Verdict.Unknown(Cause.DENIED, "s3:GetBucketTagging"));
        assertThat(judge(Written.expression("!('phi' in tags)"), bucket(REFUSED)))
                .isEqualTo(new Verdict.Unknown(Cause.DENIED, "s3:GetBucketTagging"));
    }

    @Test
    void isUnknownWhereAReadingWasRefusedAndNotWhereItIsAbsent() {
        assertThat(judge(Written.expression("has(resource.policy)"), bucket(Map.of())))
                .isEqualTo(new Verdict.Unknown(Cause.DENIED, "s3:GetBucketPolicy"));
        verdict(judge(Written.expression("has(resource.logging)"), bucket(Map.of())))
                .fails("charts is not as it should be: Buckets that hold PHI carry an owner tag");
        verdict(judge(Written.expression("resource.versioning.enabled"), bucket(Map.of())))
                .passes();
    }

    @Test
    void saysTheUsualSentenceWhereItsOwnCannotBeSaid() {
        var usual = "charts is not as it should be: Buckets that hold PHI carry an owner tag";
        verdict(judge(Written.with("", "false", "resource.policy"), bucket(Map.of())))
                .fails(usual);
        verdict(judge(Written.with("", "false", "tags.owner"), bucket(Map.of())))
                .fails(usual);
        verdict(judge(Written.with("", "false", "resource.versioning"), bucket(Map.of())))
                .fails(usual);
        verdict(judge(Written.with("", "false", "'  '"), bucket(Map.of()))).fails(usual);
    }

    @Test
    void namesTheResourceInEverySentenceAndKeepsItToOneLine() {
        verdict(judge(Written.with("", "false", "'no\\nowner'"), bucket(Map.of())))
                .fails("charts: no owner");
        verdict(judge(Written.with("", "false", "'AKIAABCDEFGHIJKLMNOP leaks'"), bucket(Map.of())))
                .failsSaying("AKIA************MNOP");
    }

    @Test
    void isUnknownEverywhereWhenItDoesNotCompile() {
        var broken = CompiledRule.of(Written.expression("tags.owner =="), true);

        assertThat(broken.isBroken()).isTrue();
        assertThat(broken.judge(subject(bucket(Map.of()))))
                .isEqualTo(new Verdict.Unknown(Cause.NOT_JUDGED, "its expression does not compile"));
        assertThat(CompiledRule.of(Written.with("", "true", "1 + 1"), true).isBroken())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void judgesNothingWithoutAnExpression(String blank) {
        assertThat(CompiledRule.of(Written.expression(blank), true).judge(subject(bucket(Map.of()))))
                .isInstanceOf(Verdict.Unknown.class);
    }

    @Test
    void seesNoSecrets() {
        var resource = bucket(Map.of("DbPassword", "hunter2"));
        verdict(judge(Written.with("", "false", "tags.DbPassword"), resource)).fails("charts: ********");
    }

    private static Verdict judge(RuleText text, Resource<?> resource) {
        return CompiledRule.of(text, true).judge(subject(resource));
    }

    private static Subject subject(Resource<?> resource) {
        return new LastShown().of(resource, Instant.parse("2026-11-01T06:00:00Z"));
    }

    private static Resource<?> bucket(Map<String, String> tags) {
        return bucket(Reading.known(tags));
    }

    static Resource<S3Bucket> bucket(Reading<Map<String, String>> tags) {
        return Inventories.resource(
                S3Kinds.BUCKET,
                Place.GLOBAL,
                new S3Bucket(
                        "charts",
                        "us-east-1",
                        Reading.known(List.of()),
                        Reading.unreadable(Cause.DENIED, "s3:GetBucketPolicy"),
                        Reading.absent(),
                        Reading.absent(),
                        Reading.known(new S3Bucket.Versioning(true, false)),
                        Reading.absent(),
                        Reading.absent(),
                        Reading.absent(),
                        tags));
    }
}
