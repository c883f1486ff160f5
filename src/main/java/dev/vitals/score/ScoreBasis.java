package dev.vitals.score;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.inventory.ContentHash;
import dev.vitals.rule.RuleDefinition;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a score rests on beside the verdicts; kept with every score, so that a step in a trend can be told from a change
 * of the measure.
 *
 * @param safeguards the rows that count for the organization
 * @param settingsHash of the settings that the rules were given
 */
public record ScoreBasis(List<Safeguard> safeguards, List<RuleDefinition> rules, String settingsHash) {

    private static final int DIGITS = 16;

    /** Changes with every rule that is added, removed or changed. */
    String ruleSet() {
        var versions = new TreeMap<String, Integer>();
        rules.forEach(rule -> versions.put(rule.id(), rule.version()));
        var hash = ContentHash.of(JsonMapper.shared().valueToTree(versions), Set.of());
        return hash.hex().substring(0, DIGITS);
    }
}
