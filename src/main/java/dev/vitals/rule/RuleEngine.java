package dev.vitals.rule;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading.Unreadable;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Judges an inventory by every rule. A rule whose population could not be listed answers too: UNKNOWN, once per region
 * that was not read, on the account itself, so that a denied list never looks like an empty one.
 */
public final class RuleEngine {

    private final Map<Class<?>, List<Judge>> rules = new HashMap<>();
    private final Map<Class<?>, ResourceKind<?>> kinds = new HashMap<>();

    /**
     * @param kinds every kind that the collectors list
     * @throws IllegalStateException when a rule judges what no collector lists
     */
    public RuleEngine(RuleCatalogue catalogue, List<ResourceKind<?>> kinds) {
        this(catalogue.judges(), kinds);
    }

    /**
     * @param kinds every kind that the collectors list
     * @throws IllegalStateException when a rule judges what no collector lists
     */
    public RuleEngine(Collection<? extends Judge> judges, List<ResourceKind<?>> kinds) {
        kinds.forEach(kind -> this.kinds.put(kind.config(), kind));
        for (Judge rule : judges) {
            var subject = rule.definition().config();
            if (!this.kinds.containsKey(subject) && !rule.definition().origin().isScored()) {
                // A file said it once; there is nothing in the account to ask again.
                continue;
            }
            if (!this.kinds.containsKey(subject)) {
                throw new IllegalStateException("Rule %s judges %s, which no collector lists"
                        .formatted(rule.definition().id(), subject.getSimpleName()));
            }
            rules.computeIfAbsent(subject, any -> new ArrayList<>()).add(rule);
        }
    }

    /** Judges everything that was read; evaluations come resource by resource, in the order of reading. */
    public void judge(Inventory inventory, Settings settings, Consumer<Evaluation> to) {
        judged(inventory, settings).forEach(to);
    }

    /** The same while they are asked for, so that nobody has to hold them all. Judging anew says the same. */
    public Stream<Evaluation> judged(Inventory inventory, Settings settings) {
        var unlisted = new ArrayList<Evaluation>();
        inventory.eachList((config, region, listed) -> {
            if (listed instanceof Unreadable<Integer> unreadable) {
                unlisted(inventory, config, region, unreadable, unlisted::add);
            }
        });
        return Stream.concat(
                inventory.resources().stream().flatMap(resource -> judged(resource, inventory, settings)),
                unlisted.stream());
    }

    private Stream<Evaluation> judged(Resource<?> resource, Inventory inventory, Settings settings) {
        var asked = rules.getOrDefault(resource.config().getClass(), List.of());
        if (asked.isEmpty()) {
            return Stream.empty();
        }
        boolean holdsPhi = settings.marks().holdsPhi(resource);
        return asked.stream().filter(rule -> rule.isAbout(resource)).map(rule -> {
            var severity = rule.severity(resource);
            return new Evaluation(
                    rule.definition(),
                    resource.key(),
                    resource.arn(),
                    holdsPhi ? severity.raised() : severity,
                    rule.judge(resource, inventory, settings));
        });
    }

    private void unlisted(
            Inventory inventory,
            Class<?> config,
            String region,
            Unreadable<Integer> unreadable,
            Consumer<Evaluation> to) {
        var kind = kinds.get(config);
        for (Judge rule : rules.getOrDefault(config, List.of())) {
            if (!rule.definition().origin().isScored()) {
                // Its known findings become unknown with their list; there is no score that an empty one could flatter.
                continue;
            }
            var key = new ResourceKey(inventory.account(), region, kind.type(), inventory.account());
            var arn = inventory.home().globalArn("iam", "root");
            var verdict = new Verdict.Unknown(unreadable.cause(), unreadable.detail());
            to.accept(new Evaluation(
                    rule.definition(), key, arn, rule.definition().severity(), verdict));
        }
    }
}
