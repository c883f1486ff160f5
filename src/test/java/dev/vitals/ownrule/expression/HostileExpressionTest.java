package dev.vitals.ownrule.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Whatever somebody writes, one evaluation ends soon and takes little memory. */
@Timeout(60)
class HostileExpressionTest {

    private static final Duration SOON = Duration.ofSeconds(8);
    private static final String TEN = "[0,1,2,3,4,5,6,7,8,9]";

    @Test
    void refusesWhatIsTooLongTooDeepOrTooMuch() {
        assertThat(ExpressionTest.problem("true " + " ".repeat(4000))).contains("at most 4,000 characters");
        assertThat(ExpressionTest.problem("[".repeat(1500))).isNotEmpty();
        assertThat(ExpressionTest.problem("1" + "+1".repeat(1900) + " == 1")).isNotEmpty();
        assertThat(ExpressionTest.problem(
                        "resource.a.all(a, resource.b.all(b, resource.c.all(c, resource.d.all(d, a == d))))"))
                .contains("at most 3 within one another");
    }

    @Test
    void survivesNestingWithoutEnd() {
        assertThat(ends("(".repeat(1900) + "true" + ")".repeat(1900))).isNotEmpty();
        assertThat(ends("!".repeat(3990) + "true")).isNotEmpty();
        assertThat(ends("resource" + "['a']".repeat(700) + " == 1")).isNotEmpty();
        assertThat(ends("true ? ".repeat(500) + "true" + " : false".repeat(400)))
                .isNotEmpty();
    }

    @Test
    void refusesPatternsThatGrowWhenTheyAreBuilt() {
        assertThat(ExpressionTest.problem("name.matches('((a{100}){100}){100}')"))
                .contains("multiply to at most 1000");
        assertThat(ExpressionTest.problem("name.matches('" + "a".repeat(501) + "')"))
                .contains("at most 500");
        assertThat(ends("name.matches(resource.pattern)")).contains("multiply to at most 1000");
    }

    @Test
    void matchesTheCatastrophicPatternInLinearTime() {
        assertThat(ends("(resource.long + 'b').matches('^(a+)+$')")).isEqualTo("false");
        assertThat(ends("resource.long.matches('(a|a|a|a)*(a|a|a|a)*(a|a|a|a)*(b?){500}$')"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TEN.all(a, TEN.all(b, TEN.all(c, TEN.map(x, TEN[0]) != TEN)))",
                "(TEN+TEN).all(a, (TEN+TEN).all(b, (TEN+TEN+TEN+TEN+TEN).all(c, (TEN+TEN+TEN) == (TEN+TEN+TEN))))",
                "TEN.map(a, TEN.map(b, TEN.map(c, resource.long))).size() == 10 && TEN.all(a, TEN.all(b, TEN.all(c, "
                        + "resource.long.lowerAscii() + resource.long != 'x')))",
                "['x'].map(y,y+y+y+y+y+y+y+y).map(y,y+y+y+y+y+y+y+y).map(y,y+y+y+y+y+y+y+y)[0].size() < 3",
                "TEN.all(a, TEN.all(b, TEN.all(c, resource.long.contains(resource.long + 'b') == false)))",
                "TEN.all(a, TEN.all(b, TEN.all(c, resource.long.split('a').size() > 3)))",
                "TEN.all(a, TEN.all(b, TEN.all(c, resource.long.matches('^(a+)+$') == false)))",
                "TEN.map(a, TEN.map(b, resource.long.upperAscii())).map(l, l.join(resource.long)).join('') == ''",
                "TEN.all(a, TEN.all(b, TEN.all(c, resource.many == resource.many2)))",
                "TEN.all(a, TEN.all(b, TEN.all(c, !('x' in resource.many))))",
                "resource.many.all(m, resource.many.all(n, m + n >= 0))",
                "size([TEN].map(y,[y,y,y,y,y,y,y,y]).map(y,y+y+y+y+y+y+y+y)[0]) < 3",
                "bytes(resource.long).size() + size(TEN.map(a, bytes(resource.long) + bytes(resource.long))) < 3",
            })
    void endsSoon(String source) {
        ends(source.replace("TEN", TEN));
    }

    @Test
    void growsNoTextAndNoListBeyondItsBounds() {
        var doubling = new StringBuilder("['x']");
        for (int at = 0; at < 2; at++) {
            doubling.append(".map(y").append(", y + y + y + y + y + y + y + y + y + y + y + y + y + y + y + y)");
        }
        assertThat(ends("resource.long + resource.long + resource.long != ''"))
                .contains("more than 100,000 characters");
        assertThat(ends("size(resource.many + resource.many) > 3")).contains("at most 10,000 elements");
        assertThat(ends(doubling + "[0].size() > 0")).isNotEmpty();
    }

    @Test
    void givesUpAfterSoManyTurns() {
        assertThat(ends("resource.many.all(m, resource.many.all(n, true))")).contains("more than 10,000 turns");
    }

    /** What it says, or why it says nothing. */
    private static String ends(String source) {
        var began = System.nanoTime();
        String said;
        try {
            said = switch (Expression.condition(source, true).of(hostile())) {
                case Outcome.Said<Boolean>(Boolean value) -> value.toString();
                case Outcome.Unsaid<Boolean>(Cause cause, String detail) -> {
                    assertThat(cause).isEqualTo(Cause.NOT_JUDGED);
                    assertThat(detail.length()).isLessThan(320);
                    yield detail;
                }
            };
        } catch (DoesNotCompileException refused) {
            said = refused.getMessage();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).as(source).isLessThan(SOON);
        return said;
    }

    private static Subject hostile() {
        var json = JsonMapper.shared().createObjectNode();
        json.put("long", "a".repeat(40_000));
        json.put("pattern", "((a{100}){100}){100}");
        Collections.nCopies(9_000, 1).forEach(json.putArray("many")::add);
        Collections.nCopies(9_000, 1).forEach(json.putArray("many2")::add);
        return new Subject(json, Map.of(), "i", "n", "arn:n", "1", "us-east-1", Instant.EPOCH);
    }
}
