package dev.vitals.rule.alarm;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Stars;
import dev.vitals.rule.StrangersPattern;
import java.util.List;
import java.util.regex.Pattern;

/** A metric filter's pattern for lines of text (CloudWatch Logs, "Filter pattern syntax": terms, and fields divided by spaces), so that it can be tried on a sample line. */
final class LinePattern {

    private static final Pattern TERM = Pattern.compile("([-?]?)(?:\"([^\"]*)\"|%([^%]*)%|([^\\s\"%]+))");
    private static final Pattern WORD = Pattern.compile("\"([^\"]*+)\"|\\[([^\\]]*+)\\]|(\\S++)");
    private static final Pattern FIELD = Pattern.compile("\\s*+[\\w-]++\\s*+(?:(!?=)\\s*+\"?([^\"&|]*+)\"?\\s*+)?");

    private LinePattern() {}

    /**
     * Whether a pattern matches a line.
     *
     * @throws UnreadableException when the pattern says more than is understood here
     */
    static boolean matches(String pattern, String line) {
        var text = pattern.strip();
        if (text.length() > EventPattern.LONGEST) {
            throw notUnderstood("it has %,d characters".formatted(text.length()));
        }
        if (text.startsWith("{")) {
            return false;
        }
        return text.startsWith("[") && text.endsWith("]")
                ? fields(text.substring(1, text.length() - 1), line)
                : terms(text, line);
    }

    private static boolean terms(String text, String line) {
        boolean optional = false;
        boolean optionalMet = false;
        var terms = TERM.matcher(text);
        while (terms.find()) {
            boolean met = terms.group(3) != null
                    ? expression(terms.group(3)).matcher(line).find()
                    : line.contains(terms.group(2) != null ? terms.group(2) : terms.group(4));
            switch (terms.group(1)) {
                case "?" -> {
                    optional = true;
                    optionalMet |= met;
                }
                case "-" -> {
                    if (met) {
                        return false;
                    }
                }
                default -> {
                    if (!met) {
                        return false;
                    }
                }
            }
        }
        return !optional || optionalMet;
    }

    private static boolean fields(String text, String line) {
        var wanted = List.of(text.split(","));
        var words = WORD.matcher(line).results().map(found -> found.group()).toList();
        int gap = wanted.stream().map(String::strip).toList().indexOf("...");
        if (gap < 0) {
            return wanted.size() == words.size() && fit(wanted, words);
        }
        int after = wanted.size() - gap - 1;
        return words.size() >= wanted.size() - 1
                && fit(wanted.subList(0, gap), words.subList(0, gap))
                && fit(wanted.subList(gap + 1, wanted.size()), words.subList(words.size() - after, words.size()));
    }

    private static boolean fit(List<String> wanted, List<String> words) {
        for (int at = 0; at < wanted.size(); at++) {
            var field = FIELD.matcher(wanted.get(at));
            if (!field.matches()) {
                throw notUnderstood(wanted.get(at));
            }
            if (field.group(1) != null
                    && Stars.match(field.group(2).strip(), words.get(at))
                            == field.group(1).equals("!=")) {
                return false;
            }
        }
        return true;
    }

    private static com.google.re2j.Pattern expression(String text) {
        try {
            return StrangersPattern.of(text);
        } catch (IllegalArgumentException broken) {
            throw notUnderstood(String.valueOf(broken.getMessage()));
        }
    }

    private static UnreadableException notUnderstood(String what) {
        return new UnreadableException(Cause.UNSUPPORTED, "the filter pattern is not understood: " + what);
    }
}
