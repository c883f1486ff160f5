package dev.vitals.ownrule;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the organization.
 *
 * @param newest the version that was saved last
 * @param inForce the version that judges; null while the rule is off
 */
record OwnRule(RuleVersion newest, @Nullable RuleVersion inForce) {

    String id() {
        return newest.rule();
    }

    boolean isOn() {
        return inForce != null;
    }

    /** Whether something was saved that does not judge yet. */
    boolean hasDraft() {
        return inForce == null || inForce.version() != newest.version();
    }

    /** What judges, or would. */
    RuleVersion shown() {
        return inForce == null ? newest : inForce;
    }
}
