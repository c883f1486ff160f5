package dev.vitals.rule.config;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.config.ConfigChannel;
import dev.vitals.collect.sns.SnsTopic;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.DeliveryChannel;

class ConfigNotificationRulesTest {

    private static final String TOPIC = "arn:aws:sns:us-east-1:111122223333:config";

    @Test
    void wantsSomebodyToHearWhatConfigNotices() {
        var rules = new ConfigNotificationRules();
        var here = new AwsRegion(ACCOUNT, REGION);
        verdict(rules.heard(here, empty())).fails("AWS Config in us-east-1 sends its changes to no topic");
        verdict(rules.heard(here, holding(channel(), topic(List.of("ops@example.org")))))
                .passes();
        verdict(rules.heard(here, holding(channel(), topic(List.of()))))
                .failsSaying("only to topics without a confirmed subscriber");
        assertThatThrownBy(() -> rules.heard(here, denied())).isInstanceOf(UnreadableException.class);
    }

    private static Resource<ConfigChannel> channel() {
        return labelled(
                REGION,
                "default",
                new ConfigChannel(
                        DeliveryChannel.builder()
                                .name("default")
                                .snsTopicARN(TOPIC)
                                .build(),
                        Reading.unreadable(Cause.DENIED, "")));
    }

    private static Resource<SnsTopic> topic(List<String> confirmed) {
        return labelled(
                REGION,
                "config",
                new SnsTopic(TOPIC, Reading.unreadable(Cause.DENIED, ""), Reading.known(confirmed), Reading.known(0)));
    }
}
