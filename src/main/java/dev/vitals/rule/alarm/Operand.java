package dev.vitals.rule.alarm;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a member is compared with: a text with stars, a regular expression between percent signs, or a number.
 *
 * @param number null where the text is none
 */
record Operand(Pattern pattern, @Nullable BigDecimal number) {

    static Operand of(String raw) {
        try {
            var pattern = raw.length() > 1 && raw.startsWith("%") && raw.endsWith("%")
                    ? Pattern.compile(".*" + raw.substring(1, raw.length() - 1) + ".*", Pattern.DOTALL)
                    : glob(raw);
            return new Operand(pattern, number(raw));
        } catch (PatternSyntaxException broken) {
            throw new PatternParser.NotUnderstoodException("the expression " + raw);
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
        return pattern.matcher(node.asString("")).matches();
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

    private static Pattern glob(String raw) {
        var parts = Stream.of(raw.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(parts, Pattern.DOTALL);
    }

    private static @Nullable BigDecimal number(String raw) {
        return raw.matches("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?") ? new BigDecimal(raw) : null;
    }
}
