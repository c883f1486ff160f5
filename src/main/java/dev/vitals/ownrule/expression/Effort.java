package dev.vitals.ownrule.expression;

import dev.vitals.inventory.Cause;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one evaluation may cost. Steps are counted, so that the same expression over the same resource ends the same way
 * on every machine; the clock only guards against what the steps do not foresee.
 */
final class Effort {

    static final ScopedValue<Effort> CURRENT = ScopedValue.newInstance();

    /** Nodes of the expression that may be evaluated, with what their texts and lists weigh. */
    static final long STEPS = 1_000_000;

    /** Longest text, in characters, that an expression may make or look at. */
    static final int TEXT = 100_000;

    /** Most elements of a list that an expression may make. */
    static final int ELEMENTS = 10_000;

    private static final Duration TIME = Duration.ofSeconds(1);
    private static final int CHARACTERS_PER_STEP = 32;
    private static final int STEPS_PER_LOOK_AT_THE_CLOCK = 256;

    private final long until = System.nanoTime() + TIME.toNanos();
    private long left = STEPS;
    private long looked = STEPS;
    private @Nullable Halt halted;

    /** The one under way in this thread. */
    static Effort current() {
        return CURRENT.get();
    }

    /** Takes steps off what is left. */
    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw halt(Cause.NOT_JUDGED, "its expression asks for more work than one resource may cost");
        }
        if (looked - left > STEPS_PER_LOOK_AT_THE_CLOCK) {
            looked = left;
            if (System.nanoTime() > until) {
                throw halt(Cause.NOT_JUDGED, "its expression took longer than a second");
            }
        }
    }

    /** Takes off what a text weighs. */
    void weigh(String text) {
        if (text.length() > TEXT) {
            throw halt(Cause.NOT_JUDGED, "its expression meets a text of more than %,d characters".formatted(TEXT));
        }
        spend(text.length() / CHARACTERS_PER_STEP);
    }

    /** Takes off what looking through all of a value costs. */
    void traverse(Object value) {
        spend(1);
        if (value instanceof Map<?, ?> map) {
            map.values().forEach(this::traverse);
        } else if (value instanceof Collection<?> list) {
            list.forEach(this::traverse);
        } else if (value instanceof String text) {
            weigh(text);
        }
    }

    /** Remembers why the evaluation ends, should anything on its way up swallow what is thrown. */
    Halt halt(Cause why, String detail) {
        var halt = new Halt(why, detail);
        halted = halted == null ? halt : halted;
        return halt;
    }

    @Nullable
    Halt halted() {
        return halted;
    }
}
