package dev.vitals.rule.policy;

import dev.vitals.inventory.Cause;
import java.util.List;
import java.util.Optional;

/**
 * What the policies of somebody say to a question. It speaks of these policies alone: what a resource's own policy or an
 * organization's adds or takes away is not in it.
 */
public sealed interface Decision {

    /** Allowed, whatever the circumstances. */
    record Allowed(Clause by) implements Decision {}

    /**
     * Denied, whatever the circumstances.
     *
     * @param by the statement; empty where nothing allows it
     */
    record Denied(Ground ground, String policy, Optional<Clause> by) implements Decision {}

    /**
     * Allowed in some circumstances and denied in others.
     *
     * @param by the statement that allows it
     * @param on what it depends on, in words
     */
    record Depends(Clause by, List<String> on) implements Decision {}

    /** Not known: a policy that might decide it could not be read. */
    record Unreadable(Cause cause, String detail) implements Decision {}

    /** Why something is denied. */
    enum Ground {
        /** A statement denies it. */
        EXPLICIT,
        /** The permissions boundary does not allow it. */
        BOUNDARY,
        /** No statement allows it. */
        NOTHING_ALLOWS
    }

    /** Whether it is allowed in every circumstance. */
    default boolean isAllowed() {
        return this instanceof Allowed;
    }

    /** Whether it is allowed in some circumstance at least. */
    default boolean isPossible() {
        return this instanceof Allowed || this instanceof Depends;
    }

    /** The statement that lets it happen; empty where none does. */
    default Optional<Clause> allowedBy() {
        return switch (this) {
            case Allowed(Clause by) -> Optional.of(by);
            case Depends(Clause by, List<String> on) -> Optional.of(by);
            default -> Optional.empty();
        };
    }

    /** What it depends on; empty where it depends on nothing. */
    default List<String> conditions() {
        return this instanceof Depends depends ? depends.on() : List.of();
    }

    /** Why, in a sentence. */
    default String sentence() {
        return switch (this) {
            case Allowed(Clause by) -> "Allowed by " + by.words() + ".";
            case Depends(Clause by, List<String> on) ->
                "Allowed by %s, depending on: %s.".formatted(by.words(), String.join("; ", on));
            case Denied(Ground ground, String policy, Optional<Clause> by) ->
                switch (ground) {
                    case EXPLICIT -> "Denied by " + by.map(Clause::words).orElse(policy) + ".";
                    case BOUNDARY -> "The " + policy + " does not allow it.";
                    case NOTHING_ALLOWS -> "No statement allows it.";
                };
            case Unreadable(Cause cause, String detail) -> "Not known: " + cause.words() + ", " + detail + ".";
        };
    }
}
