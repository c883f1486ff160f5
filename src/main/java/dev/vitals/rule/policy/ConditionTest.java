package dev.vitals.rule.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A condition held against what is known of a call. What it does not understand depends. */
record ConditionTest(Condition condition, Circumstances circumstances) {

    private static final Set<String> NEGATIVE =
            Set.of("stringnotequals", "stringnotequalsignorecase", "stringnotlike", "arnnotequals", "arnnotlike");

    private static final Set<String> POSITIVE =
            Set.of("stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "bool");

    Truth holds() {
        var actual = circumstances.values(condition.key());
        var operator = condition.bareOperator();
        if (actual.isEmpty()) {
            return Truth.DEPENDS;
        }
        if (operator.equals("null")) {
            var wanted = actual.get().isEmpty() ? "true" : "false";
            return Truth.of(condition.values().stream().anyMatch(wanted::equalsIgnoreCase));
        }
        if (!POSITIVE.contains(operator) && !NEGATIVE.contains(operator)) {
            return actual.get().isEmpty() && isPermissive() ? Truth.YES : Truth.DEPENDS;
        }
        boolean negative = NEGATIVE.contains(operator);
        if (actual.get().isEmpty()) {
            return Truth.of(negative && !hasPrefix("foranyvalue:") || isPermissive());
        }
        var each = actual.get().stream().map(value -> negative ? meets(value).not() : meets(value));
        return hasPrefix("forallvalues:") || negative && !hasPrefix("foranyvalue:") ? all(each) : any(each);
    }

    /** Whether it holds where the call does not carry the key. */
    private boolean isPermissive() {
        return hasPrefix("forallvalues:")
                || condition.operator().toLowerCase(Locale.ROOT).endsWith("ifexists");
    }

    private boolean hasPrefix(String prefix) {
        return condition.operator().toLowerCase(Locale.ROOT).startsWith(prefix);
    }

    private Truth meets(String actual) {
        return any(condition.values().stream().map(wanted -> meets(wanted, actual)));
    }

    private Truth meets(String wanted, String actual) {
        var replaced = Variables.replace(wanted, circumstances);
        if (replaced.isEmpty()) {
            return Truth.NO;
        }
        var text = replaced.get().text();
        if (!replaced.get().isExact()) {
            return Glob.matches(text, actual, true) ? Truth.DEPENDS : Truth.NO;
        }
        return Truth.of(
                switch (condition.bareOperator()) {
                    case "stringequals", "stringnotequals" -> text.equals(actual);
                    case "stringequalsignorecase", "stringnotequalsignorecase", "bool" -> text.equalsIgnoreCase(actual);
                    default -> Glob.matches(text, actual, false);
                });
    }

    private static Truth any(Stream<Truth> each) {
        return each.reduce(Truth.NO, Truth::or);
    }

    private static Truth all(Stream<Truth> each) {
        return each.reduce(Truth.YES, Truth::and);
    }

    /** All conditions of a statement together. */
    static Truth all(List<Condition> conditions, Circumstances circumstances) {
        return all(conditions.stream().map(condition -> new ConditionTest(condition, circumstances).holds()));
    }
}
