package dev.vitals.digest;

/** How it went when a mail was handed over. */
sealed interface Outcome {

    /** The other side has it, and has said so. */
    record Sent(String answer) implements Outcome {}

    /** Not now: it is tried again. */
    record Later(String why) implements Outcome {}

    /** Never to this address. */
    record Refused(String why) implements Outcome {}
}
