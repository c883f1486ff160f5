package dev.vitals.evidence;

import dev.vitals.score.Points;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.score.ScoreDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** The day of accounts that were picked by hand: their points and findings added, their safeguards joined. */
final class JoinedDay {

    private JoinedDay() {}

    static ScoreDay of(List<ScoreDay> parts, Map<String, StateWalk> walks) {
        var one = parts.getFirst();
        var states = walks.values().stream()
                .map(walk -> walk.on(one.day()))
                .flatMap(Optional::stream)
                .toList();
        return new ScoreDay(
                one.day(),
                count(states, State.MET),
                count(states, State.NOT_MET),
                count(states, State.ACCEPTED),
                count(states, State.DECIDED),
                count(states, State.NOT_ASSESSED),
                count(states, State.AWAITING_ATTESTATION),
                states.size(),
                new Points(
                        sum(parts, day -> day.points().passed()),
                        sum(parts, day -> day.points().accepted()),
                        sum(parts, day -> day.points().weight()),
                        parts.stream()
                                .mapToLong(day -> day.points().evaluated())
                                .sum(),
                        parts.stream().mapToLong(day -> day.points().inScope()).sum()),
                add(parts, ScoreDay::openCritical),
                add(parts, ScoreDay::openHigh),
                add(parts, ScoreDay::openMedium),
                add(parts, ScoreDay::openLow),
                one.ruleSet(),
                one.settingsHash(),
                parts.stream().anyMatch(ScoreDay::scanned));
    }

    /** How a scope stood last, for a day on which no score of it is kept. */
    static ScoreDay standing(ScoreDay last, LocalDate day) {
        return new ScoreDay(
                day,
                last.met(),
                last.notMet(),
                last.accepted(),
                last.decided(),
                last.notAssessed(),
                last.awaiting(),
                last.total(),
                last.points(),
                last.openCritical(),
                last.openHigh(),
                last.openMedium(),
                last.openLow(),
                last.ruleSet(),
                last.settingsHash(),
                false);
    }

    private static int count(Collection<State> states, State wanted) {
        return (int) states.stream().filter(state -> state == wanted).count();
    }

    private static BigDecimal sum(List<ScoreDay> parts, Function<ScoreDay, BigDecimal> of) {
        return parts.stream().map(of).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static int add(List<ScoreDay> parts, ToIntFunction<ScoreDay> of) {
        return parts.stream().mapToInt(of).sum();
    }
}
