package dev.vitals.digest;

import dev.vitals.finding.FindingFilter;

/** The findings that a digest tells of, as it is made. */
sealed interface Bound {

    Bound EVERYTHING = new Everything();

    /** All of its accounts. */
    record Everything() implements Bound {}

    /** Those of a saved view. */
    record Within(long id, String name, FindingFilter filter) implements Bound {}

    /** None: the view that was chosen is there no more, and nobody asked for everything. */
    record Lost(String name) implements Bound {}

    default boolean isLost() {
        return this instanceof Lost;
    }

    /** What the subject says of it, behind the accounts. */
    default String label() {
        return switch (this) {
            case Everything() -> "";
            case Within within -> ", view “%s”".formatted(CleanText.line(within.name(), 40));
            case Lost(String name) -> ", view “%s” is gone".formatted(CleanText.line(name, 40));
        };
    }
}
