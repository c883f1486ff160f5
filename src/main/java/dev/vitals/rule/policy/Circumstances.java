package dev.vitals.rule.policy;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is known of a call before it is made: who calls, and what is called upon. Everything else (whence, when, with MFA
 * or without) only the call will tell.
 *
 * @param known values of condition keys, keys in lower case
 * @param missing keys in lower case that such a call never carries; ending in {@code *} for all with that start
 */
public record Circumstances(Map<String, List<String>> known, Set<String> missing) {

    /** Nothing is known. */
    public static final Circumstances UNKNOWN = new Circumstances(Map.of(), Set.of());

    public Circumstances {
        known = Map.copyOf(known);
        missing = Set.copyOf(missing);
    }

    /** The same with one key known. */
    public Circumstances with(String key, String... values) {
        var more = new HashMap<>(known);
        more.put(key.toLowerCase(Locale.ROOT), List.of(values));
        return new Circumstances(more, missing);
    }

    /** All that is known here and there. */
    public Circumstances and(Circumstances other) {
        var both = new HashMap<>(known);
        both.putAll(other.known);
        var none = new HashSet<>(missing);
        none.addAll(other.missing);
        return new Circumstances(both, none);
    }

    /** The same, called upon a resource with these tags and no others. */
    public Circumstances onResource(Map<String, String> tags) {
        var more = new TreeMap<>(known);
        tags.forEach((key, value) -> more.put("aws:resourcetag/" + key.toLowerCase(Locale.ROOT), List.of(value)));
        var none = new HashSet<>(missing);
        none.add("aws:resourcetag/*");
        return new Circumstances(more, none);
    }

    /** The values of a key: empty list where the call carries none, empty where that is not known. */
    Optional<List<String>> values(String key) {
        var name = canonical(key);
        var values = known.get(name);
        if (values != null) {
            return Optional.of(values);
        }
        boolean never = missing.stream()
                .anyMatch(none ->
                        none.endsWith("*") ? name.startsWith(none.substring(0, none.length() - 1)) : none.equals(name));
        return never ? Optional.of(List.of()) : Optional.empty();
    }

    /** Services have names of their own for the tags of what is called upon: {@code ec2:ResourceTag/env}. */
    private static String canonical(String key) {
        var name = key.toLowerCase(Locale.ROOT);
        int tag = name.indexOf(":resourcetag/");
        return tag < 0 ? name : "aws" + name.substring(tag);
    }
}
