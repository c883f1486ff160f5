package dev.vitals.rule;

import dev.vitals.aws.Operation;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The catalogue of rules for people, as {@code docs/rules.md} holds it. */
public final class RuleSheet {

    private static final String HEAD = """
            # Rules

            Every rule of the catalogue, by the service that it is about: what holds when it passes, how bad a failure is, which
            safeguards of 45 CFR Part 164 it serves, by which IAM actions all that it looks at is read, and which peers ask for the
            same.
            Why it matters and how to fix it stands on the rule's page and in `src/main/resources/rules/`.

            A check with `*` is one that the peer has outside its mapping to HIPAA, one with `^` was in the AWS HIPAA pack and is
            there no longer. Tier 1 is the core, tier 3 goes beyond what peers ask. Operations are found out by refusing them one
            by one (`RuleOperationsTest`); the policy of `vitals policy` holds exactly the actions of all of them.

            This file is printed by `java -jar vitals.jar rules --format markdown`.
            """;

    private final RuleFactTable facts;
    private final Map<Class<?>, String> types;
    private final Map<String, String> actions;

    /** The sheet of what is on the class path. */
    public RuleSheet(RuleFactTable facts, CollectorCatalogue collectors) {
        this.facts = facts;
        this.types = collectors.kinds().stream()
                .collect(Collectors.toMap(ResourceKind::config, ResourceKind::type, (one, other) -> one));
        this.actions = collectors.operations().stream()
                .collect(Collectors.toMap(
                        operation -> operation.service() + ":" + operation.name(),
                        Operation::action,
                        (one, other) -> one));
    }

    /** The type of the resources that a rule judges. */
    public String type(RuleDefinition rule) {
        return types.getOrDefault(rule.config(), rule.config().getSimpleName());
    }

    /** The IAM actions that the reading for a rule needs, rising; all of them where it looks at everything. */
    public List<String> actions(RuleFacts rule) {
        var needed = rule.isAboutEverything() ? actions.keySet() : rule.operations();
        return List.copyOf(needed.stream()
                .map(operation -> actions.getOrDefault(operation, operation))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** The whole sheet as Markdown. */
    public String markdown(List<RuleDefinition> rules) {
        var services = new TreeMap<String, List<RuleDefinition>>(rules.stream()
                .collect(Collectors.groupingBy(rule -> facts.of(rule.id()).service())));
        return HEAD + "\n" + "%d rules.\n".formatted(rules.size())
                + services.entrySet().stream()
                        .map(service -> section(service.getKey(), service.getValue()))
                        .collect(Collectors.joining());
    }

    private String section(String service, List<RuleDefinition> rules) {
        return """

                ## %s

                | rule | severity | safeguards | judges | needs | peers | tier |
                |---|---|---|---|---|---|---|
                """.formatted(service) + rules.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(RuleDefinition rule) {
        var known = facts.of(rule.id());
        return "| `%s`<br>%s | %s | %s | %s | %s | %s | %d |\n"
                .formatted(
                        rule.id(),
                        rule.title(),
                        rule.severity().word(),
                        String.join(", ", rule.safeguards()),
                        type(rule),
                        known.isAboutEverything() ? "all that is read" : code(actions(known)),
                        peers(known),
                        known.tier());
    }

    private static String peers(RuleFacts facts) {
        return facts.peers().stream()
                .map(peer -> peer.label() + ": "
                        + facts.checksOf(peer).stream().map(RuleSheet::check).collect(Collectors.joining(", ")))
                .collect(Collectors.joining("<br>"));
    }

    private static String check(PeerCheck check) {
        return "`" + check.id() + "`"
                + switch (check.place()) {
                    case MAPPED -> "";
                    case BESIDE -> "\\*";
                    case DROPPED -> "^";
                };
    }

    private static String code(List<String> words) {
        return words.stream().map(word -> "`" + word + "`").collect(Collectors.joining(", "));
    }
}
