package dev.vitals.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

class OnePerRuleTest {

    private static final Verdict UNKNOWN = new Verdict.Unknown(Cause.DENIED, "denied");

    @Test
    void leavesVerdictsThatComeOnceAsTheyAre() {
        var verdicts =
                List.of(of("a", "sg-1", Verdict.pass()), of("b", "sg-1", UNKNOWN), of("a", "sg-2", Verdict.pass()));
        assertThat(once(verdicts)).containsExactlyElementsOf(verdicts);
    }

    @Test
    void keepsTheWorseWhereAResourceComesBackAfterOthers() {
        var passes = of("a", "sg-1", Verdict.pass());
        var other = of("a", "sg-2", Verdict.pass());
        var fails = of("a", "sg-1", Verdict.fail("sg-1 is open"));
        assertThat(once(List.of(passes, other, fails))).containsExactly(other, fails);
        assertThat(once(List.of(fails, other, passes))).containsExactly(other, fails);
    }

    @Test
    void takesWhatCouldNotBeReadForWorseThanAPass() {
        var unread = of("a", "sg-1", UNKNOWN);
        assertThat(once(List.of(of("a", "sg-1", Verdict.pass()), unread))).containsExactly(unread);
        assertThat(once(List.of(unread, of("a", "sg-1", Verdict.notApplicable("none")))))
                .containsExactly(unread);
    }

    @Test
    void keepsOneOfTwoThatSayTheSame() {
        var first = of("a", "sg-1", Verdict.pass());
        assertThat(once(List.of(first, of("b", "sg-1", UNKNOWN), of("a", "sg-1", Verdict.pass()))))
                .hasSize(2);
    }

    private static List<Evaluation> once(List<Evaluation> evaluations) {
        var once = new OnePerRule(key -> key);
        evaluations.forEach(once::look);
        return once.of(evaluations::stream).toList();
    }

    private static Evaluation of(String rule, String resource, Verdict verdict) {
        return new Evaluation(
                new RuleDefinition(rule, rule, Severity.HIGH, List.of(), String.class, 1),
                new ResourceKey("111122223333", "us-east-1", "AWS::EC2::SecurityGroup", resource),
                "arn:" + resource,
                Severity.HIGH,
                verdict);
    }
}
