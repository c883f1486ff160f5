package dev.vitals.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.remediation.fix.FixRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class FixPlansTest extends Fixing {

    @Test
    void plansNothingWithoutARoleThatServesFixesAlone() {
        roles.forget(ACCOUNT);

        assertThatThrownBy(this::plan)
                .isInstanceOf(FixRefusedException.class)
                .hasMessageContaining("No role for fixes is named");
    }

    @Test
    void hasOnePlanOfAFindingAtATime() {
        plan();

        assertThatThrownBy(this::plan).hasMessageContaining("Another plan");
    }

    @Test
    void plansNothingForWhatDoesNotFailAnyMore() {
        database.sql().sql("update finding set machine_state = 'passing'").update();

        assertThatThrownBy(this::plan).hasMessageContaining("does not fail any more");
    }

    @Test
    void ofTwoWhoDecideAtOnceOneIsTooLate() throws Exception {
        var plan = plan();
        List<Callable<String>> both = List.of(() -> fixes.approve(plan, BEN), () -> fixes.reject(plan, CLEO));
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = new ArrayList<String>();
            for (var answer : threads.invokeAll(both)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsExactlyInAnyOrder("", "Somebody else has decided on it meanwhile.");
        }
    }

    @Test
    void knowsWhoPlannedByMoreThanTheName() {
        var plan = plan();

        assertThat(fixes.approve(plan, new Person(ADA.member(), "somebody else")))
                .contains("Another person");
        assertThat(plans.decide(plan.id(), PlanState.APPROVED, new Person(ADA.member(), "x"), NOW))
                .isFalse();
        assertThat(fixes.approve(plan, new Person(UUID.randomUUID(), "ada"))).isEmpty();
    }

    @Test
    void runsARejectedPlanNever() {
        var plan = plan();
        fixes.reject(plan, BEN);

        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.REJECTED);
        assertThat(ports()).contains(22);
    }

    @Test
    void theDatabaseItselfRefusesAnApprovalByWhoPlanned() {
        var plan = plan();

        assertThatThrownBy(() -> database.sql()
                        .sql(
                                "update fix_plan set state = 'approved', decided_by = 'x', decided_member = planned_member, decided_at = now()"
                                        + " where id = ?")
                        .param(plan.id())
                        .update())
                .hasMessageContaining("fix_plan_check");
    }
}
