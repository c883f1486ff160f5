package dev.vitals.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No text that somebody may write into an account, a form or a file keeps a regular expression of ours busy. */
class EveryExpressionTest {

    /** How often each is tried; the same texts in every run. */
    private static final int ATTEMPTS = Integer.getInteger("vitals.fuzz", 40);

    private static final int LENGTH = 3_000;

    /** Reads only lines that we wrote ourselves, to try filters on. */
    private static final String OF_OURS = "LinePattern.WORD";

    @Test
    void readsAnyTextInProportionToItsLength() {
        var all = Expressions.all();
        var troubles = new ArrayList<String>();
        for (var expression : all) {
            var trouble = Pumped.trouble(expression, LENGTH, ATTEMPTS, new Random(7));
            if (!trouble.isEmpty() && !expression.where().startsWith(OF_OURS)) {
                troubles.add(expression.where() + ": " + trouble);
            }
        }

        assertThat(all).hasSizeGreaterThan(150);
        assertThat(troubles).isEmpty();
    }

    /** What others write as an expression goes through StrangersPattern alone. */
    @Test
    void isMadeOfLiteralsAlmostEverywhere() {
        assertThat(Expressions.computed())
                .as("an expression that is put together from what somebody wrote may take for ever: use Stars or"
                        + " StrangersPattern; one of parts that we wrote is looked at and named here")
                .isEqualTo(List.of(
                        "ListName.java",
                        "PatternParser.java",
                        "Redaction.java",
                        "SensitiveData.java",
                        "StrangersPattern.java"));
    }

    @Test
    void wouldNoticeOneThatGoesBack() {
        var slow = new Expressions.Expression("test", java.util.regex.Pattern.compile("(a+)+b"), true);
        var deep = new Expressions.Expression("test", java.util.regex.Pattern.compile("(ab|cd)*e"), true);

        assertThat(Pumped.trouble(slow, LENGTH, 200, new Random(7))).contains("on and on");
        assertThat(Pumped.read(deep, "ab".repeat(50_000))).isNotEmpty();
    }
}
