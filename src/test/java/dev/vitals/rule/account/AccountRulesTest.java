package dev.vitals.rule.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.artifact.model.CustomerAgreementSummary;
import software.amazon.awssdk.services.resourcegroupstaggingapi.model.ResourceTagMapping;

class AccountRulesTest {

    private static final AwsAccount ACCOUNT = new AwsAccount(Inventories.ACCOUNT);

    private final AccountRules rules = new AccountRules();

    private static <T> Inventory with(
            Inventory inventory, String region, String arn, Map<String, String> tags, T config) {
        var key = new ResourceKey(Inventories.ACCOUNT, region, "any", arn);
        inventory.add(new Resource<>(key, arn, arn, tags, config));
        return inventory;
    }

    private Verdict agreed(CustomerAgreementSummary.Builder agreement) {
        return rules.baaAccepted(
                ACCOUNT, with(Inventories.empty(), Place.GLOBAL, "agreement", Map.of(), agreement.build()));
    }

    @Test
    void onlyAnActiveAddendumCounts() {
        var name = "AWS Business Associate Addendum";
        assertThat(agreed(CustomerAgreementSummary.builder().name(name).state("ACTIVE")))
                .isEqualTo(Verdict.pass());
        assertThat(agreed(CustomerAgreementSummary.builder().name(name).state("CUSTOMER_TERMINATED")))
                .isInstanceOf(Verdict.Fail.class);
        assertThat(agreed(CustomerAgreementSummary.builder()
                        .name(name)
                        .state("ACTIVE")
                        .effectiveEnd(Instant.parse("2026-01-01T00:00:00Z"))))
                .isInstanceOf(Verdict.Fail.class);
        assertThat(((Verdict.Fail) agreed(CustomerAgreementSummary.builder()
                                .name("AWS NDA")
                                .state("ACTIVE")))
                        .message())
                .isEqualTo("No Business Associate Addendum is active for account 111122223333");
        assertThatThrownBy(() -> rules.baaAccepted(ACCOUNT, Inventories.denied()))
                .isInstanceOf(UnreadableException.class);
    }

    private Verdict tagged(Inventory inventory, String arn, String phi) {
        var tags = Map.of("PHI", phi);
        var config = ResourceTagMapping.builder().resourceARN(arn).build();
        return rules.eligibleServicesOnly(
                ACCOUNT, with(inventory, Inventories.REGION, arn, tags, config), Settings.defaults());
    }

    @Test
    void phiMustLieInEligibleServices() {
        var odd = "arn:aws:gamelift:us-east-1:111122223333:fleet/f-1";
        assertThat(tagged(Inventories.empty(), "arn:aws:s3:::records", "true")).isEqualTo(Verdict.pass());
        assertThat(tagged(Inventories.empty(), odd, "no")).isEqualTo(Verdict.pass());
        assertThat(tagged(Inventories.empty(), "arn:aws:dax:us-east-1:111122223333:cache/visits", "true"))
                .isEqualTo(Verdict.pass());
        assertThat(tagged(Inventories.empty(), "arn:aws:resource-groups:us-east-1:111122223333:group/phi", "true"))
                .isEqualTo(Verdict.pass());
        assertThat(((Verdict.Fail) tagged(Inventories.denied(), odd, "true")).message())
                .startsWith(odd + " holds PHI in gamelift, which is not on the list");
        assertThatThrownBy(() -> tagged(Inventories.denied(), "arn:aws:s3:::records", "true"))
                .isInstanceOf(UnreadableException.class);
    }
}
