package dev.vitals.rule.config;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.config.ConfigChannel;
import dev.vitals.collect.events.EventRule;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.alarm.Topics;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.eventbridge.model.RuleState;
import software.amazon.awssdk.services.eventbridge.model.Target;

/** That somebody hears what AWS Config notices: over its delivery channel, or over EventBridge. */
class ConfigNotificationRules {

    @Rule(
            id = "config-notifications-confirmed",
            title = "Somebody hears what AWS Config notices",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.308(a)(6)(ii)"})
    Verdict heard(AwsRegion region, Inventory inventory) {
        var topics = new ArrayList<Reading<Boolean>>();
        var byChannel = Reading.attempt(() -> channelTopics(region, inventory));
        var byEvent = Reading.attempt(() -> eventTopics(region, inventory));
        for (Reading<List<String>> way : List.of(byChannel, byEvent)) {
            if (way instanceof Reading.Known<List<String>>(var arns)) {
                arns.forEach(arn -> topics.add(Reading.attempt(() -> Topics.isHeard(arn, inventory))));
            }
        }
        if (topics.stream().anyMatch(heard -> heard instanceof Reading.Known<Boolean>(Boolean yes) && yes)) {
            return Verdict.pass();
        }
        byChannel.orElseThrow();
        byEvent.orElseThrow();
        topics.forEach(Reading::orElseThrow);
        return Verdict.fail(
                        topics.isEmpty()
                                ? "AWS Config in %s sends its changes to no topic".formatted(region.region())
                                : "AWS Config in %s sends its changes only to topics without a confirmed subscriber"
                                        .formatted(region.region()))
                .expected("a topic with a confirmed subscriber");
    }

    private static List<String> channelTopics(AwsRegion region, Inventory inventory) {
        return inventory.all(ConfigChannel.class, region.region()).stream()
                .map(channel -> channel.config().channel().snsTopicARN())
                .filter(java.util.Objects::nonNull)
                .toList();
    }

    private static List<String> eventTopics(AwsRegion region, Inventory inventory) {
        return inventory.all(EventRule.class, region.region()).stream()
                .map(Resource::config)
                .filter(ConfigNotificationRules::isOfConfig)
                .flatMap(rule -> rule.targets().orElseThrow().stream())
                .map(Target::arn)
                .filter(Topics::isTopic)
                .toList();
    }

    private static boolean isOfConfig(EventRule rule) {
        return rule.rule().state() == RuleState.ENABLED
                && String.valueOf(rule.rule().eventPattern()).contains("\"aws.config\"");
    }
}
