package dev.vitals.ownrule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private long now;
    private int tried;

    @Test
    void triesNothingMoreOnceTheTimeOfTheScanIsUsed() {
        var budget = new Budget(() -> now);
        var verdicts = new ArrayList<Verdict>();
        for (int at = 0; at < 50_000; at++) {
            verdicts.add(budget.judge(this::slow));
        }

        assertThat(tried).isEqualTo(10);
        assertThat(verdicts.subList(0, 10)).allMatch(verdict -> verdict instanceof Verdict.Pass);
        assertThat(verdicts.subList(10, 50_000))
                .containsOnly(new Verdict.Unknown(
                        Cause.NOT_JUDGED, "not tried, because the rule took longer than 10 seconds on others"));
    }

    private Verdict slow() {
        tried++;
        now += Duration.ofSeconds(1).toNanos();
        return Verdict.pass();
    }
}
