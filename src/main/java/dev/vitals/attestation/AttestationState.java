package dev.vitals.attestation;

import java.util.Arrays;
import java.util.Locale;

/** How an attestation stands on a day. Only {@link #IN_DATE} proves anything. */
public enum AttestationState {
    /** Signed off by another person, and its review is not due before the day is over. */
    IN_DATE("In date", "pass"),
    /** Signed off once; its review was due before the day. */
    LAPSED("Lapsed", "fail"),
    /** Recorded, and no version of it was ever signed off. */
    UNSIGNED("Not signed off", "awaiting"),
    /** Taken back by somebody, with a reason. */
    WITHDRAWN("Withdrawn", "gone");

    private final String title;
    private final String mark;

    AttestationState(String title, String mark) {
        this.title = title;
        this.mark = mark;
    }

    public String title() {
        return title;
    }

    /** As style sheets name it. */
    public String mark() {
        return mark;
    }

    /** As the store and the address have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * By its word.
     *
     * @throws IllegalArgumentException for a word that no state has
     */
    public static AttestationState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No state of an attestation is called " + word));
    }
}
