package dev.vitals.rule.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.iam.AccessKey;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AccessKeyRulesTest {

    private final AccessKeyRules rules = new AccessKeyRules();
    private final Settings settings = Settings.defaults();

    private static AccessKey key(boolean active, Instant created, Reading<Instant> used) {
        return new AccessKey("alice", "AKIA1", Reading.known(active), Reading.known(created), used);
    }

    @Test
    void oldKeyFails() {
        var inventory = Inventories.empty();
        assertThat(((Verdict.Fail) rules.rotated(key(true, Iam.LONG_AGO, Reading.absent()), inventory, settings))
                        .message())
                .isEqualTo("Access key AKIA1 of user alice was created on 2026-03-01, more than 90 days ago");
        assertThat(rules.rotated(key(true, Iam.LATELY, Reading.absent()), inventory, settings))
                .isEqualTo(Verdict.pass());
        assertThat(rules.rotated(key(false, Iam.LONG_AGO, Reading.absent()), inventory, settings))
                .isInstanceOf(Verdict.NotApplicable.class);
    }

    @Test
    void unusedKeyFails() {
        var inventory = Inventories.empty();
        assertThat(((Verdict.Fail) rules.used(key(true, Iam.LONG_AGO, Reading.absent()), inventory, settings))
                        .message())
                .isEqualTo("Access key AKIA1 of user alice was never used since it was created on 2026-03-01,"
                        + " more than 90 days ago");
        assertThat(rules.used(key(true, Iam.LONG_AGO, Reading.known(Iam.LATELY)), inventory, settings))
                .isEqualTo(Verdict.pass());
        assertThat(rules.used(key(false, Iam.LONG_AGO, Reading.absent()), inventory, settings))
                .isInstanceOf(Verdict.NotApplicable.class);
        var unread = key(true, Iam.LONG_AGO, Reading.unreadable(Cause.MALFORMED, "not in the report"));
        assertThatThrownBy(() -> rules.used(unread, inventory, settings)).isInstanceOf(UnreadableException.class);
    }
}
