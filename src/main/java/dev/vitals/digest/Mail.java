package dev.vitals.digest;

import dev.vitals.postgres.Attempts;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the outbox: as it was decided on, and how far it has come.
 *
 * @param member for whom it was made; null once that person is no more
 * @param messageId the same in every attempt, so that mailboxes know a repeated one
 * @param unsubscribe address that ends mails of its kind, without a sign-in
 * @param attempts begun so far
 * @param dueAt of the next attempt; while it is being sent, the end of the lease
 * @param endedAt when it was sent, refused or given up; null before
 * @param answer what the mail server said last, or why it could not be asked
 * @param twice whether an attempt was cut off, so that it may have arrived before
 * @param sight the accounts that its reader could see when it was made, see {@link Sight}
 */
record Mail(
        UUID id,
        @Nullable UUID member,
        Kind kind,
        String recipient,
        String subject,
        String html,
        String plain,
        String messageId,
        String unsubscribe,
        Instant madeAt,
        State state,
        int attempts,
        Instant dueAt,
        @Nullable Instant endedAt,
        String answer,
        boolean twice,
        String sight)
        implements Attempts.Attempt {

    /** What it is for. */
    enum Kind {
        DIGEST("Digest"),
        ALERT("Alert"),
        REMINDER("Reminder"),
        /** Of something that was done without anybody's approval of that very thing; it cannot be ended by itself. */
        NOTICE("Notice"),
        TEST("Test");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** As the store and the address have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /** How far it has come. */
    enum State {
        /** No way to send mails was configured when it was made: it is there to be read, and is not sent later. */
        KEPT("Kept here", ""),
        WAITING("Waiting", "warn"),
        SENDING("Being sent", "warn"),
        SENT("Sent", "good"),
        /** The server will not have it, now or later. */
        REFUSED("Refused", "bad"),
        GIVEN_UP("Given up", "bad");

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

        /** As the store and the address have it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String word) {
            return Arrays.stream(values())
                    .filter(state -> state.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("No mail is " + word));
        }
    }

    /** Whether somebody may have it sent, or sent once more. */
    public boolean canBeSentAgain() {
        return state == State.KEPT || state == State.REFUSED || state == State.GIVEN_UP;
    }
}
