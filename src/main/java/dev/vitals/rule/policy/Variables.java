package dev.vitals.rule.policy;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Policy variables: {@code ${aws:username}} stands for what the call carries, and is never meant as written. */
final class Variables {

    /** A variable; or what begins like one and finds no end, so that it is read once and not from each beginning. */
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*+)(}|\\z)");

    /** Stands for a wildcard that is meant as written: no name of AWS holds it. */
    private static final String LITERAL = "\uE000";

    /**
     * A pattern with its variables replaced.
     *
     * @param isExact whether all of them were known; where not, {@code *} stands in their place
     */
    record Replaced(String text, boolean isExact) {}

    private Variables() {}

    /** Empty where a variable has no value in such a call: then the pattern means nothing at all. */
    static Optional<Replaced> replace(String pattern, Circumstances circumstances) {
        if (!pattern.contains("${")) {
            return Optional.of(new Replaced(pattern, true));
        }
        var matcher = VARIABLE.matcher(pattern);
        var text = new StringBuilder();
        boolean exact = true;
        while (matcher.find() && !matcher.group(2).isEmpty()) {
            var value = value(matcher.group(1), circumstances);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            exact &= value.get().isExact();
            matcher.appendReplacement(text, Matcher.quoteReplacement(value.get().text()));
        }
        return Optional.of(new Replaced(matcher.appendTail(text).toString(), exact));
    }

    private static Optional<Replaced> value(String variable, Circumstances circumstances) {
        if (variable.equals("$")) {
            return Optional.of(new Replaced("$", true));
        }
        if (variable.equals("*") || variable.equals("?")) {
            return Optional.of(new Replaced(LITERAL, true));
        }
        int comma = variable.indexOf(',');
        var key = comma < 0 ? variable : variable.substring(0, comma);
        var known = circumstances.values(key.strip());
        if (known.isEmpty()) {
            return Optional.of(new Replaced("*", false));
        }
        if (!known.get().isEmpty()) {
            return Optional.of(new Replaced(known.get().getFirst(), true));
        }
        return comma < 0
                ? Optional.empty()
                : Optional.of(new Replaced(variable.substring(comma + 1).strip().replaceAll("^'|'$", ""), true));
    }
}
