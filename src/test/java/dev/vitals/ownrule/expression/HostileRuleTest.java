package dev.vitals.ownrule.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vitals.inventory.Cause;
import dev.vitals.support.Fuzzed;
import dev.vitals.support.Hostile;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Expressions that were put together to take long or much, whatever they are: each ends soon, with a word or a sentence. */
class HostileRuleTest {

    /** A second is what one evaluation may take; a machine that is busy may need more for it. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final List<String> LEAVES = List.of(
            "resource",
            "resource.long",
            "resource.many",
            "resource.pattern",
            "resource.deep",
            "resource.nothing",
            "name",
            "now",
            "tags",
            "9223372036854775807",
            "-1",
            "1e308",
            "''",
            "b'\\xff'",
            "[0,1,2,3,4,5,6,7,8,9]",
            "['x']",
            "{'a': [1], 'b': {'c': 2}}",
            "null",
            "x",
            "duration('9999999h')",
            "'" + "a".repeat(600) + "'");

    private static final List<String> SHAPES = List.of(
            "(%1$s).map(x, %2$s)",
            "(%1$s).all(x, %2$s)",
            "(%1$s).exists_one(x, %2$s)",
            "(%1$s).filter(x, %2$s)",
            "(%1$s + %1$s + %1$s + %1$s)",
            "(%1$s + %2$s)",
            "(%1$s == %2$s)",
            "(%1$s in %2$s)",
            "(%1$s).matches(%2$s)",
            "(%1$s).split(%2$s)",
            "(%1$s).join(%2$s)",
            "(%1$s).contains(%2$s)",
            "(%1$s).lowerAscii()",
            "size(%1$s)",
            "string(%1$s)",
            "bytes(%1$s)",
            "timestamp(%1$s)",
            "(%1$s)[%2$s]",
            "(%1$s ? %2$s : %1$s)",
            "(%1$s || %2$s)",
            "!(%1$s)",
            "{%1$s: %2$s, 'k': %2$s}",
            "[%1$s, %2$s, %1$s]",
            "has((%1$s).a)");

    private static final Subject SUBJECT = hostile();

    @Provide
    Arbitrary<String> expression() {
        var leaf = Arbitraries.oneOf(Arbitraries.of(LEAVES), Hostile.texts().map(text -> "r\"\"\"" + text + "\"\"\""));
        var made = leaf;
        for (int depth = 0; depth < 5; depth++) {
            var within = made;
            made = Arbitraries.frequencyOf(
                    Tuple.of(1, leaf),
                    Tuple.of(
                            6,
                            Combinators.combine(Arbitraries.of(SHAPES), within, within)
                                    .as((shape, one, other) -> shape.formatted(one, other))));
        }
        return made;
    }

    @Fuzzed
    void whateverIsWrittenEndsSoonWithAWordOrASentence(@ForAll("expression") String source) {
        assertTimeoutPreemptively(SOON, () -> ends(source));
        assertTimeoutPreemptively(SOON, () -> ends("(" + source + ") == 1"));
    }

    @Fuzzed
    void anyTextIsAnExpressionOrNone(@ForAll String text) {
        assertTimeoutPreemptively(SOON, () -> ends(text));
    }

    @Fuzzed
    void anyPatternIsLookedForInProportionToTheTextOrRefused(@ForAll String pattern) {
        var json = JsonMapper.shared().createObjectNode();
        json.put("long", "a".repeat(40_000)).put("pattern", pattern);
        var subject = new Subject(json, Map.of(), "i", "n", "arn:n", "1", "us-east-1", Instant.EPOCH);
        assertTimeoutPreemptively(SOON, () -> ends("(resource.long + 'b').matches(resource.pattern)", subject));
    }

    @Test
    void literalsWithoutEndAreRefused() {
        for (String source : List.of(
                "[" + "1,".repeat(1_900) + "1].size() > 0",
                IntStream.range(0, 600)
                        .mapToObj(at -> at + ": 1")
                        .collect(Collectors.joining(",", "{", "}.size() > 0")),
                "size('" + "a".repeat(3_980) + "') > 0",
                "9".repeat(3_900) + " > 0",
                "1e" + "9".repeat(3_900) + " > 0.0",
                "'\\u0000' == name",
                "a" + ".a".repeat(1_900),
                "[" + "[".repeat(1_000) + "]".repeat(1_001) + " == []",
                "{1:".repeat(900) + "1" + "}".repeat(900) + " == {}")) {
            assertTimeoutPreemptively(SOON, () -> ends(source));
        }
    }

    /** Neither compiling nor evaluating takes more memory than a scan has to spare for it. */
    @Test
    void takesNoMoreMemoryThanAScanHasToSpare() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        for (String source : List.of(
                "resource.many.map(x, resource.long + 'b').size() > 0",
                "resource.many.map(x, resource.many.map(y, [y])).size() > 0",
                "resource.many.map(x, resource.long.split('a')).size() > 0",
                "resource.many.map(x, [x].map(y, {'a': resource.many + []})).size() > 0")) {
            var before = threads.getCurrentThreadAllocatedBytes();
            ends(source);
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as(source)
                    .isLessThan(700L << 20);
        }
    }

    private static void ends(String source) {
        ends(source, SUBJECT);
    }

    private static void ends(String source, Subject subject) {
        try {
            if (Expression.condition(source, true).of(subject)
                    instanceof Outcome.Unsaid<Boolean>(Cause why, String detail)) {
                assertThat(why).isEqualTo(Cause.NOT_JUDGED);
                assertThat(detail).isNotBlank().hasSizeLessThan(320);
                assertThat(detail.chars()).noneMatch(Character::isISOControl);
            }
        } catch (DoesNotCompileException refused) {
            assertThat(refused.problems())
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem.words()).isNotBlank());
        }
    }

    private static Subject hostile() {
        var json = JsonMapper.shared().createObjectNode();
        json.put("long", "a".repeat(40_000));
        json.put("pattern", "((a{100}){100}){100}");
        json.set("deep", JsonMapper.shared().readTree("[".repeat(400) + "]".repeat(400)));
        Collections.nCopies(9_000, 1).forEach(json.putArray("many")::add);
        return new Subject(json, Map.of("a", "b"), "i", "n", "arn:n", "1", "us-east-1", Instant.EPOCH);
    }
}
