package dev.vitals.rule.principal;

import dev.vitals.inventory.Cause;
import dev.vitals.rule.policy.Clause;

/** How near to full administration somebody is, by the account's own policies. */
public sealed interface Standing {

    /** Is one: everything is allowed. */
    record Administrator(Clause by) implements Standing {}

    /** Can become one, perhaps under conditions. */
    record Escalates(EscalationPath path) implements Standing {}

    /** Is none and cannot become one in any way that Vitals tries. */
    record Ordinary() implements Standing {}

    /** Not known: something that decides it could not be read. */
    record Unknown(Cause cause, String detail) implements Standing {}

    /** Whether this is an administrator in effect: one already, or one at will. */
    default boolean isEffectiveAdministrator() {
        return this instanceof Administrator || this instanceof Escalates(EscalationPath path) && path.isFirm();
    }
}
