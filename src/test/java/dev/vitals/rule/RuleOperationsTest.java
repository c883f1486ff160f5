package dev.vitals.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Operation;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.ResourceKind;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Keeps {@code facts/rule-operations.tsv} true: what each rule looks at, and what reading that needs. Written anew by
 * {@code mvn test -Dtest=RuleOperationsTest -Ddocs.write=true}, then {@code docs/rules.md} likewise (RuleListTest).
 */
class RuleOperationsTest {

    private static final Path FILE = Path.of("src/main/resources/facts/rule-operations.tsv");
    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();
    private static final NeededOperations NEEDED = NeededOperations.of(COLLECTORS.collectors());

    @Test
    void saysOfEachRuleWhatItLooksAtAndWhatReadingThatNeeds() throws IOException {
        var table = "rule_id\tlooks_at\toperations\tsettings\n"
                + RuleCatalogue.discover().definitions().stream().map(this::row).collect(Collectors.joining());
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(FILE, table);
        }
        assertThat(FILE)
                .as("run mvn test -Dtest=RuleOperationsTest -Ddocs.write=true")
                .hasContent(table);
    }

    @Test
    void everySettingThatARuleAsksForCanBeChangedOnThePage() {
        assertThat(RuleCatalogue.discover().definitions())
                .flatExtracting(rule -> RuleFactTable.load().of(rule.id()).settings())
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(setting.label()).isNotEmpty());
    }

    @Test
    void everyOperationThatIsDeclaredIsCalledByItsCollector() {
        assertThat(NEEDED.uncalled()).isEmpty();
    }

    @Test
    void everyOperationThatIsDeclaredIsNeededForSomething() {
        var needed = COLLECTORS.kinds().stream()
                .flatMap(kind -> NEEDED.of(kind.config()).stream())
                .collect(Collectors.toSet());
        assertThat(needed).containsExactlyInAnyOrderElementsOf(Set.copyOf(COLLECTORS.operations()));
    }

    @Test
    void everyKindButTheAccountIsReadBySomething() {
        assertThat(COLLECTORS.collectors().stream().flatMap(collector -> collector.kinds().stream()))
                .allSatisfy(kind ->
                        assertThat(NEEDED.of(kind.config())).as(kind.type()).isNotEmpty());
    }

    @Test
    void opensAnAccountWithWhatItSays() {
        assertThat(AwsAccess.operations())
                .extracting(Operation::action)
                .containsExactly("sts:GetCallerIdentity", "ec2:DescribeRegions");
    }

    private String row(RuleDefinition rule) {
        var looked = LookedAt.by(method(rule.id()), configs());
        var kinds = new HashSet<>(looked.kinds());
        kinds.remove(rule.config());
        var types = looked.isEverything()
                ? "*"
                : kinds.stream().map(this::type).sorted().collect(Collectors.joining(","));
        kinds.add(rule.config());
        var operations = looked.isEverything()
                ? Set.of("*")
                : kinds.stream()
                        .flatMap(kind -> NEEDED.of(kind).stream())
                        .map(operation -> operation.service() + ":" + operation.name())
                        .collect(Collectors.toCollection(TreeSet::new));
        return "%s\t%s\t%s\t%s\n"
                .formatted(rule.id(), types, String.join(",", operations), String.join(",", looked.settings()));
    }

    private String type(Class<?> config) {
        return COLLECTORS.kinds().stream()
                .filter(kind -> kind.config() == config)
                .map(ResourceKind::type)
                .findFirst()
                .orElseThrow();
    }

    private static Set<Class<?>> configs() {
        return COLLECTORS.kinds().stream().map(ResourceKind::config).collect(Collectors.toSet());
    }

    private static Method method(String id) {
        return METHODS.stream()
                .filter(method -> method.getAnnotation(Rule.class).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static final List<Method> METHODS = RuleCatalogue.classes()
            .flatMap(type -> Stream.of(type.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(Rule.class))
            .toList();
}
