package dev.vitals.inventory;

import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What AWS said when it was asked one thing. There is no way to get at the value of an unreadable reading: every
 * accessor throws {@link UnreadableException}, which the rule engine turns into the verdict UNKNOWN. So a rule cannot
 * mistake "we were not told" for "not set".
 */
public sealed interface Reading<T> {

    /** AWS answered with a value. */
    record Known<T>(T get) implements Reading<T> {}

    /** AWS answered that this is not set. */
    record Absent<T>() implements Reading<T> {}

    /**
     * AWS did not say.
     *
     * @param detail which call, and its error code: stable from scan to scan (no request ids, no times)
     */
    record Unreadable<T>(Cause cause, String detail) implements Reading<T> {}

    static <T> Reading<T> known(T value) {
        return new Known<>(value);
    }

    static <T> Reading<T> absent() {
        return new Absent<>();
    }

    static <T> Reading<T> unreadable(Cause cause, String detail) {
        return new Unreadable<>(cause, detail);
    }

    /** Known, or absent for null: only for members that AWS documents as left out when not set. */
    static <T> Reading<T> ofNullable(@Nullable T value) {
        return value == null ? absent() : known(value);
    }

    /** What a judgement says, or why it could not be made: for when another one may decide alone. */
    static <T> Reading<T> attempt(Supplier<T> judgement) {
        try {
            return known(judgement.get());
        } catch (UnreadableException unreadable) {
            return unreadable(unreadable.why(), unreadable.detail());
        }
    }

    /**
     * A member that AWS always returns: its value, or an unreadable one when the answer lacks it.
     *
     * @throws UnreadableException with {@link Cause#MALFORMED} when {@code value} is null
     */
    static <T> T required(@Nullable T value, String member) {
        if (value == null) {
            throw new UnreadableException(Cause.MALFORMED, member + " was not returned");
        }
        return value;
    }

    /**
     * The value, or empty when AWS said that it is not set.
     *
     * @throws UnreadableException when AWS did not say
     */
    default Optional<T> value() {
        return switch (this) {
            case Known<T>(T value) -> Optional.of(value);
            case Absent<T>() -> Optional.empty();
            case Unreadable<T>(Cause cause, String detail) -> throw new UnreadableException(cause, detail);
        };
    }

    /**
     * The value that must be there.
     *
     * @throws UnreadableException when AWS did not say
     * @throws NoSuchElementException when AWS said that it is not set
     */
    default T orElseThrow() {
        return value().orElseThrow();
    }

    /**
     * The value, or {@code whenAbsent} when AWS said that it is not set.
     *
     * @throws UnreadableException when AWS did not say
     */
    default T orElse(T whenAbsent) {
        return value().orElse(whenAbsent);
    }

    /**
     * Whether AWS said that this is not set.
     *
     * @throws UnreadableException when AWS did not say
     */
    default boolean isAbsent() {
        return value().isEmpty();
    }

    /** Whether AWS said anything at all. */
    default boolean isReadable() {
        return !(this instanceof Unreadable<T>);
    }

    /** The same reading of something derived; an unreadable one stays unreadable. */
    default <R> Reading<R> map(Function<? super T, ? extends R> derive) {
        return switch (this) {
            case Known<T>(T value) -> known(derive.apply(value));
            case Absent<T>() -> absent();
            case Unreadable<T>(Cause cause, String detail) -> unreadable(cause, detail);
        };
    }
}
