package dev.vitals.inventory;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Masks secrets in a configuration before it is hashed and kept; its shape stays. What AWS's own fields hold besides
 * (token requirements, dates of passwords, names of secrets) is kept: it is what the rules are about.
 */
public final class Redaction {

    /** What stands in the place of a secret. */
    public static final String MASK = "********";

    /**
     * @param sign a piece that every match holds: most texts hold none, and looking for it is far cheaper than matching
     */
    private record Mask(String sign, Pattern pattern, String replacement) {}

    private static final String SECRET_WORD =
            "(?:password|passwd|pwd|passphrase|secret|secret[_-]?key|access[_-]?key|token|api[_-]?key|private[_-]?key)";

    /** A member whose own name says that its text is a secret: it ends in such a word. */
    private static final Pattern SECRET_NAME = Pattern.compile(SECRET_WORD + "\\z", Pattern.CASE_INSENSITIVE);

    private static final List<Mask> MASKS = List.of(
            mask(
                    "-----BEGIN ",
                    "-----BEGIN ([A-Z ]*)PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\\z)",
                    "-----BEGIN $1PRIVATE KEY----- " + MASK),
            mask("AKIA", "\\b(AKIA)[A-Z0-9]{12}([A-Z0-9]{4})\\b", "$1************$2"),
            mask("ASIA", "\\b(ASIA)[A-Z0-9]{12}([A-Z0-9]{4})\\b", "$1************$2"),
            mask("=", "(?i)(" + SECRET_WORD + "\\s*=\\s*)(?:\"[^\"]*\"|'[^']*'|[^\\s,;&\"']+)", "$1" + MASK),
            mask("\"", "(?i)(" + SECRET_WORD + "\"\\s*:\\s*\")[^\"]*\"", "$1" + MASK + "\""),
            mask(":", "(?i)(\\b(?:password|passwd|pwd)\\s*:\\s*)[^\\s,;\"']+", "$1" + MASK),
            mask("://", "(://[^/\\s:@]*:)[^/\\s@]+@", "$1" + MASK + "@"),
            // From the first such letters of a run on: where they do not begin a token, no later ones do.
            mask("eyJ", "(?<![\\w-])((?>[\\w-]*?\\b(?=eyJ)))[\\w-]{11,}+\\.[\\w-]{8,}+\\.[\\w-]*+", "$1" + MASK),
            mask("_", "\\b(gh[pousr]_|sk_live_)[\\w-]{12,}", "$1" + MASK),
            mask("-", "\\b(xox[abprs]-|glpat-)[\\w-]{12,}", "$1" + MASK),
            mask(" ", "(?i)\\b(bearer\\s+)[\\w.~+/=-]{16,}", "$1" + MASK));

    private Redaction() {}

    /** The same configuration without its secrets. */
    public static JsonNode of(JsonNode config) {
        return clean(config, "");
    }

    /** A text without its secrets. */
    public static String text(String text) {
        var clean = kept(text);
        for (Mask mask : MASKS) {
            if (clean.contains(mask.sign())) {
                clean = mask.pattern().matcher(clean).replaceAll(mask.replacement());
            }
        }
        return clean;
    }

    /** jsonb cannot hold the character zero, be it in a text or in a name. */
    private static String kept(String text) {
        return text.replace('\0', '\uFFFD');
    }

    private static JsonNode clean(JsonNode node, String name) {
        if (isWhollySecret(name)) {
            return masked(node);
        }
        if (node.isObject()) {
            return object(node, name);
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(clean(element, name)));
            return array;
        }
        if (!node.isString()) {
            return node;
        }
        var secret = SECRET_NAME.matcher(name).find() && !node.stringValue().isEmpty();
        return JsonNodeFactory.instance.stringNode(secret ? MASK : text(node.stringValue()));
    }

    private static JsonNode object(JsonNode node, String name) {
        var object = JsonNodeFactory.instance.objectNode();
        var pair = pairName(node);
        for (var member : node.properties()) {
            var value = member.getValue();
            var environment = name.equals("Environment") && member.getKey().equals("Variables");
            var secretPair = SECRET_NAME.matcher(pair).find() && member.getKey().endsWith("Value");
            object.set(
                    kept(member.getKey()), environment || secretPair ? masked(value) : clean(value, member.getKey()));
        }
        return object;
    }

    /** The name in a pair such as {@code {"Key": "DbPassword", "Value": …}}. */
    private static String pairName(JsonNode object) {
        for (String key : List.of("Key", "Name", "ParameterKey", "ParameterName")) {
            if (object.path(key).isString()) {
                return object.path(key).stringValue();
            }
        }
        return "";
    }

    private static boolean isWhollySecret(String name) {
        return name.toLowerCase(Locale.ROOT).equals("userdata");
    }

    /** Every text at whatever depth replaced. */
    private static JsonNode masked(JsonNode node) {
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties().forEach(member -> object.set(kept(member.getKey()), masked(member.getValue())));
            return object;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> array.add(masked(element)));
            return array;
        }
        return node.isString() && !node.stringValue().isEmpty() ? JsonNodeFactory.instance.stringNode(MASK) : node;
    }

    private static Mask mask(String sign, String pattern, String replacement) {
        return new Mask(sign, Pattern.compile(pattern, Pattern.DOTALL), replacement);
    }
}
