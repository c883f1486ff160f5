package dev.vitals.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.postgres.Alone;
import java.util.List;
import org.junit.jupiter.api.Test;

class FixRunnerTest extends Fixing {

    @Test
    void isPlannedByOneApprovedByAnotherMadeAndTakenBack() {
        var plan = plan();
        assertThat(plan.trial()).contains("would do it");
        assertThat(ports()).as("a plan changes nothing").containsExactlyInAnyOrder(22, 443);

        assertThat(fixes.approve(plan, ADA)).contains("Another person");
        assertThat(fixes.approve(plan, BEN)).isEmpty();
        runner.run(plan.id());
        assertThat(find(plan).state()).isEqualTo(PlanState.DONE);
        assertThat(ports()).containsExactly(443);
        assertThat(told).hasSize(1);

        assertThat(fixes.undo(find(plan), BEN)).isEmpty();
        runner.run(plan.id());
        assertThat(find(plan).state()).isEqualTo(PlanState.UNDONE);
        assertThat(ports()).containsExactlyInAnyOrder(22, 443);
        assertThat(auditLog())
                .containsExactly("fix.planned", "fix.approved", "fix.done", "fix.undo-asked", "fix.undone");
        assertThat(timeline())
                .containsExactly(
                        "fix_planned by ada",
                        "fix_approved by ben",
                        "fix_done by ben",
                        "fix_undo_asked by ben",
                        "fix_undone by ben");
    }

    private List<String> timeline() {
        return database.sql()
                .sql(
                        "select kind || ' by ' || by from finding_event where finding_id = ? and kind like 'fix%' order by id")
                .param(finding)
                .query(String.class)
                .list();
    }

    @Test
    void refusesToRunWhereSomethingChangedSinceTheApproval() {
        var plan = approved();
        open(3389, "10.0.0.0/8");

        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.REFUSED);
        assertThat(find(plan).message()).contains("no longer as it was");
        assertThat(ports()).containsExactlyInAnyOrder(22, 443, 3389);
    }

    @Test
    void isMadeByOneInstanceAtATimeWhateverTheSchedulerBelieves() {
        var plan = approved();
        new Alone(database.dataSource())
                .at(
                        "fix " + plan.id(),
                        () -> assertThatThrownBy(() -> runner.run(plan.id())).hasMessageContaining("Another instance"));
        assertThat(ports()).containsExactlyInAnyOrder(22, 443);
        assertThat(find(plan).state()).isEqualTo(PlanState.APPROVED);

        runner.run(plan.id());
        assertThat(find(plan).state()).isEqualTo(PlanState.DONE);
    }

    @Test
    void goesOnWhereItWasCutOffBeforeTheChange() {
        var plan = approved();
        plans.move(plan.id(), PlanState.APPROVED, PlanState.RUNNING);

        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.DONE);
        assertThat(ports()).containsExactly(443);
    }

    @Test
    void changesNothingASecondTimeWhereItWasCutOffBetweenChangeAndRecord() {
        var plan = approved();
        runner.run(plan.id());
        database.sql()
                .sql("update fix_plan set state = 'running', ended_at = null")
                .update();

        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.DONE);
        assertThat(find(plan).message()).isEqualTo("The resource is as planned.");
        assertThat(ports()).containsExactly(443);
    }

    @Test
    void leavesWhatIsGone() {
        var plan = approved();
        ec2.deleteSecurityGroup(request -> request.groupId(group));

        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.REFUSED);
    }

    @Test
    void doesNotTakeAGroupThatIsGoneForOneWithoutRules() {
        ec2.revokeSecurityGroupIngress(request -> request.groupId(group)
                .ipProtocol("tcp")
                .fromPort(443)
                .toPort(443)
                .cidrIp("0.0.0.0/0"));
        var plan = approved();
        ec2.deleteSecurityGroup(request -> request.groupId(group));

        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.REFUSED);
        assertThat(find(plan).message()).contains("does not exist any more");
    }

    @Test
    void runsNothingWhileTheSwitchStandsOnStop() {
        var plan = approved();
        roles.turn(new FixRoles.Stop(true, "Freeze for the audit", "ada", NOW));

        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.REFUSED);
        assertThat(find(plan).message()).contains("Freeze for the audit");
        assertThat(ports()).contains(22);
        roles.turn(new FixRoles.Stop(false, "Over", "ada", NOW));
        assertThat(roles.stop()).isEmpty();
    }

    @Test
    void takesNothingBackWhileTheSwitchStandsOnStop() {
        var plan = approved();
        runner.run(plan.id());
        fixes.undo(find(plan), BEN);
        roles.turn(new FixRoles.Stop(true, "Freeze", "ada", NOW));

        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.DONE);
        assertThat(find(plan).message()).contains("Freeze");
        assertThat(ports()).containsExactly(443);
    }

    @Test
    void aFailureCanBeTakenBackFromWhereItWasLeft() {
        var plan = approved();
        plans.fail(plan.id(), plan.after(), "AWS refused: ec2:AuthorizeSecurityGroupIngress", NOW);
        revoke(22);
        assertThat(fixes.undo(find(plan), BEN)).isEmpty();

        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.UNDONE);
        assertThat(ports()).containsExactlyInAnyOrder(22, 443);
    }

    @Test
    void takesNothingBackThatSomebodyHasChangedSince() {
        var plan = approved();
        runner.run(plan.id());
        open(3389, "10.0.0.0/8");

        fixes.undo(find(plan), BEN);
        runner.run(plan.id());

        assertThat(find(plan).state()).isEqualTo(PlanState.DONE);
        assertThat(find(plan).message()).contains("changed by somebody since");
        assertThat(ports()).containsExactlyInAnyOrder(443, 3389);
    }
}
