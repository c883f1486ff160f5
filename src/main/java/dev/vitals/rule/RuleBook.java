package dev.vitals.rule;

import java.util.List;
import java.util.Optional;

/**
 * What is judged by at one moment: every judge in force, and the settings that they are given. A scan takes one at its
 * end of reading and keeps to it.
 *
 * @param version of the settings; empty while none were ever saved
 */
public record RuleBook(List<Judge> judges, Settings settings, Optional<Long> version) {

    public RuleBook {
        judges = List.copyOf(judges);
    }

    /** The definitions, the catalogue's first. */
    public List<RuleDefinition> definitions() {
        return judges.stream().map(Judge::definition).toList();
    }

    /** The definitions that count in scores. */
    public List<RuleDefinition> scored() {
        return definitions().stream().filter(rule -> rule.origin().isScored()).toList();
    }

    /** One definition by its id. */
    public Optional<RuleDefinition> find(String id) {
        return definitions().stream().filter(rule -> rule.id().equals(id)).findFirst();
    }
}
