package dev.vitals.rule.alarm;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.sns.SnsTopic;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.CompositeAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;

class TopicAccessRulesTest {

    private final TopicAccessRules rules = new TopicAccessRules();

    @Test
    void wantsAKey() {
        verdict(rules.encrypted(topic(Map.of()))).fails("Topic alerts is not encrypted");
        verdict(rules.encrypted(topic(Map.of("KmsMasterKeyId", "alias/clinic"))))
                .passes();
        assertThatThrownBy(() -> rules.encrypted(new SnsTopic("arn:alerts", no(), no(), no())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void doesNotCallTheUsualPolicyPublic() {
        verdict(rules.notPublic(policy("'Condition':{'StringEquals':{'AWS:SourceOwner':'111122223333'}}")))
                .passes();
        verdict(rules.notPublic(policy("'Sid':'open'")))
                .fails("Topic alerts: its policy lets everyone in (statement open)");
        assertThatThrownBy(() -> rules.notPublic(topic(Map.of()))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void wantsAnAlarmToReachSomebody() {
        verdict(rules.tellsSomebody(alarm(false, "arn:topic"), empty()))
                .fails("Alarm root-use has its actions switched off");
        verdict(rules.tellsSomebody(alarm(true), empty())).fails("Alarm root-use tells nobody");
        verdict(rules.tellsSomebody(alarm(true, "arn:topic"), denied())).passes();
        assertThatThrownBy(() -> rules.tellsSomebody(alarm(true), denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void letsACompositeAlarmSpeakForItsParts() {
        verdict(rules.tellsSomebody(alarm(true), holding(composite("ALARM(\"root-use\") AND ALARM(keys)", "arn:t"))))
                .passes();
        verdict(rules.tellsSomebody(alarm(true), holding(composite("ALARM(root-use)", "arn:t"))))
                .passes();
        verdict(rules.tellsSomebody(alarm(true), holding(composite("ALARM(root-use-other)", "arn:t"))))
                .fails("Alarm root-use tells nobody");
        verdict(rules.tellsSomebody(alarm(true), holding(composite("ALARM(root-use)"))))
                .fails("Alarm root-use tells nobody");
    }

    private static Resource<CompositeAlarm> composite(String rule, String... actions) {
        return labelled(
                REGION,
                "all",
                CompositeAlarm.builder()
                        .alarmName("all")
                        .alarmRule(rule)
                        .actionsEnabled(true)
                        .alarmActions(actions)
                        .build());
    }

    private static Resource<MetricAlarm> alarm(boolean on, String... actions) {
        return labelled(
                REGION,
                "root-use",
                MetricAlarm.builder()
                        .alarmName("root-use")
                        .actionsEnabled(on)
                        .alarmActions(actions)
                        .build());
    }

    private static SnsTopic policy(String more) {
        var text = ("{'Statement':[{'Effect':'Allow','Principal':{'AWS':'*'},'Action':['SNS:Publish','SNS:Subscribe'],"
                        + "'Resource':'arn:aws:sns:us-east-1:111122223333:alerts'," + more + "}]}")
                .replace('\'', '"');
        return topic(Map.of("Policy", text));
    }

    private static SnsTopic topic(Map<String, String> attributes) {
        return new SnsTopic("arn:aws:sns:us-east-1:111122223333:alerts", Reading.known(attributes), no(), no());
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
