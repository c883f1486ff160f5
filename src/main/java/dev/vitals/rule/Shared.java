package dev.vitals.rule;

/** The one instance of a verdict without content. */
final class Shared {

    static final Verdict PASS = new Verdict.Pass();

    private Shared() {}
}
