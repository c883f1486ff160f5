package dev.vitals.ownrule;

import org.jspecify.annotations.Nullable;

/**
 * A rule of the organization.
 *
 * @param newest the version that was saved last
 * @param inForce the version that judges; null while the rule is off
 */
record OwnRule(RuleVersion newest, @Nullable RuleVersion inForce) {

    public String id() {
        return newest.rule();
    }

    public boolean isOn() {
        return inForce != null;
    }

    /** Whether something was saved that does not judge yet. */
    public boolean hasDraft() {
        return inForce == null || inForce.version() != newest.version();
    }

    /** What judges, or would. */
    public RuleVersion shown() {
        return inForce == null ? newest : inForce;
    }
}
