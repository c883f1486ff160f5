package dev.vitals.rule.logs;

import dev.vitals.collect.logs.LogGroupState;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;

/** Who signed in to a server must be known after the server is gone. */
class AuthenticationLogRules {

    @Rule(
            id = "logs-instance-auth-log-shipped",
            title = "The instance ships its authentication log",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(5)(ii)(C)", "164.312(b)"})
    Verdict shipped(Resource<Instance> instance, Inventory inventory) {
        var state = Reading.required(instance.config().state(), "State").name();
        if (state != InstanceStateName.RUNNING) {
            return Verdict.notApplicable("The instance is not running");
        }
        if ("windows".equalsIgnoreCase(instance.config().platformAsString())) {
            return Verdict.notApplicable("Windows keeps its sign-ins in the event log");
        }
        if (isAmong(inventory.seen(LogGroupState.class, instance.region()), instance.id())) {
            return Verdict.pass();
        }
        // Without a stream that was seen, every authentication log must have been readable.
        inventory
                .all(LogGroupState.class, instance.region())
                .forEach(group -> group.config().shippers().value());
        return Verdict.fail("Instance %s has shipped no authentication log to CloudWatch Logs lately"
                        .formatted(instance.id()))
                .expected("a stream named after the instance in a log group such as /var/log/secure");
    }

    private static boolean isAmong(List<Resource<LogGroupState>> groups, String instance) {
        return groups.stream()
                .map(group -> group.config().shippers())
                .anyMatch(shippers -> shippers instanceof Reading.Known<List<String>>(var streams)
                        && streams.stream().anyMatch(stream -> stream.contains(instance)));
    }
}
