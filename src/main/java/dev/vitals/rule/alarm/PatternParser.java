package dev.vitals.rule.alarm;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Reads <code>{ ($.a = "x*") &amp;&amp; ($.b.c != 3) || ($.d NOT EXISTS) }</code> by recursive descent; {@code &&} binds
 * closer than {@code ||}.
 */
final class PatternParser {

    /** The text is no pattern for JSON events. */
    static final class NotUnderstoodException extends RuntimeException {
        NotUnderstoodException(String message) {
            super(message, null, false, false);
        }
    }

    private static final Pattern SELECTOR =
            Pattern.compile("\\$(?:\\.[A-Za-z0-9_\\-:/@]+|\\[\\d+]|\\[\\*]|\\['[^']+'])*+");
    private static final Pattern OPERATOR = Pattern.compile("!=|<=|>=|=|<|>");
    private static final Pattern WORD = Pattern.compile("[^\\s()&|}]+");

    private static final Pattern NOT_EXISTS = word("NOT\\s+EXISTS");
    private static final Pattern EXISTS = word("EXISTS");
    private static final Pattern IS = word("IS");

    private final String text;
    private int at;

    PatternParser(String text) {
        this.text = text;
    }

    Predicate<JsonNode> parse() {
        expect("{");
        var whole = any();
        expect("}");
        skip();
        if (at != text.length()) {
            throw new NotUnderstoodException("text behind the closing brace");
        }
        return whole;
    }

    private Predicate<JsonNode> any() {
        var left = all();
        while (accept("||")) {
            left = left.or(all());
        }
        return left;
    }

    private Predicate<JsonNode> all() {
        var left = one();
        while (accept("&&")) {
            left = left.and(one());
        }
        return left;
    }

    private Predicate<JsonNode> one() {
        if (accept("(")) {
            var inner = any();
            expect(")");
            return inner;
        }
        return comparison();
    }

    private Predicate<JsonNode> comparison() {
        var selector = new Selector(take(SELECTOR));
        if (acceptWord(NOT_EXISTS)) {
            return event -> selector.in(event).isEmpty();
        }
        if (acceptWord(EXISTS)) {
            return event -> !selector.in(event).isEmpty();
        }
        if (acceptWord(IS)) {
            return is(selector);
        }
        var operator = take(OPERATOR);
        var value = Operand.of(value());
        return event -> selector.in(event).stream().anyMatch(node -> value.compares(node, operator));
    }

    private Predicate<JsonNode> is(Selector selector) {
        var word = take(WORD).toUpperCase(java.util.Locale.ROOT);
        return switch (word) {
            case "NULL" -> event -> selector.in(event).stream().anyMatch(JsonNode::isNull);
            case "TRUE" -> event -> selector.in(event).stream().anyMatch(node -> node.isBoolean() && node.asBoolean());
            case "FALSE" ->
                event -> selector.in(event).stream().anyMatch(node -> node.isBoolean() && !node.asBoolean());
            default -> throw new NotUnderstoodException("IS " + word);
        };
    }

    private String value() {
        skip();
        if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '%')) {
            char quote = text.charAt(at);
            int end = text.indexOf(quote, at + 1);
            if (end < 0) {
                throw new NotUnderstoodException("an open quote");
            }
            var quoted = text.substring(at + 1, end);
            at = end + 1;
            return quote == '%' ? "%" + quoted + "%" : quoted;
        }
        return take(WORD);
    }

    private String take(Pattern what) {
        skip();
        var matcher = what.matcher(text).region(at, text.length());
        if (!matcher.lookingAt() || matcher.end() == at) {
            throw new NotUnderstoodException("expected " + what + " at " + at);
        }
        at = matcher.end();
        return matcher.group();
    }

    private static Pattern word(String words) {
        return Pattern.compile(words + "(?![A-Za-z0-9_])", Pattern.CASE_INSENSITIVE);
    }

    private boolean acceptWord(Pattern word) {
        skip();
        var matcher = word.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        at = matcher.end();
        return true;
    }

    private boolean accept(String token) {
        skip();
        if (!text.startsWith(token, at)) {
            return false;
        }
        at += token.length();
        return true;
    }

    private void expect(String token) {
        if (!accept(token)) {
            throw new NotUnderstoodException("expected " + token + " at " + at);
        }
    }

    private void skip() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
