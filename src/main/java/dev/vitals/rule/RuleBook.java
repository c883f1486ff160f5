package dev.vitals.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is judged by at one moment: every judge in force, and the settings that they are given. A scan takes one at its
 * end of reading and keeps to it.
 *
 * @param version of the settings; empty while none were ever saved
 * @param withdrawn ids of rules that once were in force and are no more
 */
public record RuleBook(List<Judge> judges, Settings settings, Optional<Long> version, Set<String> withdrawn) {

    public RuleBook {
        judges = List.copyOf(judges);
        withdrawn = Set.copyOf(withdrawn);
    }

    /** One of which no rule was withdrawn. */
    public RuleBook(List<Judge> judges, Settings settings, Optional<Long> version) {
        this(judges, settings, version, Set.of());
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

    /** Why a rule matters and how to fix what it finds, in force or not. */
    public Optional<Guidance> guidance(String id) {
        return judges.stream()
                .filter(judge -> judge.definition().id().equals(id))
                .findFirst()
                .map(Judge::guidance)
                .orElseGet(() -> Guidance.of(id));
    }
}
