package dev.vitals.outgoing;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a finding: the same to everybody, each in their own form. Names in it come from whoever may write to an
 * account.
 *
 * @param event what happened, a kind of event of findings, or {@code test}
 * @param at when
 * @param words what was said at it
 */
record Report(String event, Instant at, String words, Finding finding, Account account, Resource resource) {

    /**
     * The finding itself.
     *
     * @param url of its page here
     * @param title what holds where the rule passes
     * @param state failing, passing, unknown, gone or not_judged: only a pass is passing
     * @param people what people say of it: open, accepted and so on
     * @param safeguards citations of 45 CFR that the rule serves
     */
    record Finding(
            long id,
            String url,
            String rule,
            String title,
            String severity,
            String headline,
            String state,
            String people,
            Instant openedAt,
            @Nullable Instant resolvedAt,
            List<String> safeguards) {

        /** What the rule said, as far as it said anything. */
        String verdict() {
            return state.equals("failing") ? "fail" : state.equals("passing") ? "pass" : state;
        }
    }

    record Account(String id, String name) {}

    record Resource(String region, String type, String id, String name, String arn) {}

    boolean isTest() {
        return event.equals(TEST);
    }

    static final String TEST = "test";

    /** Something harmless that says of itself that it is a test. */
    static Report test(String url, Instant at) {
        return new Report(
                TEST,
                at,
                "This is a test. Nothing has happened.",
                new Finding(
                        0,
                        url,
                        "vitals-test",
                        "Test of a destination",
                        "low",
                        "Test from Vitals: this destination can be reached",
                        "unknown",
                        "open",
                        at,
                        null,
                        List.of()),
                new Account("000000000000", "Test"),
                new Resource("us-east-1", "Test", "test", "test", "arn:aws:vitals:us-east-1:000000000000:test"));
    }
}
