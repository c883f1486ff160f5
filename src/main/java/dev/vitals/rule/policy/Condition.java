package dev.vitals.rule.policy;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * One test of a statement's Condition block; all of a block must hold.
 *
 * @param operator as written: {@code StringEquals}, {@code ForAnyValue:StringLike}, {@code BoolIfExists}
 * @param key as written: {@code aws:SecureTransport}; case does not matter
 * @param values one of them suffices
 */
public record Condition(String operator, String key, List<String> values) {

    /** Keys that say who or whence the caller is; the list follows S3's "meaning of public". */
    private static final Set<String> CALLER_KEYS = Set.of(
            "aws:sourcearn",
            "aws:sourceaccount",
            "aws:sourceowner",
            "aws:sourceorgid",
            "aws:sourceorgpaths",
            "aws:sourceip",
            "aws:vpcsourceip",
            "aws:sourcevpc",
            "aws:sourcevpce",
            "aws:sourcevpcarn",
            "aws:vpceaccount",
            "aws:vpceorgid",
            "aws:vpceorgpaths",
            "aws:principalorgid",
            "aws:principalorgpaths",
            "aws:principalaccount",
            "aws:principalarn",
            "aws:userid",
            "aws:username",
            "kms:calleraccount",
            "s3:dataaccesspointaccount",
            "s3:dataaccesspointarn",
            "elasticfilesystem:accessedviamounttarget");

    private static final Set<String> POSITIVE =
            Set.of("stringequals", "stringequalsignorecase", "stringlike", "arnequals", "arnlike", "ipaddress", "bool");

    private static final Set<String> NEGATIVE = Set.of(
            "stringnotequals",
            "stringnotequalsignorecase",
            "stringnotlike",
            "arnnotequals",
            "arnnotlike",
            "notipaddress");

    private static final Set<String> SERVICE_KEYS = Set.of("aws:principalisawsservice", "aws:viaawsservice");

    public Condition {
        values = List.copyOf(values);
    }

    /** As people read it: {@code Bool aws:MultiFactorAuthPresent = true}. */
    public String words() {
        return "%s %s = %s".formatted(operator, key, String.join(" or ", values));
    }

    public boolean hasKey(String name) {
        return key.equalsIgnoreCase(name);
    }

    /** Whether this is {@code key = value}, whatever the operator for equality, also where the key may be missing. */
    public boolean demands(String name, String value) {
        return hasKey(name)
                && Set.of("bool", "stringequals", "stringequalsignorecase", "stringlike")
                        .contains(bareOperator())
                && !values.isEmpty()
                && values.stream().allMatch(value::equalsIgnoreCase);
    }

    /** In an Allow: whether only known callers pass. A test that also holds when the key is missing does not do that. */
    public boolean narrowsCallers() {
        return POSITIVE.contains(bareOperator()) && !holdsWithoutKey() && fixesCallers();
    }

    /** In a Deny: whether everybody but known callers is caught. */
    public boolean sparesOnlyKnownCallers() {
        if (SERVICE_KEYS.contains(lower(key))) {
            return bareOperator().equals("bool") && values.stream().allMatch("false"::equalsIgnoreCase);
        }
        return NEGATIVE.contains(bareOperator()) && fixesCallers();
    }

    private boolean fixesCallers() {
        return CALLER_KEYS.contains(lower(key))
                && !values.isEmpty()
                && values.stream().allMatch(this::isNarrow);
    }

    private boolean isNarrow(String value) {
        if (value.contains("${")) {
            return false;
        }
        if (bareOperator().endsWith("ipaddress")) {
            return isNarrowRange(value);
        }
        if (bareOperator().equals("bool")) {
            return value.equalsIgnoreCase("true");
        }
        return value.startsWith("arn:") ? isNarrowArn(value) : isNarrowText(value);
    }

    /** Ranges wider than any organization's are as good as the whole internet: {@code 0.0.0.0/1} is half of it. */
    private static boolean isNarrowRange(String range) {
        int slash = range.indexOf('/');
        int widest = range.contains(":") ? 32 : 8;
        try {
            return slash < 0 || Integer.parseInt(range.substring(slash + 1).strip()) >= widest;
        } catch (NumberFormatException notPrefix) {
            return false;
        }
    }

    private boolean isNarrowArn(String arn) {
        var parts = arn.split(":", 6);
        if (parts.length < 6) {
            return false;
        }
        return parts[4].isEmpty() ? isFixedStart(parts[5]) : !parts[4].contains("*") && !parts[4].contains("?");
    }

    private boolean isNarrowText(String value) {
        if (!bareOperator().endsWith("like") && !bareOperator().startsWith("arn")) {
            return !value.equals("*");
        }
        int wild = wildcard(value);
        var fixed = value.substring(0, wild);
        return wild == value.length() ? wild > 0 : fixed.contains(":") || fixed.contains("/");
    }

    private static boolean isFixedStart(String resource) {
        int wild = wildcard(resource);
        return wild > 0
                        && !resource.substring(0, wild).endsWith(":")
                        && !resource.substring(0, wild).endsWith("/")
                || wild == resource.length() && wild > 0;
    }

    private static int wildcard(String text) {
        int star = text.indexOf('*');
        int mark = text.indexOf('?');
        int first = star < 0 ? mark : mark < 0 ? star : Math.min(star, mark);
        return first < 0 ? text.length() : first;
    }

    private boolean holdsWithoutKey() {
        var lower = lower(operator);
        return lower.startsWith("forallvalues:") || lower.endsWith("ifexists");
    }

    /** The operator in lower case without set prefix and IfExists. */
    public String bareOperator() {
        var lower = lower(operator);
        var bare = lower.substring(lower.indexOf(':') + 1);
        return bare.endsWith("ifexists") ? bare.substring(0, bare.length() - "ifexists".length()) : bare;
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
