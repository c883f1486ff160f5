package dev.vitals.triage;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is on a finding: a member, a team, or nobody.
 *
 * @param member null unless it is a member
 * @param team null unless it is a team
 */
record Owner(@Nullable UUID member, @Nullable Long team) {

    static final Owner NOBODY = new Owner(null, null);

    /**
     * From what a form sends: {@code member:…}, {@code team:7}, or nothing.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Owner of(String word) {
        if (word.isBlank() || word.equals("none")) {
            return NOBODY;
        }
        if (word.startsWith("team:")) {
            return new Owner(null, Long.valueOf(word.substring("team:".length())));
        }
        if (word.startsWith("member:")) {
            return new Owner(UUID.fromString(word.substring("member:".length())), null);
        }
        throw new IllegalArgumentException("'%s' is nobody".formatted(word));
    }

    /** As forms and addresses write it; {@code none} for nobody. */
    public String word() {
        return member != null ? "member:" + member : team != null ? "team:" + team : "none";
    }
}
