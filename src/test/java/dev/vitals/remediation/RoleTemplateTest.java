package dev.vitals.remediation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.remediation.fix.Fix;
import dev.vitals.remediation.fix.Fixes;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.support.Catalogues;
import java.util.HashSet;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;

class RoleTemplateTest {

    @Test
    void grantsWhatTheFixesDeclareAndNothingElse() {
        var granted = new HashSet<String>();
        new Yaml(new ShortForms())
                .<Map<String, Object>>load(RoleTemplate.cloudFormation())
                .toString()
                .transform(text -> java.util.regex.Pattern.compile("\\b[a-z0-9]+:[A-Z]\\w+")
                        .matcher(text))
                .results()
                .forEach(found -> granted.add(found.group()));
        granted.removeAll(java.util.Set.of("sts:AssumeRole", "sts:TagSession", "sts:ExternalId", "aws:RequestTag"));

        assertThat(granted).containsExactlyInAnyOrderElementsOf(RoleTemplate.actions());
        assertThat(RoleTemplate.actions()).noneMatch(action -> action.contains("*"));
    }

    @Test
    void everyFixServesRulesThatThereAreAndNoRuleHasTwo() {
        var rules =
                Catalogues.RULES.definitions().stream().map(RuleDefinition::id).collect(Collectors.toSet());
        assertThat(Fixes.all())
                .flatExtracting(Fix::rules)
                .doesNotHaveDuplicates()
                .allMatch(rules::contains);
        assertThat(Fixes.all()).extracting(Fix::id).doesNotHaveDuplicates();
    }

    @Test
    void theRoleThatReadsMayChangeNothingByIt() {
        var reads = Catalogues.COLLECTORS.operations().stream()
                .map(operation -> operation.action())
                .collect(Collectors.toSet());
        assertThat(RoleTemplate.actions())
                .filteredOn(action ->
                        action.matches("\\w+:(Put|Delete|Modify|Update|Enable|Disable|Create|Revoke|Authorize|Pass).*"))
                .isNotEmpty()
                .noneMatch(reads::contains);
    }

    /** CloudFormation's {@code !Ref} is no type of YAML's own. */
    private static final class ShortForms extends SafeConstructor {
        ShortForms() {
            super(new LoaderOptions());
            yamlConstructors.put(new Tag("!Ref"), new ConstructYamlStr());
        }
    }
}
