package dev.vitals.digest;

import dev.vitals.digest.Mail.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Empties the outbox. An attempt is written down before it begins and after it ended; one that was cut off in between is
 * repeated when its lease is over, with the same message id: a mail that comes twice does less harm than one that
 * does not come. One that is being sent is held by a connection of its sender, so that a clock that jumps ends no lease
 * early.
 */
@Component
class Post {

    private static final Logger log = LoggerFactory.getLogger(Post.class);
    private static final Duration FIRST_DELAY = Duration.ofMinutes(1);
    private static final int AT_ONCE = 100;

    private final Outbox outbox;
    private final WayOut out;
    private final Sight sight;
    private final MailSettings settings;
    private final Clock clock;

    Post(Outbox outbox, WayOut out, Sight sight, MailSettings settings, Clock clock) {
        this.outbox = outbox;
        this.out = out;
        this.sight = sight;
        this.settings = settings;
        this.clock = clock;
    }

    /** Sends what is due, the oldest first, a hundred mails at most. */
    void round() {
        if (!out.isOpen()) {
            return;
        }
        giveUp();
        for (int sent = 0; sent < AT_ONCE; sent++) {
            var claimed = outbox.claim(clock.instant());
            if (claimed.isEmpty()) {
                return;
            }
            attempt(out.delivery().orElseThrow(), claimed.get());
        }
    }

    /** Sends one mail now, if it is due and nobody else is at it. */
    void send(UUID id) {
        out.delivery().ifPresent(way -> outbox.claim(id, clock.instant()).ifPresent(mail -> attempt(way, mail)));
    }

    private void giveUp() {
        var now = clock.instant();
        var age = settings.giveUpAfter();
        var left = outbox.giveUp(
                now.minus(age), now, "Given up, for it could not be sent within %s.".formatted(words(age)));
        if (left > 0) {
            log.error("{} mails could not be sent within {} and were given up; see the page of mails", left, age);
        }
    }

    private void attempt(Delivery way, Mail mail) {
        var refusal = sight.refusal(mail, clock.instant());
        if (refusal.isPresent()) {
            outbox.end(mail, State.GIVEN_UP, refusal.get(), clock.instant(), clock.instant());
            return;
        }
        outbox.attempt(mail, ours -> send(way, ours));
    }

    private void send(Delivery way, Mail mail) {
        var outcome = way.send(mail);
        var now = clock.instant();
        switch (outcome) {
            case Outcome.Sent(String answer) -> outbox.end(mail, State.SENT, answer, now, now);
            case Outcome.Refused(String why) -> {
                log.warn("Mail {} was refused: {}", mail.id(), why);
                outbox.end(mail, State.REFUSED, why, now, now);
            }
            case Outcome.Later(String why) -> {
                log.warn("Mail {} could not be sent yet: {}", mail.id(), why);
                outbox.end(mail, State.WAITING, why, now, next(mail.attempts(), now));
            }
        }
    }

    /** A minute, two, four, and so on up to an hour. */
    private static Instant next(int attempts, Instant now) {
        var minutes = FIRST_DELAY.toMinutes() << Math.min(attempts - 1, 10);
        var delay = Duration.ofMinutes(minutes);
        return now.plus(delay.compareTo(Outbox.LONGEST_DELAY) > 0 ? Outbox.LONGEST_DELAY : delay);
    }

    private static String words(Duration age) {
        return age.toHours() % 24 == 0 ? count(age.toDays(), "day") : count(age.toHours(), "hour");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }
}
