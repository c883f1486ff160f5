package dev.vitals.ownrule;

import dev.vitals.ownrule.RuleFile.Entry;
import dev.vitals.ownrule.RuleFile.Wrong;
import dev.vitals.page.DiffLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a file of rules into the store: what it would do is shown before it is done, and it is done whole or not. */
@Component
public class RuleImport {

    private final OwnRuleStore store;
    private final RuleCheck check;
    private final TransactionTemplate transaction;

    RuleImport(OwnRuleStore store, RuleCheck check, PlatformTransactionManager transactions) {
        this.store = store;
        this.check = check;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What a rule of the file would do.
     *
     * @param lines what it changes of the rule that there is; empty for a new one
     */
    record Step(Entry entry, @Nullable OwnRule before, List<DiffLine> lines) {

        public boolean isNew() {
            return before == null;
        }

        public boolean isSame() {
            return before != null && before.newest().text().equals(entry.text());
        }

        /** What comes of it, in words. */
        public String words() {
            if (before == null) {
                return "new, switched off";
            }
            if (isSame()) {
                return "as it is";
            }
            return "version %d, %s"
                    .formatted(
                            before.newest().version() + 1,
                            before.isOn() ? "in force at once, for the rule is on" : "switched off like the rule");
        }
    }

    /** What a file would do; nothing where something is wrong. */
    record Plan(List<Step> steps, List<Wrong> wrong) {

        public boolean changesAnything() {
            return steps.stream().anyMatch(step -> !step.isSame());
        }
    }

    Plan plan(String yaml) {
        var file = RuleFile.read(yaml);
        var wrong = new ArrayList<>(file.wrong());
        var steps = new ArrayList<Step>();
        for (Entry entry : file.entries()) {
            check.of(entry.text())
                    .forEach(each -> wrong.add(
                            new Wrong(entry.line(), "%s, %s: %s".formatted(entry.id(), each.field(), each.words()))));
            var before = store.find(entry.id());
            before.filter(rule ->
                            !rule.newest().text().type().equals(entry.text().type()))
                    .ifPresent(rule -> wrong.add(new Wrong(
                            entry.line(),
                            "%s judges %s; a rule for another type needs another id."
                                    .formatted(entry.id(), rule.newest().text().type()))));
            steps.add(step(entry, before));
        }
        return wrong.isEmpty() ? new Plan(steps, List.of()) : new Plan(List.of(), wrong);
    }

    /**
     * Brings in a file that is known to be right.
     *
     * @param on ids of the rules that are switched on at once
     * @throws IllegalArgumentException when it is not
     */
    public void bringIn(String yaml, Set<String> on, String by, Instant at) {
        var plan = plan(yaml);
        if (!plan.wrong().isEmpty()) {
            throw new IllegalArgumentException(plan.wrong().getFirst().sentence());
        }
        run(plan, by, at);
        on.forEach(
                id -> store.switchTo(id, store.find(id).orElseThrow().newest().version(), by, at));
    }

    /** Does what the plan says. */
    void run(Plan plan, String by, Instant at) {
        transaction.executeWithoutResult(
                any -> plan.steps().stream().filter(step -> !step.isSame()).forEach(step -> run(step, by, at)));
    }

    private void run(Step step, String by, Instant at) {
        var entry = step.entry();
        var before = step.before();
        var base = before == null ? 0 : before.newest().version();
        var note = entry.note().isEmpty() ? "Imported" : entry.note();
        var saved = store.save(entry.id(), base, entry.text(), by, note, at);
        if (before != null && before.isOn()) {
            store.switchTo(entry.id(), saved.version(), by, at);
        }
    }

    private static Step step(Entry entry, Optional<OwnRule> before) {
        if (before.isEmpty()) {
            return new Step(entry, null, List.of());
        }
        var next = new RuleVersion(entry.id(), 0, entry.text(), Instant.EPOCH, "", "");
        return new Step(entry, before.get(), next.since(before.get().newest()));
    }
}
