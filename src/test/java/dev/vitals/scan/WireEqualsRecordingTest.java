package dev.vitals.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.Connection;
import dev.vitals.aws.EmulatedAws;
import dev.vitals.aws.Pacer;
import dev.vitals.aws.RecordedAccount;
import dev.vitals.aws.SdkJson;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.demo.RecordedClinic;
import dev.vitals.inventory.Inventory;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever is read over HTTP, in each of AWS's protocols, by the SDK's own clients, is what a recording of the same
 * account says; so that what is tested with recordings holds for AWS.
 */
class WireEqualsRecordingTest {

    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();
    private static final RecordedClinic CLINIC = new RecordedClinic();

    @Test
    void readsTheSameOverTheWireAsFromTheRecording() {
        var recording = CLINIC.recordings().getFirst();
        var head = RecordedAccount.of(recording);
        try (var aws = new EmulatedAws(any -> recording, Duration.ZERO, COLLECTORS.operations()).withoutLimits()) {
            var wire = overTheWire(aws, head);
            var recorded = reader().read(head.session(recording), head.regions(), CLINIC.lastDay(), Progress.SILENT);

            assertThat(aws.misunderstood()).isEmpty();
            assertThat(wire.resources()).hasSizeGreaterThan(200);
            assertThat(lists(wire)).containsExactlyInAnyOrderEntriesOf(lists(recorded));
            assertThat(configurations(wire)).containsExactlyInAnyOrderEntriesOf(configurations(recorded));
        }
    }

    private static Inventory overTheWire(EmulatedAws aws, RecordedAccount head) {
        var key = "AKIA" + head.account();
        var home = head.regions().getFirst();
        var connection = new Connection(null, key, "secret", null, null, aws.endpoint(), home);
        var session =
                new AwsAccess(new Pacer(1_000)).open(connection, "test", COLLECTORS.operations(), new CallLog(), null);
        return reader().read(session, head.regions(), CLINIC.lastDay(), Progress.SILENT);
    }

    private static AccountReader reader() {
        return new AccountReader(COLLECTORS.collectors());
    }

    private static Map<String, String> lists(Inventory inventory) {
        var lists = new TreeMap<String, String>();
        inventory.eachList(
                (config, region, listed) -> lists.put(config.getSimpleName() + " in " + region, listed.toString()));
        return lists;
    }

    private static Map<String, String> configurations(Inventory inventory) {
        var found = new TreeMap<String, String>();
        inventory
                .resources()
                .forEach(resource -> found.put(
                        resource.key() + " " + resource.arn(),
                        SdkJson.toJson(resource.config()).toString()));
        return found;
    }
}
