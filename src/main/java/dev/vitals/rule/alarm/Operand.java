package dev.vitals.rule.alarm;

import dev.vitals.rule.Stars;
import dev.vitals.rule.StrangersPattern;
import java.math.BigDecimal;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a member is compared with: a text with stars, a regular expression between percent signs, or a number.
 *
 * @param fits whether a text is meant
 * @param number null where the text is none
 */
record Operand(Predicate<String> fits, @Nullable BigDecimal number) {

    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    static Operand of(String raw) {
        if (raw.length() < 2 || !raw.startsWith("%") || !raw.endsWith("%")) {
            return new Operand(text -> Stars.match(raw, text), number(raw));
        }
        try {
            var pattern = StrangersPattern.of(raw.substring(1, raw.length() - 1));
            return new Operand(text -> pattern.matcher(text).find(), null);
        } catch (IllegalArgumentException broken) {
            throw new PatternParser.NotUnderstoodException("the expression " + raw + ": " + broken.getMessage());
        }
    }

    boolean compares(JsonNode node, String operator) {
        if (node.isContainer()) {
            return false;
        }
        return switch (operator) {
            case "=" -> equalsTo(node);
            case "!=" -> !equalsTo(node);
            default -> ordered(node, operator);
        };
    }

    private boolean equalsTo(JsonNode node) {
        if (number != null && node.isNumber()) {
            return node.decimalValue().compareTo(number) == 0;
        }
        return fits.test(node.asString(""));
    }

    private boolean ordered(JsonNode node, String operator) {
        var left = number(node.asString(""));
        if (left == null || number == null) {
            return false;
        }
        int order = left.compareTo(number);
        return switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static @Nullable BigDecimal number(String raw) {
        try {
            return NUMBER.matcher(raw).matches() ? new BigDecimal(raw) : null;
        } catch (NumberFormatException beyond) {
            return null;
        }
    }
}
