package dev.vitals.baseline;

/**
 * A property that is not as it was deployed, or could not be read.
 *
 * @param observed what is there; for an unreadable one, why it could not be read
 */
record Deviation(Kind kind, String property, String observed, String deployed) {

    /** How it differs. */
    enum Kind {
        WEAKER,
        /** Changed and not weaker: stronger, or just another. */
        OTHER,
        UNREADABLE
    }

    static Deviation weaker(String property, Object observed, Object deployed) {
        return new Deviation(Kind.WEAKER, property, observed.toString(), deployed.toString());
    }

    static Deviation other(String property, Object observed, Object deployed) {
        return new Deviation(Kind.OTHER, property, observed.toString(), deployed.toString());
    }

    /** In one sentence. */
    public String sentence() {
        return kind == Kind.UNREADABLE
                ? "%s could not be read: %s".formatted(property, observed)
                : "%s: %s, deployed with %s".formatted(property, observed, deployed);
    }
}
