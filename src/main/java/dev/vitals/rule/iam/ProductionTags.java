package dev.vitals.rule.iam;

import dev.vitals.rule.Settings;
import dev.vitals.rule.policy.Circumstances;
import dev.vitals.rule.policy.Condition;
import dev.vitals.rule.policy.Grants;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tags that say production, as somebody's policies speak of them. Settings list several words for it, of which an
 * organization uses one: where policies name words of the list, these are the ones that count.
 */
record ProductionTags(Settings.Marks marks) {

    private static final String TAG = ":resourcetag/";

    /** What is known of a call upon a resource with each of these tags; one unknown where policies test no such tag. */
    List<Circumstances> of(Grants grants) {
        var tested = grants.conditions().filter(this::isOfProduction).toList();
        var calls = new ArrayList<Circumstances>();
        tested.stream()
                .map(ProductionTags::tag)
                .distinct()
                .forEach(tag -> words(tag, tested)
                        .forEach(word -> calls.add(Circumstances.UNKNOWN.with("aws:ResourceTag/" + tag, word))));
        return calls.isEmpty() ? List.of(Circumstances.UNKNOWN) : calls;
    }

    private boolean isOfProduction(Condition condition) {
        return condition.key().toLowerCase(Locale.ROOT).contains(TAG)
                && marks.production().containsKey(tag(condition));
    }

    private static String tag(Condition condition) {
        var key = condition.key().toLowerCase(Locale.ROOT);
        return key.substring(key.indexOf(TAG) + TAG.length());
    }

    private List<String> words(String tag, List<Condition> tested) {
        var all = marks.production().get(tag);
        var named = tested.stream()
                .filter(condition -> tag(condition).equals(tag))
                .flatMap(condition -> condition.values().stream())
                .flatMap(value -> named(value, all))
                .distinct()
                .toList();
        return named.isEmpty() ? List.copyOf(all) : named;
    }

    private static Stream<String> named(String value, Set<String> all) {
        var lower = value.toLowerCase(Locale.ROOT);
        return all.contains(lower) ? Stream.of(value) : all.stream().filter(word -> Names.listed(List.of(lower), word));
    }
}
