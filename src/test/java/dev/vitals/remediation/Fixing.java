package dev.vitals.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Pacer;
import dev.vitals.identity.MemberStore;
import dev.vitals.page.Organization;
import dev.vitals.postgres.Alone;
import dev.vitals.remediation.fix.FixAnswers;
import dev.vitals.support.MotoServer;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;

/** An account on the emulator with a group that is open to the world, and everything that fixes it. */
abstract class Fixing {

    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";
    static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");

    static final Person ADA = new Person(UUID.randomUUID(), "ada");
    static final Person BEN = new Person(UUID.randomUUID(), "ben");
    static final Person CLEO = new Person(UUID.randomUUID(), "cleo");

    final TestDatabase database = TestDatabase.empty();
    final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    final AccountStore accounts = new AccountStore(database.sql(), database.transactions());
    final PlanStore plans = new PlanStore(database.sql());
    final FixRoles roles = new FixRoles(database.sql());
    final FixSession sessions = new FixSession(new AwsAccess(new Pacer(1)), accounts, roles);
    final List<Object> told = new ArrayList<>();
    final FixRunner runner = new FixRunner(
            plans,
            roles,
            sessions,
            new FixEnds(plans, database.audit(clock), told::add, clock, database.transactions()),
            new Alone(database.dataSource()),
            () -> {});
    final FixPlans fixes = new FixPlans(
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

    MotoServer aws;
    Ec2Client ec2;
    String group;
    long finding;

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

    static StandingOrder order(long ward, String except) {
        return new StandingOrder("ec2-security-group-no-public-ssh", ward, "ward", 1, List.of(except), BEN, NOW);
    }

    FixPlan plan() {
        return fixes.plan(finding, FixAnswers.NONE, ADA);
    }

    FixPlan approved() {
        var plan = plan();
        assertThat(fixes.approve(plan, BEN)).isEmpty();
        return find(plan);
    }

    FixPlan find(FixPlan plan) {
        return plans.find(plan.id()).orElseThrow();
    }

    void open(int port, String cidr) {
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(group)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .cidrIp(cidr));
    }

    List<Integer> ports() {
        return ec2
                .describeSecurityGroupRules(request ->
                        request.filters(filter -> filter.name("group-id").values(group)))
                .securityGroupRules()
                .stream()
                .filter(rule -> !rule.isEgress())
                .map(SecurityGroupRule::fromPort)
                .toList();
    }

    List<String> auditLog() {
        return database.sql()
                .sql("select action from audit_entry order by number")
                .query(String.class)
                .list();
    }

    long finding() {
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

    long ward() {
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

    OrderFollower follower(StandingOrders orders) {
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

    void revoke(int port) {
        ec2.revokeSecurityGroupIngress(request -> request.groupId(group)
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .cidrIp("0.0.0.0/0"));
    }
}
