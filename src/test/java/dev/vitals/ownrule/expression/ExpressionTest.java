package dev.vitals.ownrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.vitals.inventory.Cause;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class ExpressionTest {

    private static final String BUCKET = """
            {"name": "charts", "size": 12, "rate": 0.5, "locked": true, "owner": null,
             "policy": {"$unreadable": "DENIED", "detail": "s3:GetBucketPolicy"},
             "createdAt": "2026-01-01T00:00:00Z",
             "grants": [{"to": "all", "how": "read"},
                        {"to": "us", "how": {"$unreadable": "TIMED_OUT", "detail": "late"}}],
             "versioning": {"enabled": true, "mfaDelete": false}}
            """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource.name == 'charts'",
                "resource.size > 3 && resource.rate < 1 && resource.size == 12.0",
                "resource.locked",
                "!has(resource.owner) && has(resource.versioning.enabled)",
                "!('owner' in resource.versioning) && size(resource.grants) == 2",
                "resource.grants.exists(g, g.to == 'all')",
                "'phi' in tags && tags.phi == 'true' && tags['phi'] != 'no'",
                "now - timestamp(resource.createdAt) > duration('24h')",
                "name.matches('^charts') && arn.startsWith('arn:') && id.lowerAscii() == 'charts'",
                "['a', 'b'].map(x, x + '!').join(' ') == 'a! b!' && 'a,b'.split(',')[1] == 'b'",
                "resource.versioning == {'enabled': true, 'mfaDelete': false}",
                "resource.size in [1, 12] && account == '111122223333' && region != 'global'",
            })
    void isTrue(String source) throws Exception {
        assertThat(of(source)).isEqualTo(new Outcome.Said<>(true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource.policy == 'x'",
                "resource['policy'] == 'x'",
                "has(resource.policy)",
                "!has(resource.policy)",
                "has(resource.policy.Statement)",
                "'policy' in resource",
                "size(resource) > 3",
                "resource.all(member, member != 'x')",
                "resource == {}",
                "resource != resource",
                "[resource] == [{}]",
                "{} in [resource]",
                "type(resource.policy) == string",
                "resource.policy == 'x' || true",
                "true && resource.policy != 'x'",
                "false ? true : resource.policy.Allows",
                "[1, 2].exists(n, n == 2 || resource.policy == 'x')",
                "string(resource.policy) != ''",
                "resource.name + resource.policy != ''",
            })
    void isUnknownWithTheCauseWhereItTouchesWhatWasRefused(String source) throws Exception {
        assertThat(of(source)).isEqualTo(new Outcome.Unsaid<>(Cause.DENIED, "s3:GetBucketPolicy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource.grants.all(g, g.how == 'read')",
                "resource.grants.exists(g, g.how == 'write')",
                "resource.grants.map(g, g.how) == ['read']",
                "resource.grants == [{'to': 'all', 'how': 'read'}, {'to': 'us', 'how': 'read'}]",
                "{'to': 'nobody'} in resource.grants",
                "resource.grants.filter(g, has(g.how)).size() == 1",
                "resource.grants.exists_one(g, size(g) == 2)",
            })
    void isUnknownWithTheCauseOfARefusedMemberWithinAList(String source) throws Exception {
        assertThat(of(source)).isEqualTo(new Outcome.Unsaid<>(Cause.TIMED_OUT, "late"));
    }

    @Test
    void decidesAloneWhereItNeedNotTouchWhatWasRefused() throws Exception {
        assertThat(of("resource.locked || resource.policy == 'x'")).isEqualTo(new Outcome.Said<>(true));
        assertThat(of("resource.grants.exists(g, g.how == 'read')")).isEqualTo(new Outcome.Said<>(true));
        assertThat(of("resource.grants[0].how == 'read'")).isEqualTo(new Outcome.Said<>(true));
    }

    @Test
    void doesNotTakeRefusedTagsForNone() throws Exception {
        var refused = JsonMapper.shared()
                .readTree("{\"tags\": {\"$unreadable\": \"DENIED\", \"detail\": \"s3:GetBucketTagging\"}}");
        var bucket = new Subject(refused, Map.of(), "b", "b", "arn:b", "1", "us-east-1", Instant.EPOCH);

        assertThat(Expression.condition("'owner' in tags", true).of(bucket))
                .isEqualTo(new Outcome.Unsaid<>(Cause.DENIED, "s3:GetBucketTagging"));
        assertThat(Expression.condition("!has(tags.owner)", true).of(bucket))
                .isEqualTo(new Outcome.Unsaid<>(Cause.DENIED, "s3:GetBucketTagging"));
    }

    @Test
    void saysWhatIsNotThereAndWhere() throws Exception {
        assertThat(of("name == 'x' ||\n  resource.Encrypted"))
                .isEqualTo(
                        new Outcome.Unsaid<>(
                                Cause.NOT_JUDGED,
                                "its expression asks for “Encrypted” at line 2, column 11, which is not there; ask has() first"));
        assertThat(of("resource.owner == 'x'")).isInstanceOf(Outcome.Unsaid.class);
        assertThat(of("tags.owner == 'x'")).isInstanceOf(Outcome.Unsaid.class);
        assertThat(of("resource.grants[7].to == 'x'")).isInstanceOf(Outcome.Unsaid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "resource.size",
                "resource.name",
                "resource.size / 0 == 1",
                "resource.name > 3",
                "int(resource.name) == 1",
                "timestamp(resource.name) < now",
                "resource.name.matches(resource.name + '(')",
            })
    void isUnknownWhereItStumbles(String source) throws Exception {
        assertThat(of(source))
                .isInstanceOfSatisfying(
                        Outcome.Unsaid.class,
                        unsaid -> assertThat(unsaid.cause()).isEqualTo(Cause.NOT_JUDGED));
    }

    @Test
    void namesLineAndColumnOfWhatDoesNotCompile() {
        assertThat(problem("name ==\n  nome")).startsWith("Line 2, column 3: undeclared reference to 'nome'");
        assertThat(problem("name == ")).startsWith("Line 1, column");
        assertThat(problem("size(name)")).isEqualTo("It must give true or false, and gives a number.");
        assertThat(problem("resource.owner == null")).contains("column 19", "has(resource.Member)");
        assertThat(problem("name.matches('(a')")).contains("Line 1, column 14", "pattern");
        assertThat(problem("'x' in tags", false)).contains("undeclared reference to 'tags'");
    }

    private static Outcome<Boolean> of(String source) throws Exception {
        return Expression.condition(source, true).of(bucket());
    }

    static Subject bucket() {
        return new Subject(
                JsonMapper.shared().readTree(BUCKET),
                Map.of("phi", "true"),
                "charts",
                "charts",
                "arn:aws:s3:::charts",
                "111122223333",
                "us-east-1",
                Instant.parse("2026-11-01T06:00:00Z"));
    }

    static String problem(String source) {
        return problem(source, true);
    }

    private static String problem(String source, boolean tagged) {
        return catchThrowableOfType(DoesNotCompileException.class, () -> Expression.condition(source, tagged))
                .problems()
                .getFirst()
                .words();
    }
}
