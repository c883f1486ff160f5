package dev.vitals.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import dev.vitals.Vitals;
import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.account.AccountStore;
import dev.vitals.support.MotoServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * From a port that somebody opens to the proof that it is closed: heard, read, judged, told, assigned, planned by one
 * person, approved by another, made, read again, written down.
 */
@SpringBootTest(
        classes = Vitals.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "vitals.operator.password=" + Visitor.PASSWORD,
            "vitals.demo=false",
            "vitals.live.patience=PT1S",
            "vitals.live.settle=PT1S",
            "db-scheduler.polling-interval=1s",
            "vitals.data=" + PortTwentyTwoTest.DATA
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PortTwentyTwoTest {

    static final String DATA = "target/journey-port-data";
    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-east-1";
    private static final Duration A_MINUTE = Duration.ofSeconds(60);

    static {
        FileSystemUtils.deleteRecursively(Path.of(DATA).toFile());
    }

    @LocalServerPort
    private int port;

    @Autowired
    private AccountStore accounts;

    @Autowired
    private JdbcClient sql;

    private MotoServer aws;
    private Ec2Client ec2;
    private SqsClient sqs;
    private String queue;
    private String group;
    private String neighbour;
    private Visitor visitor;

    @BeforeAll
    void anAccountThatTellsOfChangesAndTwoPeople() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws = MotoServer.empty();
        ec2 = aws.client(Ec2Client.builder(), REGION);
        sqs = aws.client(SqsClient.builder(), REGION);
        queue = sqs.createQueue(request -> request.queueName("vitals-live")).queueUrl();
        group = group("front-desk");
        neighbour = group("back-office");
        // Its schedule rests, so that nothing but the event leads to the finding.
        accounts.keep(new Account(
                ACCOUNT,
                "Front desk",
                "aws",
                AccountConnection.ambient(REGION).at(aws.endpoint()),
                List.of(REGION),
                true,
                null,
                true,
                Instant.now(),
                List.of()));
        sql.sql("insert into operator select 'ben', password_hash, false from operator where name = 'operator'")
                .update();
        sql.sql("insert into member (id, issuer, subject, name, created_at)"
                        + " values (gen_random_uuid(), 'local', 'ben', 'ben', now())")
                .update();
        sql.sql("insert into member_grant (member_id, role, origin, granted_by, granted_at)"
                        + " select id, 'administrator', 'person', 'test', now() from member where subject = 'ben'")
                .update();
        visitor = new Visitor(port);
    }

    @AfterAll
    void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        if (visitor != null) {
            visitor.close();
        }
    }

    @Test
    void isHeardOfFixedByTwoPeopleAndProved() {
        var ada = visitor.signedIn(1440, ColorScheme.LIGHT);
        listens(ada);
        wantsToBeAlerted(ada);
        namesTheRole(ada);
        var twin = described(neighbour);

        open(group);
        sends("AuthorizeSecurityGroupIngress");
        Awaitility.await().atMost(A_MINUTE).until(() -> found() && alerted());

        ada.navigate(visitor.url("/live"));
        assertThat(ada.locator("main")).containsText("AuthorizeSecurityGroupIngress");
        assertThat(ada.locator("main")).containsText("One resource was read and judged.");
        visitor.look(ada, "live");

        assigns(ada);
        var plan = plans(ada);
        approves(plan);

        Awaitility.await().atMost(A_MINUTE).until(this::isResolved);
        Assertions.assertThat(described(group).ipPermissions())
                .as("the rule is revoked")
                .hasSize(1);
        Assertions.assertThat(described(neighbour)).as("its neighbour").isEqualTo(twin);
        tellsAllOfIt(ada);
    }

    private void listens(Page page) {
        page.navigate(visitor.url("/live"));
        page.fill("#url", "https://example.org/not-a-queue");
        page.click("text=Listen to it");
        assertThat(page.locator("[role=alert]")).containsText("is not the address of a queue");
        page.fill("#url", queue);
        page.click("text=Listen to it");
        assertThat(page.locator("main")).containsText(queue);
    }

    private void wantsToBeAlerted(Page page) {
        page.navigate(visitor.url("/me/digest"));
        page.fill("#address", "ada@clinic.example");
        page.check("input[name=alerts]");
        page.click("main form button[type=submit]:not([formaction])");
    }

    private void namesTheRole(Page page) {
        page.navigate(visitor.url("/fixes/roles"));
        page.fill("#arn-" + ACCOUNT, "arn:aws:iam::%s:role/vitals-fix".formatted(ACCOUNT));
        page.click("text=Keep");
        assertThat(page.locator("#arn-" + ACCOUNT)).hasValue("arn:aws:iam::%s:role/vitals-fix".formatted(ACCOUNT));
    }

    private void assigns(Page page) {
        page.navigate(visitor.url("/findings/" + finding()));
        page.selectOption("#owner", new SelectOption().setLabel("ben"));
        page.click("text=Assign");
        assertThat(page.locator("main")).containsText("Owner");
    }

    private String plans(Page page) {
        page.navigate(visitor.url("/findings/" + finding()));
        page.click("text=Plan: Revoke the offending ingress rules");
        page.click("text=Read it and make the plan");
        assertThat(page.locator("pre.diff del").first()).containsText("");
        assertThat(page.locator("main")).containsText("You planned it");
        return page.url();
    }

    private void approves(String plan) {
        var ben = visitor.signedIn("ben", Visitor.looking(1440, ColorScheme.LIGHT));
        ben.navigate(plan);
        ben.click("text=Approve and run it");
        assertThat(ben.locator("main")).containsText("Approved");
    }

    private void tellsAllOfIt(Page page) {
        page.navigate(visitor.url("/findings/" + finding()));
        for (String words : List.of(
                "Opened",
                "Owner",
                "Fix planned by operator",
                "Fix approved by ben",
                "Fix made by ben",
                "Read again",
                "Resolved: a scan saw it pass")) {
            assertThat(page.locator("ol.timeline").last()).containsText(words);
        }
        page.navigate(visitor.url("/audit"));
        for (String action :
                List.of("live.queue-added", "fix.planned", "fix.approved", "fix.done", "finding.assigned")) {
            assertThat(page.locator("main")).containsText(action);
        }
    }

    private boolean found() {
        return count(
                        "select count(*) from finding where resolved_at is null and rule_id = 'ec2-security-group-no-public-ssh'")
                == 1;
    }

    private boolean alerted() {
        return count("select count(*) from mail where kind = 'alert'") >= 1;
    }

    private boolean isResolved() {
        return count("select count(*) from finding where id = " + finding() + " and resolved_at is not null") == 1;
    }

    private long finding() {
        return count("select id from finding where rule_id = 'ec2-security-group-no-public-ssh'");
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private void sends(String call) {
        sqs.sendMessage(request ->
                request.queueUrl(queue).messageBody("""
                {"id": "e-%s", "detail-type": "AWS API Call via CloudTrail", "source": "aws.ec2", "account": "%s",
                 "time": "%s", "region": "us-east-1",
                 "detail": {"eventSource": "ec2.amazonaws.com", "eventName": "%s", "readOnly": false,
                            "requestParameters": {"groupId": "%s"}}}
                """.formatted(call, ACCOUNT, Instant.now(), call, group)));
    }

    private String group(String name) {
        var id = ec2.createSecurityGroup(request -> request.groupName(name).description(name))
                .groupId();
        authorize(id, 443, "10.0.0.0/8");
        return id;
    }

    private void open(String id) {
        authorize(id, 22, "0.0.0.0/0");
    }

    private void authorize(String id, int port, String cidr) {
        var permission = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(port)
                .toPort(port)
                .ipRanges(range -> range.cidrIp(cidr))
                .build();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(id).ipPermissions(permission));
    }

    private SecurityGroup described(String id) {
        return ec2.describeSecurityGroups(request -> request.groupIds(id))
                .securityGroups()
                .getFirst();
    }
}
