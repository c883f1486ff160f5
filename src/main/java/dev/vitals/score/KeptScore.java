package dev.vitals.score;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.score.SafeguardScore.State;
import java.math.BigDecimal;
import java.util.List;

/**
 * How one safeguard stood on a day, with the lines that decided it.
 *
 * @param inputs the rules that served it then, by id
 * @param people what people had shown for it then
 */
public record KeptScore(String citation, State state, Points points, List<RuleLine> inputs, PeopleProof people) {

    static KeptScore of(SafeguardScore score) {
        return new KeptScore(
                score.safeguard().citation(),
                score.state(),
                score.points(),
                score.inputs().stream().map(RuleLine::of).toList(),
                score.people());
    }

    static KeptScore of(String citation, State state, List<RuleLine> inputs, PeopleProof people) {
        var points = new Points(
                inputs.stream().map(RuleLine::points).reduce(BigDecimal.ZERO, BigDecimal::add),
                inputs.stream().map(RuleLine::acceptedPoints).reduce(BigDecimal.ZERO, BigDecimal::add),
                BigDecimal.valueOf(inputs.stream()
                        .filter(RuleLine::counts)
                        .mapToLong(RuleLine::weight)
                        .sum()),
                inputs.stream()
                        .mapToLong(line -> line.inScope() - line.unknown())
                        .sum(),
                inputs.stream().mapToLong(RuleLine::inScope).sum());
        return new KeptScore(citation, state, points, inputs, people);
    }

    /** Whether the same versions of the same rules decided both. */
    boolean isMeasuredLike(KeptScore other) {
        return measure().equals(other.measure());
    }

    private List<String> measure() {
        return inputs.stream()
                .map(line -> "%s %d %d".formatted(line.rule(), line.version(), line.weight()))
                .toList();
    }
}
