package dev.vitals.ownrule.expression;

import dev.vitals.inventory.Cause;

/**
 * Ends an evaluation at once: something cannot be read, or the expression asks for too much. An error and no exception,
 * because CEL takes an exception on one side of "or" for a value and goes on to the other side.
 */
final class Halt extends Error {

    private final transient Cause why;
    private final String detail;

    Halt(Cause why, String detail) {
        super(detail, null, false, false);
        this.why = why;
        this.detail = detail;
    }

    Cause why() {
        return why;
    }

    String detail() {
        return detail;
    }
}
