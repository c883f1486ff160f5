package dev.vitals.audit;

/** Tells who acts in this thread. Implemented above, where people sign in. */
@FunctionalInterface
public interface Actors {

    /** The person or token behind the request; {@link Actor#SYSTEM} where there is no request. */
    Actor current();

    /** Told after an entry: whoever writes one for every request need not write another one for this. */
    default void noted() {}
}
