package dev.vitals.rule.alarm;

import dev.vitals.collect.sns.SnsTopic;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

/** Who gets at a topic, and whether an alarm reaches one. */
class TopicAccessRules {

    @Rule(
            id = "sns-topic-encrypted",
            title = "The topic is encrypted with a KMS key",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(e)(2)(ii)",
                "164.314(b)(2)(i)"
            })
    Verdict encrypted(SnsTopic topic) {
        return !topic.attributes()
                        .orElseThrow()
                        .getOrDefault("KmsMasterKeyId", "")
                        .isBlank()
                ? Verdict.pass()
                : Verdict.fail("Topic %s is not encrypted".formatted(topic.name()))
                        .at("attributes.KmsMasterKeyId", "not set")
                        .expected("a KMS key");
    }

    @Rule(
            id = "sns-topic-not-public",
            title = "Not everyone may publish or subscribe",
            severity = Severity.HIGH,
            safeguards = {"164.312(a)(1)"})
    Verdict notPublic(SnsTopic topic) {
        // Every topic has a policy: AWS writes one when it is made.
        var policy = Reading.required(topic.attributes().orElseThrow().get("Policy"), "Policy");
        var open = PolicyDocument.parse(policy).publicStatements();
        return open.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("Topic %s: its policy lets everyone in (%s)"
                                .formatted(topic.name(), open.getFirst().label()))
                        .at("attributes.Policy", open.getFirst().label())
                        .expected("named principals, or conditions that name the caller");
    }

    @Rule(
            id = "cloudwatch-alarm-action-configured",
            title = "The alarm tells somebody",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(6)(i)", "164.312(b)"},
            version = 2)
    Verdict tellsSomebody(Resource<MetricAlarm> resource, Inventory inventory) {
        var alarm = resource.config();
        boolean tells = Reading.required(alarm.actionsEnabled(), "ActionsEnabled")
                && !alarm.alarmActions().isEmpty();
        if (tells || speaksFor(alarm, inventory.seen(CompositeAlarm.class, resource.region()))) {
            return Verdict.pass();
        }
        inventory.all(CompositeAlarm.class, resource.region());
        if (!Reading.required(alarm.actionsEnabled(), "ActionsEnabled")) {
            return Verdict.fail("Alarm %s has its actions switched off".formatted(alarm.alarmName()))
                    .at("ActionsEnabled", false)
                    .expected("true");
        }
        return Verdict.fail("Alarm %s tells nobody".formatted(alarm.alarmName()))
                .at("AlarmActions", "empty")
                .expected("an action for the state ALARM");
    }

    /** A composite alarm speaks for those that its rule names, so that these may stay silent. */
    private static boolean speaksFor(MetricAlarm alarm, List<Resource<CompositeAlarm>> composites) {
        var name = String.valueOf(alarm.alarmName());
        var arn = String.valueOf(alarm.alarmArn());
        var speaking = composites.stream()
                .map(Resource::config)
                .filter(TopicAccessRules::tells)
                .map(composite -> String.valueOf(composite.alarmRule()))
                .filter(rule -> rule.contains(name) || rule.contains(arn))
                .toList();
        // A pattern for each alarm of thousands is dear, and few are named by any rule.
        return !speaking.isEmpty() && speaking.stream().anyMatch(named(name, arn));
    }

    private static boolean tells(CompositeAlarm composite) {
        return Boolean.TRUE.equals(composite.actionsEnabled())
                && !composite.alarmActions().isEmpty();
    }

    private static Predicate<String> named(String name, String arn) {
        return Pattern.compile(
                        "\\bALARM\\(\\s*[\"']?(%s|%s)[\"']?\\s*\\)".formatted(Pattern.quote(name), Pattern.quote(arn)))
                .asPredicate();
    }
}
