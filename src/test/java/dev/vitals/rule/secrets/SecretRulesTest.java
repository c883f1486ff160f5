package dev.vitals.rule.secrets;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

class SecretRulesTest {

    private static final Instant OLD = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant LATE = Instant.parse("2026-10-20T00:00:00Z");
    private static final Settings SETTINGS = Settings.defaults();

    private final SecretRules rules = new SecretRules();
    private final Inventory now = Inventories.empty();

    @Test
    void takesRotationThatWasNeverSetForNone() {
        verdict(rules.rotates(secret(s -> {}))).fails("Secret db does not rotate");
        verdict(rules.rotates(secret(s -> s.rotationEnabled(false)))).fails("Secret db does not rotate");
        verdict(rules.rotates(secret(s -> s.rotationEnabled(true)))).passes();
        assertThatThrownBy(() -> rules.rotates(SecretListEntry.builder().build()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void leavesReplicasAndSecretsOfServicesToThoseWhoRotateThem() {
        var replica = secret(s ->
                s.arn("arn:aws:secretsmanager:us-west-2:111122223333:secret:db").primaryRegion("us-east-1"));
        verdict(rules.rotates(replica)).isNotApplicable();
        var primary = secret(s ->
                s.arn("arn:aws:secretsmanager:us-east-1:111122223333:secret:db").primaryRegion("us-east-1"));
        verdict(rules.rotates(primary)).fails("Secret db does not rotate");
        verdict(rules.rotates(secret(s -> s.owningService("rds")))).isNotApplicable();
        var old = replica.toBuilder().createdDate(OLD).lastChangedDate(OLD).build();
        verdict(rules.changed(old, now, SETTINGS)).isNotApplicable();
        verdict(rules.used(old, now, SETTINGS)).isNotApplicable();
        var events = secret(s -> s.owningService("events").createdDate(OLD));
        verdict(rules.changed(events, now, SETTINGS)).isNotApplicable();
        verdict(rules.used(events, now, SETTINGS)).isNotApplicable();
    }

    @Test
    void noticesARotationThatDidNotHappen() {
        verdict(rules.rotatedInTime(rotating(OLD), now)).fails("Secret db was to be rotated by 2026-03-31");
        verdict(rules.rotatedInTime(rotating(LATE), now)).passes();
        verdict(rules.rotatedInTime(secret(s -> {}), now)).isNotApplicable();
    }

    @Test
    void goesByTheNextRotationWhereAnExpressionSaysWhen() {
        var byExpression = secret(s -> s.rotationEnabled(true)
                .rotationRules(r -> r.scheduleExpression("rate(10 days)"))
                .nextRotationDate(OLD));
        verdict(rules.rotatedInTime(byExpression, now)).fails("Secret db was to be rotated by 2026-03-01");
        var unsaid = secret(s -> s.rotationEnabled(true));
        assertThatThrownBy(() -> rules.rotatedInTime(unsaid, now)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void measuresChangeAndUse() {
        verdict(rules.changed(secret(s -> s.lastChangedDate(OLD)), now, SETTINGS))
                .fails("Secret db was last changed on 2026-03-01, more than 90 days ago");
        verdict(rules.changed(secret(s -> s.lastChangedDate(LATE)), now, SETTINGS))
                .passes();
        verdict(rules.changed(secret(s -> s.createdDate(LATE)), now, SETTINGS)).passes();
        verdict(rules.used(secret(s -> s.createdDate(OLD).lastAccessedDate(OLD)), now, SETTINGS))
                .fails("Secret db was last used on 2026-03-01, more than 90 days ago");
        verdict(rules.used(secret(s -> s.createdDate(OLD)), now, SETTINGS))
                .fails("Secret db was never used since 2026-03-01, more than 90 days ago");
        verdict(rules.used(secret(s -> s.createdDate(LATE)), now, SETTINGS)).passes();
    }

    @Test
    void knowsTheKeyOfAwsByAnyName() {
        verdict(key(null)).fails("Secret db lies under the key of AWS");
        verdict(key("alias/aws/secretsmanager")).fails("Secret db lies under the key of AWS");
        verdict(key("arn:aws:kms:us-east-1:444455556666:key/1")).passes();
        verdict(key("arn:aws:kms:us-east-1:111122223333:alias/clinic")).passes();
        assertThatThrownBy(() -> customerKey("arn:aws:kms:us-east-1:111122223333:key/1", Inventories.denied()))
                .isInstanceOf(UnreadableException.class);
    }

    private Verdict key(@Nullable String key) {
        return customerKey(key, now);
    }

    private Verdict customerKey(@Nullable String key, Inventory inventory) {
        var secret = secret(s -> s.kmsKeyId(key));
        var id = new ResourceKey(Inventories.ACCOUNT, REGION, "AWS::SecretsManager::Secret", "db");
        return rules.customerKey(new Resource<>(id, "arn", "db", Map.of(), secret), inventory);
    }

    private static SecretListEntry rotating(Instant last) {
        return secret(s -> s.rotationEnabled(true)
                .rotationRules(r -> r.automaticallyAfterDays(30L))
                .lastRotatedDate(last));
    }

    private static SecretListEntry secret(Consumer<SecretListEntry.Builder> set) {
        var secret = SecretListEntry.builder().name("db").arn("arn:db");
        set.accept(secret);
        return secret.build();
    }
}
