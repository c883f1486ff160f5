package dev.vitals.rule.alarm;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.sns.SnsTopic;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
        verdict(rules.tellsSomebody(alarm(false, "arn:topic"))).fails("Alarm root-use has its actions switched off");
        verdict(rules.tellsSomebody(alarm(true))).fails("Alarm root-use tells nobody");
        verdict(rules.tellsSomebody(alarm(true, "arn:topic"))).passes();
    }

    private static MetricAlarm alarm(boolean on, String... actions) {
        return MetricAlarm.builder()
                .alarmName("root-use")
                .actionsEnabled(on)
                .alarmActions(actions)
                .build();
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
