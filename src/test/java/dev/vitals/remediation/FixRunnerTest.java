package dev.vitals.remediation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Pacer;
import dev.vitals.identity.MemberStore;
import dev.vitals.page.Organization;
import dev.vitals.page.VisibleMoments;
import dev.vitals.remediation.fix.FixAnswers;
import dev.vitals.remediation.fix.FixRefusedException;
import dev.vitals.scan.ScanFinished;
import dev.vitals.support.MotoServer;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

class FixRunnerTest {

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-east-1";
    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    private static final Person ADA = new Person(UUID.randomUUID(), "ada");
    private static final Person BEN = new Person(UUID.randomUUID(), "ben");
    private static final Person CLEO = new Person(UUID.randomUUID(), "cleo");

    private final TestDatabase database = TestDatabase.empty();
    private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    private final AccountStore accounts = new AccountStore(database.sql(), database.transactions());
    private final PlanStore plans = new PlanStore(database.sql());
    private final FixRoles roles = new FixRoles(database.sql());
    private final FixSession sessions = new FixSession(new AwsAccess(new Pacer(1)), accounts, roles);
    private final List<Object> told = new ArrayList<>();
    private final FixRunner runner = new FixRunner(
            plans, roles, sessions, database.audit(clock), told::add, clock, database.transactions(), () -> {});
    private final FixPlans fixes = new FixPlans(
            new FixableFindings(database.sql()),
            plans,
            sessions,
            database.settings(),
            new FixQueue(
                    SchedulerClient.Builder.create(
                                    database.dataSource(), List.of(new FixTaskConfiguration().fixRun(runner)))
                            .build(),
                    clock),
            database.audit(clock),
            clock,
            database.transactions());

    private MotoServer aws;
    private Ec2Client ec2;
    private String group;
    private long finding;

    @BeforeEach
    void aGroupThatIsOpenToTheWorld() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws = MotoServer.empty();
        ec2 = aws.client(Ec2Client.builder(), REGION);
        group = ec2.createSecurityGroup(
                        request -> request.groupName("front-desk").description("front desk"))
                .groupId();
        open(22, "0.0.0.0/0");
        open(443, "0.0.0.0/0");
        accounts.keep(new Account(
                ACCOUNT,
                "Clinic",
                "aws",
                AccountConnection.ambient(REGION).at(aws.endpoint()),
                List.of(REGION),
                true,
                null,
                false,
                NOW,
                List.of()));
        roles.name(new FixRole(ACCOUNT, "arn:aws:iam::%s:role/vitals-fix".formatted(ACCOUNT), "", "ada", NOW));
        finding = finding();
    }

    @AfterEach
    void forgetTheCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

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
    void followsAStandingOrderUpToItsLimitAndLeavesAloneWhatItNames() {
        var ward = ward();
        var orders = new StandingOrders(database.sql());
        var follower = follower(orders);
        database.sql()
                .sql(
                        "insert into member (id, issuer, subject, name, created_at) values (?, 'local', 'ben', 'ben', now())")
                .param(BEN.member())
                .update();
        database.sql()
                .sql("insert into member_grant (member_id, role, origin, granted_by, granted_at)"
                        + " values (?, 'compliance_officer', 'person', 'test', now())")
                .param(BEN.member())
                .update();
        var scan = new ScanFinished(UUID.randomUUID(), ACCOUNT, NOW);

        follower.on(scan);
        assertThat(plans.count(VisibleMoments.EVER)).as("nobody opted in").isZero();
        orders.give(order(ward, group));
        follower.on(scan);
        assertThat(plans.count(VisibleMoments.EVER)).as("left alone").isZero();
        orders.give(order(ward, "nothing-like-it"));
        follower.on(scan);
        follower.on(scan);

        var plan = plans.newest(VisibleMoments.EVER, 0, 10).getFirst();
        assertThat(plans.count(VisibleMoments.EVER)).as("once").isEqualTo(1);
        assertThat(plan.automatic()).isTrue();
        runner.run(plan.id());
        assertThat(ports()).containsExactly(443);
        assertThat(told).first().extracting("automatic").isEqualTo(true);

        database.sql()
                .sql("update finding set state_since = now() + interval '1 day'")
                .update();
        open(22, "0.0.0.0/0");
        follower.on(scan);
        assertThat(plans.count(VisibleMoments.EVER)).as("one a day").isEqualTo(1);
    }

    private static StandingOrder order(long ward, String except) {
        return new StandingOrder("ec2-security-group-no-public-ssh", ward, "ward", 1, List.of(except), BEN, NOW);
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
    void anOrderOfSomebodyWhoMayNotApproveAnyMoreIsNotFollowed() {
        var ward = ward();
        var orders = new StandingOrders(database.sql());
        orders.give(order(ward, "nothing-like-it"));

        follower(orders).on(new ScanFinished(UUID.randomUUID(), ACCOUNT, NOW));

        assertThat(plans.count(VisibleMoments.EVER)).isZero();
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

    private FixPlan plan() {
        return fixes.plan(finding, FixAnswers.NONE, ADA);
    }

    private FixPlan approved() {
        var plan = plan();
        assertThat(fixes.approve(plan, BEN)).isEmpty();
        return find(plan);
    }

    private FixPlan find(FixPlan plan) {
        return plans.find(plan.id()).orElseThrow();
    }

    private void open(int port, String cidr) {
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(group)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .cidrIp(cidr));
    }

    private List<Integer> ports() {
        return ec2
                .describeSecurityGroupRules(request ->
                        request.filters(filter -> filter.name("group-id").values(group)))
                .securityGroupRules()
                .stream()
                .filter(rule -> !rule.isEgress())
                .map(SecurityGroupRule::fromPort)
                .toList();
    }

    private List<String> auditLog() {
        return database.sql()
                .sql("select action from audit_entry order by number")
                .query(String.class)
                .list();
    }

    private long finding() {
        return database.sql()
                .sql("""
                        with made as (
                            insert into resource (account_id, region, type, resource_id, arn, name, valid_from, first_seen)
                            values (:account, 'us-east-1', 'AWS::EC2::SecurityGroup', :group, 'arn:' || :group, :group,
                                    now(), now()) returning id)
                        insert into finding (rule_id, resource_id, account_id, region, type, severity, machine_state,
                                             headline, opened_at, state_since)
                        select 'ec2-security-group-no-public-ssh', made.id, :account, 'us-east-1',
                               'AWS::EC2::SecurityGroup', 'critical', 'failing', :group || ' opens SSH', now(), now()
                          from made returning id""")
                .param("account", ACCOUNT)
                .param("group", group)
                .query(Long.class)
                .single();
    }

    private long ward() {
        database.sql().sql("insert into account_group (name) values ('ward')").update();
        database.sql()
                .sql("insert into account_group_member select id, ? from account_group")
                .param(ACCOUNT)
                .update();
        return database.sql()
                .sql("select id from account_group")
                .query(Long.class)
                .single();
    }

    private OrderFollower follower(StandingOrders orders) {
        return new OrderFollower(
                orders,
                new MemberStore(database.sql()),
                new FixableFindings(database.sql()),
                fixes,
                roles,
                new Organization("Clinic", ZoneOffset.UTC),
                clock,
                database.transactions());
    }

    private void revoke(int port) {
        ec2.revokeSecurityGroupIngress(request -> request.groupId(group)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .cidrIp("0.0.0.0/0"));
    }
}
