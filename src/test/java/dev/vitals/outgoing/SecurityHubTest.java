package dev.vitals.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.account.AccountStore;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Pacer;
import dev.vitals.inventory.Place;
import dev.vitals.outgoing.Delivery.State;
import dev.vitals.rule.Verdict;
import dev.vitals.support.MotoServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.securityhub.model.AwsSecurityFinding;
import software.amazon.awssdk.services.securityhub.model.ComplianceStatus;
import software.amazon.awssdk.services.securityhub.model.RecordState;

/** Against a real emulator of AWS. */
class SecurityHubTest {

    private static final String ACCOUNT = "123456789012";
    private static final String REGION = "us-east-1";

    private final Exchange exchange = new Exchange();
    private final Courier courier = exchange.courier(new SecurityHubWay(
            new HubSession(
                    new AwsAccess(new Pacer(1)),
                    new AccountStore(exchange.database.sql(), exchange.database.transactions())),
            new Standing(exchange.database.sql()),
            exchange.clock));
    private MotoServer aws;

    @BeforeEach
    void anAccountOfTheEmulator() {
        aws = MotoServer.empty();
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        exchange.database
                .sql()
                .sql(
                        "insert into account (id, name, connection, created_at) values (?, 'emulated', cast(? as jsonb), now())")
                .params(
                        ACCOUNT,
                        "{\"kind\": \"AMBIENT\", \"endpoint\": \"%s\", \"homeRegion\": \"%s\"}"
                                .formatted(aws.endpoint(), REGION))
                .update();
    }

    @AfterEach
    void forgetCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void importsWhatOpensAndArchivesWhatIsResolved() {
        hub().enableSecurityHub(request -> {});
        exchange.destination(Kind.SECURITY_HUB, REGION);
        exchange.scan(ACCOUNT, "sg-1", Exchange.failing("sg-1 is open"));
        exchange.events.round();
        courier.round();
        assertThat(exchange.only().state()).as(exchange.only().answer()).isEqualTo(State.SENT);
        var open = imported().getLast();
        assertThat(open.id()).startsWith("vitals/" + ACCOUNT + "/");
        assertThat(open.compliance().status()).isEqualTo(ComplianceStatus.FAILED);
        assertThat(open.recordState()).isEqualTo(RecordState.ACTIVE);

        exchange.clock.pass(Duration.ofHours(1));
        exchange.scan(ACCOUNT, "sg-1", Verdict.pass());
        exchange.events.round();
        courier.round();
        assertThat(exchange.all()).allMatch(one -> one.state() == State.SENT);
    }

    @Test
    void refusesAnAccountThatIsARecordingAndWaitsForOneThatCannotBeReached() {
        exchange.database
                .sql()
                .sql(
                        "update account set connection = '{\"kind\": \"RECORDING\", \"folder\": \"x\", \"homeRegion\": \"us-east-1\"}' where id = ?")
                .param(Exchange.OURS)
                .update();
        exchange.destination(Kind.SECURITY_HUB, REGION);
        exchange.opens("sg-1");
        exchange.events.round();
        courier.round();
        assertThat(exchange.only().state()).isEqualTo(State.REFUSED);
        assertThat(exchange.only().answer()).contains("is a recording");
    }

    @Test
    void saysOfWhatCannotBeReadOrIsGoneThatNothingIsKnown() {
        assertThat(asff("unknown").compliance().status()).isEqualTo(ComplianceStatus.NOT_AVAILABLE);
        assertThat(asff("unknown").recordState()).isEqualTo(RecordState.ACTIVE);
        assertThat(asff("gone").compliance().status()).isEqualTo(ComplianceStatus.NOT_AVAILABLE);
        assertThat(asff("gone").recordState()).isEqualTo(RecordState.ARCHIVED);
        assertThat(asff("passing").compliance().status()).isEqualTo(ComplianceStatus.PASSED);
        assertThat(asff("passing").recordState()).isEqualTo(RecordState.ARCHIVED);
    }

    private AwsSecurityFinding asff(String state) {
        exchange.destination(Kind.WEBHOOK, "http://127.0.0.1:1");
        exchange.opens("sg-" + state);
        exchange.events.round();
        var delivery = exchange.all().getFirst();
        var told = delivery.report();
        var finding = told.finding();
        var turned = new Report(
                told.event(),
                told.at(),
                "",
                new Report.Finding(
                        finding.id(),
                        finding.url(),
                        finding.rule(),
                        finding.title(),
                        finding.severity(),
                        finding.headline(),
                        state,
                        "open",
                        finding.openedAt(),
                        null,
                        List.of()),
                told.account(),
                told.resource());
        return Asff.of(new Place("aws", ACCOUNT, REGION), turned, delivery, exchange.clock.instant());
    }

    private List<AwsSecurityFinding> imported() {
        return hub().getFindings(request -> {}).findings();
    }

    private SecurityHubClient hub() {
        return aws.client(SecurityHubClient.builder(), REGION);
    }
}
