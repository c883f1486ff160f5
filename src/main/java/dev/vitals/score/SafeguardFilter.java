package dev.vitals.score;

import dev.vitals.api.Words;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.Safeguard.Family;
import dev.vitals.hipaa.Safeguard.Requirement;
import dev.vitals.score.SafeguardScore.State;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which safeguards a list shows; every part is empty where it does not matter.
 *
 * @param state how it stood
 * @param family the section of the rule that it stands in
 * @param requirement whether it is required or addressable; {@code none} where it asks for nothing
 * @param text words in the citation, the title or the duty
 */
record SafeguardFilter(
        @Words(of = State.class) String state,
        @Words(of = Family.class) String family,
        @Words(of = Requirement.class) String requirement,
        String text) {

    SafeguardFilter {
        state = given(state);
        family = given(family);
        requirement = given(requirement);
        text = given(text);
    }

    boolean admits(SafeguardLine line) {
        var safeguard = line.safeguard();
        return isOrAny(state, line.score() == null ? "" : line.score().state().word())
                && isOrAny(family, safeguard.family().name())
                && isOrAny(requirement, safeguard.requirement().name())
                && words(safeguard).contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether it leaves anything out. */
    public boolean isNarrow() {
        return !(state + family + requirement + text).isBlank();
    }

    /** What a form left out comes as null. */
    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static boolean isOrAny(String wanted, String is) {
        return wanted.isBlank() || wanted.equalsIgnoreCase(is);
    }

    private static String words(Safeguard safeguard) {
        return (safeguard.citation() + " " + safeguard.title() + " " + safeguard.duty()).toLowerCase(Locale.ROOT);
    }
}
