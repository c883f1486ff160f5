package dev.vitals.local;

import dev.vitals.local.Guesses.Outcome;
import java.time.Duration;

/** What pages say to who guessed. */
final class Sentences {

    private static final int SECONDS_IN_A_MINUTE = 60;

    private Sentences() {}

    static String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Right right -> "";
            case Outcome.Wrong wrong ->
                "That was not right, or was used already. A code is good for half a minute, and once.";
            case Outcome.Wait(Duration left) ->
                pause(Math.max(1, left.plusMillis(999).toSeconds()));
        };
    }

    static String pause(long seconds) {
        var minutes = (seconds + SECONDS_IN_A_MINUTE - 1) / SECONDS_IN_A_MINUTE;
        var time = seconds == 1
                ? "a second"
                : seconds <= SECONDS_IN_A_MINUTE ? seconds + " seconds" : minutes + " minutes";
        return "Too many tries one after the other. Wait %s, then try again; this one was not looked at."
                .formatted(time);
    }
}
