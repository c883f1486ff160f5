package dev.vitals.baseline;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One resource of a component.
 *
 * @param stack logical id of the stack that deploys it, empty for the root; null for what no stack lists, such as the
 *     rules of a conformance pack
 * @param logicalId in that stack
 * @param type CloudFormation type name
 * @param readAs the type under which Vitals keeps it; null where it does not read it and CloudFormation's word decides
 * @param home where it is kept with another resource; null where it is kept by itself
 * @param optional whether the QuickStart deploys it only when asked to
 * @param likeness how it is known without a stack; null where nothing about it is unmistakable
 */
record Part(
        @Nullable String stack,
        String logicalId,
        String type,
        @Nullable String readAs,
        @Nullable Home home,
        boolean optional,
        @Nullable Likeness likeness,
        List<Check> checks) {

    /**
     * Where a resource is kept that is a member of another: a policy with its bucket.
     *
     * @param logicalId of the other, in the same stack
     * @param member path of what it is there; where that is not set, it is missing
     */
    record Home(String logicalId, String member) {}

    /**
     * What makes a resource unmistakably the QuickStart's.
     *
     * @param words for the sentence "found by …"
     * @param otherwise what is looked for where nothing is like this; null where nothing else would do
     */
    record Likeness(
            String words, Predicate<Stored> test, @Nullable Likeness otherwise) {

        Likeness(String words, Predicate<Stored> test) {
            this(words, test, null);
        }
    }

    /** A resource that Vitals reads. */
    static Part of(String stack, String logicalId, String type, Check... checks) {
        return new Part(stack, logicalId, type, type, null, false, null, List.of(checks));
    }

    /** A resource that Vitals does not read: whether it is there and unchanged is CloudFormation's word. */
    static Part told(String stack, String logicalId, String type) {
        return new Part(stack, logicalId, type, null, null, false, null, List.of());
    }

    /** A resource that no stack lists. */
    static Part alike(String name, String type, Likeness likeness, Check... checks) {
        return new Part(null, name, type, type, null, false, likeness, List.of(checks));
    }

    Part optionally() {
        return new Part(stack, logicalId, type, readAs, home, true, likeness, checks);
    }

    /** Kept with another resource of the same stack. */
    Part keptWith(String otherLogicalId, String otherType, String member) {
        return new Part(
                stack, logicalId, type, otherType, new Home(otherLogicalId, member), optional, likeness, checks);
    }

    Part like(String words, Predicate<Stored> test) {
        return new Part(stack, logicalId, type, readAs, home, optional, new Likeness(words, test), checks);
    }

    /** Known by the two tags that the second edition sets on everything that has tags. */
    Part tagged(String name, String purpose) {
        return like(
                "its tags Name and Purpose",
                thing -> name.equals(thing.tags().get("Name"))
                        && purpose.equals(thing.tags().get("Purpose")));
    }

    Part checking(Check... more) {
        var all = Stream.concat(checks.stream(), Stream.of(more)).toList();
        return new Part(stack, logicalId, type, readAs, home, optional, likeness, all);
    }
}
