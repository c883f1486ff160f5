package dev.vitals.ownrule.expression;

import dev.vitals.inventory.Cause;

/** What an expression says of a subject. */
public sealed interface Outcome<T> {

    /** It has a value. */
    record Said<T>(T value) implements Outcome<T> {}

    /**
     * It has none.
     *
     * @param detail stable while nothing changes; without secrets
     */
    record Unsaid<T>(Cause cause, String detail) implements Outcome<T> {}
}
