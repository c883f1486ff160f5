package dev.vitals.score;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.inventory.ContentHash;
import dev.vitals.rule.RuleBook;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a score rests on beside the verdicts; kept with every score, so that a step in a trend can be told from a change
 * of the measure.
 *
 * @param safeguards the rows that count for the organization
 * @param settingsHash of the settings that the rules were given
 */
public record ScoreBasis(List<Safeguard> safeguards, List<RuleDefinition> rules, String settingsHash) {

    private static final int DIGITS = 16;

    /** What a rule book gives to score by: its scored rules and its settings. */
    static ScoreBasis of(List<Safeguard> safeguards, RuleBook book) {
        return new ScoreBasis(safeguards, book.scored(), hashOf(book.settings()));
    }

    /** Changes with every setting and every entry of a list. Arrays are put into order, for a set has none and another one in every JVM. */
    static String hashOf(Settings settings) {
        ObjectNode tree = JsonMapper.shared().valueToTree(settings);
        tree.set("lists", JsonMapper.shared().valueToTree(settings.lists()));
        var ordered = ordered(tree);
        return ContentHash.of(ordered, Set.of()).hex();
    }

    private static JsonNode ordered(JsonNode node) {
        var mapper = JsonMapper.shared();
        if (node.isArray()) {
            var elements = node.valueStream().map(ScoreBasis::ordered).sorted(Comparator.comparing(JsonNode::toString));
            return mapper.createArrayNode().addAll(elements.toList());
        }
        if (!node.isObject()) {
            return node;
        }
        var members = mapper.createObjectNode();
        node.properties().forEach(member -> members.set(member.getKey(), ordered(member.getValue())));
        return members;
    }

    /** Takes some time with hundreds of rules: once is enough for all scopes. */
    Measure measure() {
        return new Measure(ruleSet(), settingsHash);
    }

    /** Changes with every rule that is added, removed or changed. */
    private String ruleSet() {
        var versions = new TreeMap<String, Integer>();
        rules.forEach(rule -> versions.put(rule.id(), rule.version()));
        var hash = ContentHash.of(JsonMapper.shared().valueToTree(versions), Set.of());
        return hash.hex().substring(0, DIGITS);
    }
}
