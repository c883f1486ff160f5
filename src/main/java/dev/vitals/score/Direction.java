package dev.vitals.score;

import dev.vitals.score.SafeguardScore.State;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a safeguard went between two days, in a word. */
public enum Direction {
    BETTER("better"),
    WORSE("worse"),
    STEADY("steady"),
    /** It could be judged then and cannot be now, or the other way round. */
    LOST("no longer assessed"),
    GAINED("now assessed"),
    /** It moved, but so did the rules or their settings: no word about the accounts. */
    MEASURED_ANEW("measured anew"),
    /** There is no earlier day. */
    NEW("new");

    private static final List<State> RISING = List.of(State.NOT_MET, State.ACCEPTED, State.DECIDED, State.MET);

    private final String words;

    Direction(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /**
     * From one day to a later one.
     *
     * @param sameMeasure whether the same rules with the same settings measured both days
     */
    static Direction between(@Nullable KeptScore then, KeptScore now, boolean sameMeasure) {
        if (then == null) {
            return NEW;
        }
        var direction = of(then, now);
        return direction == STEADY || sameMeasure ? direction : MEASURED_ANEW;
    }

    private static Direction of(KeptScore then, KeptScore now) {
        int before = RISING.indexOf(then.state());
        int after = RISING.indexOf(now.state());
        if (before < 0 || after < 0) {
            return before == after ? STEADY : after < 0 ? LOST : GAINED;
        }
        int order =
                before != after ? Integer.compare(after, before) : share(now).compareTo(share(then));
        return order == 0 ? STEADY : order > 0 ? BETTER : WORSE;
    }

    private static BigDecimal share(KeptScore score) {
        return score.points().passRate().orElse(BigDecimal.ZERO);
    }
}
