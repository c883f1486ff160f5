package dev.vitals.rule.alarm;

import dev.vitals.collect.config.ConfigChannel;
import dev.vitals.collect.sns.SnsTopic;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** That the topics which alarms speak to have somebody who listens. */
class TopicRules {

    @Rule(
            id = "sns-alarm-topic-confirmed-subscriber",
            title = "Somebody listens to the topic of an alarm",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(i)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(5)(ii)(C)",
                "164.308(a)(6)(i)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)"
            })
    Verdict isHeard(Resource<SnsTopic> topic, Inventory inventory) {
        var confirmed = topic.config().confirmed().orElseThrow();
        if (!confirmed.isEmpty()) {
            return Verdict.pass();
        }
        var user = userOf(topic, inventory.seen(MetricAlarm.class), inventory.seen(ConfigChannel.class));
        if (user.isEmpty()) {
            inventory.all(MetricAlarm.class);
            inventory.all(ConfigChannel.class);
            return Verdict.notApplicable("No alarm and no delivery channel of AWS Config uses it");
        }
        return Verdict.fail("Topic %s is used by %s and has no confirmed subscriber"
                        .formatted(topic.config().name(), user.get()))
                .at("confirmed", confirmed)
                .expected("a confirmed subscriber");
    }

    private static Optional<String> userOf(
            Resource<SnsTopic> topic, List<Resource<MetricAlarm>> alarms, List<Resource<ConfigChannel>> channels) {
        var arn = topic.config().arn();
        return Stream.concat(
                        alarms.stream()
                                .filter(alarm -> alarm.config().alarmActions().contains(arn))
                                .map(alarm -> "alarm " + alarm.name()),
                        channels.stream()
                                .filter(channel ->
                                        arn.equals(channel.config().channel().snsTopicARN()))
                                .map(channel -> "AWS Config in " + channel.region()))
                .sorted()
                .findFirst();
    }
}
