package dev.vitals.rule;

/** How bad a failure is, and how much its rule weighs in the weighted pass rate. */
public enum Severity {
    CRITICAL(10),
    HIGH(5),
    MEDIUM(3),
    LOW(1);

    private final int weight;

    Severity(int weight) {
        this.weight = weight;
    }

    /** The weight in the pass rate; stored with every score, for it is one of its inputs. */
    public int weight() {
        return weight;
    }

    /** The next worse one, for what holds PHI; the worst stays what it is. */
    public Severity raised() {
        return this == CRITICAL ? CRITICAL : values()[ordinal() - 1];
    }

    /** Lower-case, as the command line prints it. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
