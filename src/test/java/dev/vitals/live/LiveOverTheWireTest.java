package dev.vitals.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Pacer;
import dev.vitals.page.VisibleMoments;
import dev.vitals.scan.SpotRead;
import dev.vitals.scan.SpotReading;
import dev.vitals.support.Hostile;
import dev.vitals.support.MotoServer;
import dev.vitals.support.MovableClock;
import dev.vitals.support.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.json.JsonMapper;

/** From a message in a queue of the emulator to a finding. */
class LiveOverTheWireTest {

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-east-1";
    private static final String SSH = "ec2-security-group-no-public-ssh";
    private static final LiveSettings AT_ONCE =
            new LiveSettings(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ofDays(90));

    private final TestDatabase database = TestDatabase.empty();
    private final MovableClock clock = MovableClock.at("2026-11-24T06:00:00Z");
    private final AccountStore accounts = new AccountStore(database.sql(), database.transactions());
    private final LiveQueues queues = new LiveQueues(database.sql(), clock);
    private final LiveChanges changes = new LiveChanges(database.sql(), clock);
    private final List<Object> told = new ArrayList<>();
    private final LiveReads reads =
            new LiveReads(changes, accounts, SpotReading.live(database, clock, told::add), scheduler());
    private final Listener listener = new Listener(
            queues,
            changes,
            reads,
            new QueueSession(new AwsAccess(new Pacer(1)), accounts),
            JsonMapper.builder().build(),
            AT_ONCE,
            clock);

    private MotoServer aws;
    private SqsClient sqs;
    private Ec2Client ec2;
    private String queue;

    @BeforeEach
    void anAccountThatTellsOfChanges() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        aws = MotoServer.empty();
        sqs = aws.client(SqsClient.builder(), REGION);
        ec2 = aws.client(Ec2Client.builder(), REGION);
        // Not the name that an application of another test in this JVM may still listen to.
        queue = sqs.createQueue(request -> request.queueName("vitals-live-wire")
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "2")))
                .queueUrl();
        accounts.keep(new Account(
                ACCOUNT,
                "Clinic",
                "aws",
                AccountConnection.ambient(REGION).at(aws.endpoint()),
                List.of(REGION),
                true,
                null,
                false,
                clock.instant(),
                List.of()));
        queues.add(ACCOUNT, queue, REGION, "ada");
    }

    @AfterEach
    void forgetTheCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void aPortThatIsOpenedIsAFindingAndItsNeighbourIsNone() {
        var group = group("front-desk");
        var twin = group("back-office");
        open(group, "0.0.0.0/0");
        open(twin, "10.0.0.0/8");
        send(Events.opened("e1", ACCOUNT, group), Events.opened("e2", ACCOUNT, twin));

        hearAndRead();

        assertThat(open()).containsExactly(group);
        assertThat(told).anyMatch(SpotRead.class::isInstance);
        assertThat(newest()).allMatch(change -> change.state().equals("read"));
        assertThat(left()).isZero();
    }

    @Test
    void whatWasSaidIsNotBelieved() {
        var group = group("front-desk");
        send(Events.opened("e1", ACCOUNT, group));

        hearAndRead();

        assertThat(open()).isEmpty();
        assertThat(newest()).extracting(LiveChange::message).containsExactly("One resource was read and judged.");
    }

    @Test
    void theFindingClosesWhenTheGroupIsDeletedAndSaysSo() {
        var group = group("front-desk");
        open(group, "::/0");
        send(Events.opened("e1", ACCOUNT, group));
        hearAndRead();
        ec2.deleteSecurityGroup(request -> request.groupId(group));
        clock.pass(Duration.ofMinutes(5));

        send(Events.call("e2", ACCOUNT, "ec2", "DeleteSecurityGroup", "{\"groupId\": \"%s\"}".formatted(group)));
        hearAndRead();

        assertThat(open()).isEmpty();
        assertThat(newest().getFirst().message()).isEqualTo("One is gone.");
    }

    @Test
    void eventsThatLieCloseNothingAndHoldUpNobody() {
        var group = group("front-desk");
        open(group, "0.0.0.0/0");
        send(Events.opened("e1", ACCOUNT, group));
        hearAndRead();
        clock.pass(Duration.ofMinutes(5));

        var gone = Events.call("e2", ACCOUNT, "ec2", "DeleteSecurityGroup", "{\"groupId\": \"%s\"}".formatted(group));
        send(
                gone,
                gone.replace("\"e2\"", "\"e3\"").replace("us-east-1", "nowhere-1"),
                gone.replace("\"e2\"", "\"e4\"").replace("2026-11-24", "+1000000000-11-24"),
                gone.replace("\"e2\"", "\"e5\"").replace(ACCOUNT, "999988887777"),
                "[".repeat(100_000),
                Events.call("e6", ACCOUNT, "ec2", "DeleteSecurityGroup", "\"\\u0000%s\"".formatted(Hostile.PROBE)),
                Events.changed("e7", ACCOUNT, "AWS::EC2::SecurityGroup", "-- '; delete from finding; --"),
                Events.opened("e8", ACCOUNT, group));
        hearAndRead();

        assertThat(open()).containsExactly(group);
        assertThat(database.sql()
                        .sql("select event_id from live_change order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("e1", "e2", "e3", "e6", "e7", "e8");
        assertThat(left()).isZero();
    }

    @Test
    void doublesAndBurstsAreOneReading() {
        var group = group("front-desk");
        open(group, "0.0.0.0/0");
        for (int number = 0; number < 30; number++) {
            send(Events.opened("e" + number % 15, ACCOUNT, group));
        }

        for (int round = 0; round < 4; round++) {
            listener.round();
        }
        reads.run(ACCOUNT);

        assertThat(newest()).hasSize(15);
        assertThat(database.sql()
                        .sql("select count(distinct spot) from live_change")
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(told.stream().filter(SpotRead.class::isInstance)).hasSize(1);
    }

    @Test
    void poisonAndStrangersAreCountedAndTakenAway() {
        send(
                "{\"id\": ",
                Events.opened("e1", "999988887777", "sg-1"),
                Events.opened("e2", ACCOUNT, group("front-desk")));

        hearAndRead();

        var heard = queues.all().getFirst();
        assertThat(heard.broken()).isOne();
        assertThat(heard.strangers()).isOne();
        assertThat(newest()).hasSize(1);
        assertThat(left()).isZero();
    }

    @Test
    void aQueueThatDoesNotExistIsASentenceAndTheOthersGoOn() {
        queues.add(ACCOUNT, aws.endpoint() + "/" + ACCOUNT + "/gone", REGION, "ada");
        send(Events.opened("e1", ACCOUNT, group("front-desk")));

        hearAndRead();

        assertThat(queues.all())
                .extracting(LiveQueue::trouble)
                .containsExactlyInAnyOrder(
                        "", "There is no such queue. Check its address, or deploy the template again.");
        assertThat(newest()).hasSize(1);
    }

    @Test
    void aQueueThatRestsIsNotAsked() {
        queues.pause(queues.all().getFirst().id(), true);
        send(Events.opened("e1", ACCOUNT, group("front-desk")));

        listener.round();
        reads.run(ACCOUNT);

        assertThat(newest()).isEmpty();
        assertThat(left()).isOne();
    }

    @Test
    void whatCannotBeReadIsTriedAgainAndThenLeftToTheNextScan() {
        accounts.keep(accounts.find(ACCOUNT).orElseThrow());
        changes.hear(heard("e1"), Duration.ZERO);
        database.sql()
                .sql(
                        "update account set connection = jsonb_set(connection::jsonb, '{endpoint}', '\"http://127.0.0.1:9\"')")
                .update();

        for (String expected : List.of("waiting", "waiting", "failed")) {
            reads.run(ACCOUNT);
            assertThat(newest().getFirst().state()).isEqualTo(expected);
            clock.pass(Duration.ofMinutes(5));
        }
        assertThat(newest().getFirst().message()).startsWith("The account did not open");
    }

    @Test
    void aReadingWhoseInstanceDiedIsBegunAgain() {
        var group = group("front-desk");
        open(group, "0.0.0.0/0");
        send(Events.opened("e1", ACCOUNT, group));
        hearAll();
        assertThat(changes.take(ACCOUNT)).isPresent();
        assertThat(changes.take(ACCOUNT)).as("while it is being read").isEmpty();

        clock.pass(Duration.ofMinutes(11));
        assertThat(changes.waiting()).extracting(LiveChanges.Waiting::account).containsExactly(ACCOUNT);
        reads.run(ACCOUNT);

        assertThat(open()).containsExactly(group);
    }

    private Heard.Change heard(String event) {
        return (Heard.Change) new EventReader(JsonMapper.builder().build()).read(Events.opened(event, ACCOUNT, "sg-1"));
    }

    private void hearAndRead() {
        hearAll();
        reads.run(ACCOUNT);
    }

    /** A receive whose answer was lost on a busy machine is asked again, as the next round would. */
    private void hearAll() {
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            listener.round();
            return left() == 0;
        });
    }

    private void send(String... messages) {
        for (String message : messages) {
            sqs.sendMessage(request -> request.queueUrl(queue).messageBody(message));
        }
    }

    private int left() {
        var attributes = sqs.getQueueAttributes(
                        request -> request.queueUrl(queue).attributeNames(QueueAttributeName.ALL))
                .attributes();
        return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
                + Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE));
    }

    private String group(String name) {
        return ec2.createSecurityGroup(request -> request.groupName(name).description(name))
                .groupId();
    }

    private void open(String group, String cidr) {
        var permission = IpPermission.builder().ipProtocol("tcp").fromPort(22).toPort(22);
        if (cidr.contains(":")) {
            permission.ipv6Ranges(range -> range.cidrIpv6(cidr));
        } else {
            permission.ipRanges(range -> range.cidrIp(cidr));
        }
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(group).ipPermissions(permission.build()));
    }

    private List<String> open() {
        return database.sql()
                .sql("select r.resource_id from finding f join resource r on r.id = f.resource_id"
                        + " where f.rule_id = ? and f.resolved_at is null and f.machine_state = 'failing'")
                .param(SSH)
                .query(String.class)
                .list();
    }

    private List<LiveChange> newest() {
        return changes.newest(VisibleMoments.EVER, 0, 100);
    }

    private ObjectProvider<SchedulerClient> scheduler() {
        var beans = new StaticListableBeanFactory();
        beans.addBean(
                "scheduler",
                SchedulerClient.Builder.create(database.dataSource()).build());
        return beans.getBeanProvider(SchedulerClient.class);
    }
}
