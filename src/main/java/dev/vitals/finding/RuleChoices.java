package dev.vitals.finding;

import dev.vitals.page.Choice;
import dev.vitals.rule.Peer;
import dev.vitals.rule.RuleFactTable;
import dev.vitals.rule.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the list of rules can be narrowed to. */
@Component
class RuleChoices {

    private final RuleFactTable facts;

    RuleChoices(RuleFactTable facts) {
        this.facts = facts;
    }

    Map<String, List<Choice>> all() {
        var all = new LinkedHashMap<String, List<Choice>>();
        all.put(
                "severities",
                Stream.of(Severity.values())
                        .map(one -> new Choice(one.word(), one.word()))
                        .toList());
        all.put(
                "standings",
                List.of(
                        new Choice("failing", "Has open findings"),
                        new Choice("unknown", "Unknown, nothing open"),
                        new Choice("holds", "Holds"),
                        new Choice("idle", "Nothing to judge")));
        all.put(
                "services",
                facts.services().stream().map(one -> new Choice(one, one)).toList());
        all.put(
                "peers",
                Stream.concat(
                                Stream.of(Peer.values()).map(peer -> new Choice(peer.word(), peer.label())),
                                Stream.of(new Choice("none", "No peer")))
                        .toList());
        return all;
    }
}
