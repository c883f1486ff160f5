package dev.vitals.rule.iam;

import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.iam.InlinePolicy;
import dev.vitals.inventory.UnreadableException;
import org.junit.jupiter.api.Test;

class BlockedActionRulesTest {

    private final BlockedActionRules rules = new BlockedActionRules();

    @Test
    void findsTheInlinePolicyThatDecryptsWithEveryKey() {
        verdict(rules.kmsInInline(policy("*"), empty())).failsSaying("Inline policy p of user alice");
        verdict(rules.kmsInInline(policy("arn:aws:kms:us-east-1:111122223333:key/k-1"), empty()))
                .passes();
        assertThatThrownBy(() -> rules.kmsInInline(new InlinePolicy("user", "alice", "p", null), empty()))
                .isInstanceOf(UnreadableException.class);
    }

    private static InlinePolicy policy(String resource) {
        return new InlinePolicy(
                "user",
                "alice",
                "p",
                "{\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"kms:Decrypt\",\"Resource\":\"%s\"}]}"
                        .formatted(resource));
    }
}
