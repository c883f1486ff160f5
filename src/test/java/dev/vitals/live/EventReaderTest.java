package dev.vitals.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.live.Heard.Change;
import dev.vitals.live.Heard.Noise;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** An event says where to look, and nothing more. */
class EventReaderTest {

    private static final String ACCOUNT = "111122223333";

    private final EventReader reader = new EventReader(JsonMapper.builder().build());

    @Test
    void aCallNamesItsServiceAndWhatItMentions() {
        var change = change(Events.opened("e1", ACCOUNT, "sg-0a1"));

        assertThat(change.account()).isEqualTo(ACCOUNT);
        assertThat(change.service()).containsExactly("AWS::EC2::");
        assertThat(change.name()).isEqualTo("AuthorizeSecurityGroupIngress");
        assertThat(change.names()).contains("sg-0a1");
    }

    @Test
    void aChangeThatConfigSawNamesItsResource() {
        var change = change(Events.changed("e1", ACCOUNT, "AWS::S3::Bucket", "records"));

        assertThat(change.service()).containsExactly("AWS::S3::");
        assertThat(change.name()).isEqualTo("Bucket changed");
        assertThat(change.names()).contains("records", "arn:aws:s3:::records");
    }

    @Test
    void anEventThatSnsPassedOnIsUnwrapped() {
        var wrapped = JsonMapper.builder().build().createObjectNode().put("Type", "Notification");
        wrapped.put("Message", Events.opened("e1", ACCOUNT, "sg-0a1"));

        assertThat(change(wrapped.toString()).names()).contains("sg-0a1");
    }

    @Test
    void aCallThatFailedOrOnlyReadAsksForNothing() {
        var call = Events.opened("e1", ACCOUNT, "sg-0a1");

        assertThat(reader.read(call.replace("\"readOnly\": false", "\"readOnly\": true")))
                .isInstanceOfSatisfying(
                        Noise.class, noise -> assertThat(noise.isBroken()).isFalse());
        assertThat(reader.read(call.replace("\"readOnly\": false", "\"errorCode\": \"AccessDenied\"")))
                .isInstanceOf(Noise.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "null",
                "\"text\"",
                "{}",
                "{\"id\": 1, \"account\": 111122223333}",
                "{\"id\": \"e\", \"account\": \"..\"}",
                "{\"Message\": \"{\"}",
                "{\"id\": \"e\", \"account\": \"111122223333\", \"detail-type\": \"AWS API Call via CloudTrail\","
                        + " \"time\": \"yesterday\", \"detail\": {\"eventSource\": \"s3.amazonaws.com\"}}"
            })
    void whatCannotBeUnderstoodIsCountedAndNeverThrows(String body) {
        assertThat(reader.read(body))
                .isInstanceOfSatisfying(
                        Noise.class, noise -> assertThat(noise.isBroken()).isTrue());
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertThat(reader.read("[".repeat(100_000))).isInstanceOf(Noise.class);
        assertThat(reader.read("x".repeat(300_000))).isInstanceOf(Noise.class);
    }

    @Test
    void anEventThatMentionsTheWholeWorldIsCutShort() {
        var many = IntStream.range(0, 5_000)
                .mapToObj(number -> "\"sg-" + number + "\"")
                .collect(Collectors.joining(","));
        var change = change(Events.call("e1", ACCOUNT, "ec2", "DeleteSecurityGroup", "[" + many + ", \"a\\u0000b\"]"));

        assertThat(change.names()).hasSizeLessThanOrEqualTo(200).noneMatch(name -> name.contains("\u0000"));
    }

    @Test
    void everyServiceOfTheTableIsOneThatIsRead() {
        var read = dev.vitals.collect.CollectorCatalogue.discover().kinds().stream()
                .map(kind -> kind.type())
                .toList();

        assertThat(new EventSources().all())
                .allSatisfy(service -> assertThat(read).anyMatch(type -> type.startsWith(service)));
    }

    private Change change(String body) {
        assertThat(reader.read(body)).isInstanceOf(Change.class);
        return (Change) reader.read(body);
    }
}
