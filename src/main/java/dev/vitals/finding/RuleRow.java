package dev.vitals.finding;

import dev.vitals.inventory.TypeName;
import dev.vitals.rule.Peer;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.RuleFacts;
import java.util.List;

/**
 * A rule as the list shows it.
 *
 * @param type of what it judges
 */
public record RuleRow(RuleDefinition rule, RuleFacts facts, String type, RuleCounts counts) {

    public String typeLabel() {
        return new TypeName(type).label();
    }

    public List<String> peers() {
        return facts.peers().stream().map(Peer::label).toList();
    }
}
