package dev.vitals.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vitals.account.Account;
import dev.vitals.account.AccountConnection;
import dev.vitals.account.AccountStore;
import dev.vitals.live.Heard.Change;
import dev.vitals.live.Heard.Noise;
import dev.vitals.support.Fuzzed;
import dev.vitals.support.Hostile;
import dev.vitals.support.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Messages that somebody put into the queue to break what listens: a place to look at that can be kept, or set aside. */
class HostileEventTest {

    private static final String ACCOUNT = "111122223333";
    private static final List<String> MEMBERS = List.of(
            "/id",
            "/account",
            "/region",
            "/time",
            "/detail-type",
            "/detail",
            "/detail/eventSource",
            "/detail/eventName",
            "/detail/readOnly",
            "/detail/errorCode",
            "/detail/requestParameters",
            "/detail/requestParameters/groupId",
            "/detail/responseElements",
            "/detail/configurationItem",
            "/detail/configurationItem/resourceType",
            "/detail/configurationItem/resourceId",
            "/detail/configurationItem/ARN",
            "/resources",
            "/Message");

    private static TestDatabase database;

    private final EventReader reader = new EventReader(JsonMapper.shared());
    private final LiveChanges changes = new LiveChanges(database.sql(), Clock.systemUTC());

    @BeforeAll
    @BeforeContainer
    static void anAccountThatIsWatched() {
        database = TestDatabase.empty();
        new AccountStore(database.sql(), database.transactions())
                .keep(new Account(
                        ACCOUNT,
                        "Clinic",
                        "aws",
                        AccountConnection.ambient("us-east-1"),
                        List.of("us-east-1"),
                        true,
                        null,
                        false,
                        Instant.EPOCH,
                        List.of()));
    }

    @Provide
    Arbitrary<String> member() {
        return Arbitraries.of(MEMBERS);
    }

    @Provide
    Arbitrary<String> value() {
        var times = Arbitraries.of(
                "\"+1000000000-12-31T23:59:59Z\"",
                "\"-1000000000-01-01T00:00:00Z\"",
                "\"-4713-01-01T00:00:00Z\"",
                "\"2026-11-24T06:00:60Z\"",
                "\"2026-11-24T06:00:00.999999999Z\"",
                "\"999988887777\"",
                "\"s3.amazonaws.com\"",
                "\"" + "\u0661".repeat(12) + "\"");
        return Arbitraries.oneOf(Hostile.json("groupId", "ARN", "Message"), times);
    }

    @Fuzzed
    void whateverStandsInAMemberTheMessageIsKeptOrSetAside(
            @ForAll("member") String member, @ForAll("value") String value, @ForAll boolean call) {
        var event = (ObjectNode) JsonMapper.shared()
                .readTree(
                        call
                                ? Events.opened("e", ACCOUNT, "sg-1")
                                : Events.changed("e", ACCOUNT, "AWS::S3::Bucket", "records"));
        keptOrSetAside(put(event, member, value));
    }

    @Fuzzed
    void anyTextIsKeptOrSetAside(@ForAll String text, @ForAll("value") String json) {
        keptOrSetAside(text);
        keptOrSetAside(json);
        keptOrSetAside("{\"Message\": %s}".formatted(Hostile.quoted(text)));
    }

    @Fuzzed
    void strangeNamesOfResourcesAreKeptAsTheyAreOrNotAtAll(@ForAll String name) {
        var event = Events.call(
                "e", ACCOUNT, "ec2", "DeleteSecurityGroup", "{\"groupId\": %s}".formatted(Hostile.quoted(name)));
        assertThat(((Change) reader.read(event)).names()).allMatch(name::equals);
        keptOrSetAside(event);
    }

    @Test
    void aTimeThatNoDatabaseKeepsIsNotUnderstood() {
        for (String time :
                List.of("+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "1066-10-14T09:00:00Z")) {
            var event = Events.opened("e", ACCOUNT, "sg-1").replace("2026-11-24T06:00:00Z", time);
            assertThat(reader.read(event))
                    .isInstanceOfSatisfying(
                            Noise.class, noise -> assertThat(noise.isBroken()).isTrue());
        }
    }

    @Test
    void whatIsDeepOrWideIsSetAsideSoon() {
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (var parameters : List.of(
                    "[".repeat(400) + "]".repeat(400),
                    "[".repeat(100_000) + "]".repeat(100_000),
                    "{\"a\":".repeat(40_000) + "1" + "}".repeat(40_000),
                    "[" + "{},".repeat(80_000) + "{}]",
                    "9".repeat(200_000),
                    "\"" + "\\u0000".repeat(40_000) + "\"")) {
                keptOrSetAside(Events.call("e", ACCOUNT, "ec2", "DeleteSecurityGroup", parameters));
            }
        });
    }

    private void keptOrSetAside(String body) {
        switch (reader.read(body)) {
            case Change change -> {
                assertThat(change.account()).matches("[0-9]{12}");
                assertThat(change.names()).hasSizeLessThanOrEqualTo(200);
                assertThat((change.event() + change.region() + change.name() + change.names()).chars())
                        .noneMatch(Character::isISOControl);
                // Nothing stays, and nothing is waited for until it lies on the disk.
                var heard = new TransactionTemplate(database.transactions()).execute(transaction -> {
                    transaction.setRollbackOnly();
                    return changes.hear(change, Duration.ZERO);
                });
                assertThat(heard).isEqualTo(change.account().equals(ACCOUNT));
            }
            case Noise noise ->
                assertThat(noise.why()).doesNotContain(Hostile.PROBE).hasSizeLessThan(100);
        }
    }

    /** The event with a member of it, where it has a place for it, said to be something else. */
    private static String put(ObjectNode event, String pointer, String value) {
        var cut = pointer.lastIndexOf('/');
        if (event.at(pointer.substring(0, cut)) instanceof ObjectNode place) {
            place.putRawValue(pointer.substring(cut + 1), new tools.jackson.databind.util.RawValue(value));
        }
        return event.toString();
    }
}
