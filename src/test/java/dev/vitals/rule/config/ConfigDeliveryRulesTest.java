package dev.vitals.rule.config;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.config.ConfigChannel;
import dev.vitals.collect.config.ConfigConformancePack;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.config.model.ConformancePackDetail;
import software.amazon.awssdk.services.config.model.ConformancePackStatusDetail;
import software.amazon.awssdk.services.config.model.DeliveryChannel;
import software.amazon.awssdk.services.config.model.DeliveryChannelStatus;

class ConfigDeliveryRulesTest {

    private static final AwsRegion HERE = new AwsRegion(ACCOUNT, REGION);
    private final ConfigDeliveryRules rules = new ConfigDeliveryRules();

    @Test
    void tellsWhichDeliveryFailed() {
        verdict(rules.delivers(channel(Reading.known(DeliveryChannelStatus.builder()
                        .configHistoryDeliveryInfo(h -> h.lastStatus("Failure").lastErrorCode("NoSuchBucket"))
                        .build()))))
                .fails("AWS Config could not deliver by channel default: history (NoSuchBucket)");
        verdict(rules.delivers(channel(Reading.known(DeliveryChannelStatus.builder()
                        .configStreamDeliveryInfo(h -> h.lastStatus("Not_Applicable"))
                        .build()))))
                .passes();
        assertThatThrownBy(() -> rules.delivers(channel(Reading.unreadable(Cause.DENIED, ""))))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void wantsAHipaaPackThatWasDeployed() {
        verdict(rules.pack(HERE, holding(pack("hipaa-security", "CREATE_COMPLETE"))))
                .passes();
        verdict(rules.pack(HERE, holding(pack("hipaa-security", "CREATE_FAILED"))))
                .fails("Conformance pack hipaa-security is in the state CREATE_FAILED");
        verdict(rules.pack(HERE, holding(pack("pci", "CREATE_COMPLETE"))))
                .fails("No HIPAA conformance pack is deployed in us-east-1");
        assertThatThrownBy(() -> rules.pack(HERE, denied())).isInstanceOf(UnreadableException.class);
    }

    private static ConfigChannel channel(Reading<DeliveryChannelStatus> status) {
        return new ConfigChannel(DeliveryChannel.builder().name("default").build(), status);
    }

    private static Resource<ConfigConformancePack> pack(String name, String state) {
        return labelled(
                REGION,
                name,
                new ConfigConformancePack(
                        ConformancePackDetail.builder()
                                .conformancePackName(name)
                                .build(),
                        Reading.known(ConformancePackStatusDetail.builder()
                                .conformancePackState(state)
                                .build())));
    }
}
