package dev.vitals.rule.alarm;

import dev.vitals.collect.sns.SnsTopic;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.UnreadableException;

/** Whether somebody listens to a topic. */
public final class Topics {

    private static final int PARTS = 6;

    private Topics() {}

    /** Whether an action of an alarm or a target of a rule is a topic at all. */
    public static boolean isTopic(String arn) {
        var parts = arn.split(":", PARTS);
        return parts.length == PARTS && parts[2].equals("sns");
    }

    /**
     * Whether a topic exists and has a confirmed subscriber.
     *
     * @throws UnreadableException when that was not read, as of a topic in another account
     */
    public static boolean isHeard(String arn, Inventory inventory) {
        var parts = arn.split(":", PARTS);
        if (!parts[4].equals(inventory.account())) {
            throw new UnreadableException(
                    Cause.UNSUPPORTED, "topic %s belongs to another account".formatted(parts[PARTS - 1]));
        }
        return inventory
                .find(SnsTopic.class, parts[3], parts[PARTS - 1])
                .value()
                .filter(topic -> !topic.config().confirmed().orElseThrow().isEmpty())
                .isPresent();
    }
}
