package dev.vitals.rule;

import dev.vitals.inventory.Cause;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a rule says of a resource. Sentences are stable while nothing changes: they name dates, never ages, because a
 * changed sentence is a changed evaluation.
 */
public sealed interface Verdict {

    /** The rule holds. */
    record Pass() implements Verdict {}

    /**
     * The rule does not hold.
     *
     * @param message the finding's headline, naming resource and offending value: "sg-0a1 opens SSH to 0.0.0.0/0"
     * @param field the deciding member of the configuration as a path: {@code IpPermissions[0].IpRanges[1].CidrIp};
     *     empty where something is missing rather than wrong
     * @param observed what was found there
     * @param expected what would have passed
     * @param proof the steps that lead to it, in order, where one member does not decide alone; empty where it does
     */
    record Fail(String message, String field, String observed, String expected, List<Step> proof) implements Verdict {

        public Fail(String message, String field, String observed, String expected) {
            this(message, field, observed, expected, List.of());
        }

        /** The same failure with the path of the deciding member and what it held. */
        public Fail at(String newField, Object newObserved) {
            return new Fail(message, newField, String.valueOf(newObserved), expected, proof);
        }

        /** The same failure with what would have passed, in words. */
        public Fail expected(String newExpected) {
            return new Fail(message, field, observed, newExpected, proof);
        }

        /** The same failure with the steps that prove it: hops of a path, links of a chain. */
        public Fail proving(List<Step> steps) {
            return new Fail(message, field, observed, expected, List.copyOf(steps));
        }

        /** The same failure with a step that comes before those that prove it now. */
        public Fail after(Step step) {
            return proving(Stream.concat(Stream.of(step), proof.stream()).toList());
        }
    }

    /**
     * One step of a proof, stable while nothing changes.
     *
     * @param label what kind of step it is, in a word or two: "route", "security group", "alarm"
     * @param subject what it is about, as AWS names it: "rtb-0a1", "sg-0a1"
     * @param detail what decides there: "0.0.0.0/0 → igw-0a1"
     */
    record Step(String label, String subject, String detail) {}

    /** The rule has nothing to say about this resource. */
    record NotApplicable(String reason) implements Verdict {}

    /** Something that the rule needs could not be read. Made by the engine only. */
    record Unknown(Cause cause, String detail) implements Verdict {}

    static Verdict pass() {
        return Shared.PASS;
    }

    static Fail fail(String message) {
        return new Fail(message, "", "", "");
    }

    static Verdict notApplicable(String reason) {
        return new NotApplicable(reason);
    }

    /** The word that the command line prints and the store keeps: pass, fail, unknown or not_applicable. */
    default String word() {
        return switch (this) {
            case Pass pass -> "pass";
            case Fail fail -> "fail";
            case NotApplicable other -> "not_applicable";
            case Unknown unknown -> "unknown";
        };
    }
}
