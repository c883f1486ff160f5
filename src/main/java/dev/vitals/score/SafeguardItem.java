package dev.vitals.score;

import dev.vitals.api.Words;
import dev.vitals.hipaa.EntityType;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.score.ScoreNumbers.PointsAnswer;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A row of the regulation and how it stood.
 *
 * @param citation of 45 CFR, without the title: {@code 164.312(a)(2)(iv)}
 * @param duty what it asks for
 * @param proof what can show that it holds: rules, rules in part, or people only
 * @param binds the kinds of entities that it binds
 * @param rules how many rules in force serve it
 * @param state only {@code met} is met; {@code not_scored} for rows that ask for nothing or do not bind the
 *     organization, {@code not_kept} where no score of the day is kept
 * @param points null where there is no score
 * @param direction where it went since about a month before; {@code none} without a score
 */
record SafeguardItem(
        String citation,
        String title,
        String duty,
        @Words(of = Safeguard.Family.class) String family,
        @Words(of = Safeguard.Level.class) String level,
        @Words(of = Safeguard.Requirement.class) String requirement,
        @Words(of = Safeguard.Proof.class) String proof,
        List<String> binds,
        int rules,

        @Words(
                value = {"not_scored", "not_kept"},
                of = SafeguardScore.State.class)
        String state,

        @Nullable PointsAnswer points,
        @Words(value = "none", of = Direction.class) String direction) {

    static SafeguardItem of(SafeguardLine line, boolean kept) {
        var safeguard = line.safeguard();
        var score = line.score();
        return new SafeguardItem(
                safeguard.citation(),
                safeguard.title(),
                safeguard.duty(),
                word(safeguard.family()),
                word(safeguard.level()),
                word(safeguard.requirement()),
                word(safeguard.proof()),
                safeguard.binds().stream().sorted().map(SafeguardItem::entity).toList(),
                line.rules(),
                score != null ? score.state().word() : kept ? "not_scored" : "not_kept",
                score == null ? null : PointsAnswer.of(score.points()),
                line.direction() == null ? "none" : word(line.direction()));
    }

    private static String entity(EntityType type) {
        return word(type);
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
