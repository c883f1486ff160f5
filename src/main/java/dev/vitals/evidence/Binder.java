package dev.vitals.evidence;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A binder: what was asked for, how far it is, and what came of it.
 *
 * @param attempt how often an instance has begun it
 * @param step what is being done, in a few words
 * @param message why it failed; empty where it did not
 * @param file what was made; null before
 */
record Binder(
        BinderOrder order,
        State state,
        int attempt,
        String step,
        int done,
        int total,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String message,
        @Nullable Made file) {

    /** How far a binder is. */
    enum State {
        QUEUED("waits", "awaiting"),
        RUNNING("is being made", "awaiting"),
        MADE("made", "pass"),
        FAILED("failed", "fail");

        private final String title;
        private final String mark;

        State(String title, String mark) {
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

        public boolean isUnderWay() {
            return this == QUEUED || this == RUNNING;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * The archive that was made.
     *
     * @param signer subject of the certificate
     */
    record Made(String name, long bytes, String sha256, String manifestSha256, String signer) {}
}
