package dev.vitals.ownrule;

import dev.vitals.rule.Judge;
import dev.vitals.rule.Judges;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.RuleDefinition.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The organization's rules in force, for whoever judges. */
@Component
class OwnRules implements Judges {

    private static final int REMEMBERED = 1000;

    private final OwnRuleStore store;
    private final Kinds kinds;

    /** What a version says never changes, so neither does what it compiles to. */
    private final Map<String, CompiledRule> compiled = new ConcurrentHashMap<>();

    OwnRules(OwnRuleStore store, Kinds kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    @Override
    public List<Judge> inForce() {
        return judges(store.inForce(), kinds, this::compiled);
    }

    @Override
    public Set<String> withdrawn() {
        return store.withdrawn();
    }

    /** The version, ready to judge. */
    CompiledRule compiled(RuleVersion version) {
        if (compiled.size() > REMEMBERED) {
            compiled.clear();
        }
        return compiled.computeIfAbsent(
                version.rule() + "@" + version.version(), any -> compile(version.text(), kinds));
    }

    static CompiledRule compile(RuleText text, Kinds kinds) {
        return CompiledRule.of(
                text, kinds.find(text.type()).filter(kind -> kind.isTagged()).isPresent());
    }

    interface Compiler {
        CompiledRule of(RuleVersion version);
    }

    /** Judges for one scan; a rule on a type that is no longer read has nothing to judge. */
    static List<Judge> judges(List<RuleVersion> versions, Kinds kinds, Compiler compiler) {
        var shown = new LastShown();
        var judges = new ArrayList<Judge>();
        for (RuleVersion version : versions) {
            kinds.find(version.text().type())
                    .map(kind -> new OwnJudge(
                            definition(version, kind.config()),
                            version.text().guidance(),
                            compiler.of(version),
                            shown,
                            Budget.ofScan()))
                    .ifPresent(judges::add);
        }
        return judges;
    }

    private static RuleDefinition definition(RuleVersion version, Class<?> config) {
        var text = version.text();
        return new RuleDefinition(
                version.rule(),
                text.title(),
                text.severity(),
                text.safeguards(),
                config,
                version.version(),
                Origin.OWN);
    }
}
