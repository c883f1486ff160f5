package dev.vitals.ownrule;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.ownrule.expression.Subject;
import dev.vitals.rule.Guidance;
import dev.vitals.rule.Judge;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import java.util.Optional;

/** A rule of the organization, for one scan. */
final class OwnJudge implements Judge {

    private final RuleDefinition definition;
    private final String guidance;
    private final CompiledRule rule;
    private final LastShown shown;
    private final Budget budget;

    OwnJudge(RuleDefinition definition, String guidance, CompiledRule rule, LastShown shown, Budget budget) {
        this.definition = definition;
        this.guidance = guidance;
        this.rule = rule;
        this.shown = shown;
        this.budget = budget;
    }

    @Override
    public RuleDefinition definition() {
        return definition;
    }

    @Override
    public Verdict judge(Resource<?> resource, Inventory inventory, Settings settings) {
        return budget.judge(() -> rule.judge(subject(resource, inventory)));
    }

    @Override
    public Optional<Guidance> guidance() {
        return guidance.isBlank() ? Optional.empty() : Optional.of(Guidance.parse(guidance));
    }

    private Subject subject(Resource<?> resource, Inventory inventory) {
        return shown.of(resource, inventory.readAt());
    }
}
