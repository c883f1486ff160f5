package dev.vitals.rule.policy;

/** Whether something holds: certainly, certainly not, or depending on what only the call itself will tell. */
public enum Truth {
    NO,
    DEPENDS,
    YES;

    static Truth of(boolean holds) {
        return holds ? YES : NO;
    }

    /** Holds where both hold. */
    public Truth and(Truth other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** Holds where one of them holds. */
    public Truth or(Truth other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public Truth not() {
        return switch (this) {
            case NO -> YES;
            case DEPENDS -> DEPENDS;
            case YES -> NO;
        };
    }
}
