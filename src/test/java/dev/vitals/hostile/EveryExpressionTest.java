package dev.vitals.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No text that somebody may write into an account keeps a regular expression of ours busy. */
class EveryExpressionTest {

    @Test
    void readsAnyTextInProportionToItsLength() {
        var all = Expressions.all();
        var troubles = new ArrayList<String>();
        for (var expression : all) {
            var trouble = Pumped.trouble(expression, 3000, Integer.getInteger("pump", 120), new Random(7));
            if (!trouble.isEmpty()) {
                troubles.add(expression.where() + ": " + trouble);
            }
        }

        assertThat(all).hasSizeGreaterThan(150);
        assertThat(troubles).isEmpty();
    }
    @Test
    void computed() {
        assertThat(Expressions.computed()).isEmpty();
    }
}
