package dev.vitals.trend;

import dev.vitals.chart.Axis;
import dev.vitals.score.SafeguardScore.State;
import java.util.List;

/** The states of a safeguard as lanes, the best at the top. */
final class States {

    /** In the order in which the regulation's reader would want them; none of them is a number. */
    static final Axis.Lanes AXIS =
            new Axis.Lanes(List.of("Awaiting", "Not assessed", "Not met", "Decided", "Accepted", "Met"));

    private States() {}

    static Cell cell(State state) {
        return new Cell(AXIS.value(word(state)), state.title());
    }

    private static String word(State state) {
        return switch (state) {
            case AWAITING_ATTESTATION -> "Awaiting";
            case DECIDED -> "Decided";
            case ACCEPTED -> "Accepted";
            default -> state.title();
        };
    }
}
