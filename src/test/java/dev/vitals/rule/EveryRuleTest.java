package dev.vitals.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.support.Blank;
import dev.vitals.support.Inventories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The guards that are written once over all rules. */
class EveryRuleTest {

    private static final Pattern METHOD = Pattern.compile("@Rule\\([^@]*?\\)\\s+Verdict (\\w+)\\(", Pattern.DOTALL);
    private static final RuleCatalogue RULES = RuleCatalogue.discover();
    private static final SafeguardCatalogue SAFEGUARDS = SafeguardCatalogue.load();

    @TestFactory
    Stream<DynamicTest> answersUnknownWhereNothingCouldBeRead() {
        return each(rule -> {
            assertThat(rule.judge(blank(rule), Inventories.unread(), Settings.defaults()))
                    .as("a blank resource in an unread account")
                    .isInstanceOf(Verdict.Unknown.class);
            assertThat(rule.judge(blank(rule), Inventories.denied(), Settings.defaults()))
                    .as("a blank resource in an account whose lists were refused")
                    .isInstanceOf(Verdict.Unknown.class);
        });
    }

    @TestFactory
    Stream<DynamicTest> saysWhyItIsUnknownInsteadOfStumbling() {
        return each(rule -> {
            var verdict = (Verdict.Unknown) rule.judge(blank(rule), Inventories.unread(), Settings.defaults());
            assertThat(verdict.detail()).doesNotContain("could not judge it");
        });
    }

    @TestFactory
    Stream<DynamicTest> citesOnlySafeguardsOfTheRegulation() {
        return each(rule -> assertThat(rule.definition().safeguards())
                .isNotEmpty()
                .allSatisfy(citation -> assertThat(SAFEGUARDS.find(citation)).isPresent()));
    }

    @TestFactory
    Stream<DynamicTest> hasGuidanceThatTellsWhyAndHow() {
        return each(rule -> {
            try (var text = RuleCatalogue.class.getResourceAsStream(
                    "/rules/" + rule.definition().id() + ".md")) {
                assertThat(text).as("rules/%s.md", rule.definition().id()).isNotNull();
                assertThat(new String(text.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8))
                        .contains("## Why it matters", "## How to fix", "### AWS CLI", "### Terraform");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> agreesWithTheFactTable() {
        var rows = Catalogue.rows();
        return each(rule -> {
            var row = rows.get(rule.definition().id());
            assertThat(row).as("row of the catalogue").isNotNull();
            assertThat(rule.definition().severity().word()).isEqualTo(row.severity());
            assertThat(rule.definition().safeguards()).containsExactlyInAnyOrderElementsOf(row.citations());
        });
    }

    @Test
    void everyRuleJudgesWhatSomeCollectorLists() {
        var engine = new RuleEngine(RULES, CollectorCatalogue.discover().kinds());
        var verdicts = new ArrayList<Evaluation>();
        engine.judge(Inventories.denied(), Settings.defaults(), verdicts::add);
        assertThat(verdicts)
                .allSatisfy(evaluation -> assertThat(evaluation.verdict()).isInstanceOf(Verdict.Unknown.class));
        assertThat(verdicts.stream().map(evaluation -> evaluation.rule().id()).distinct())
                .as("a rule whose list was refused answers all the same")
                .containsExactlyInAnyOrderElementsOf(
                        RULES.definitions().stream().map(RuleDefinition::id).toList());
    }

    @Test
    void holdsEveryRowOfTheTable() {
        var missing = new TreeSet<>(Catalogue.rows().keySet());
        RULES.definitions().forEach(rule -> missing.remove(rule.id()));
        assertThat(missing).isEmpty();
    }

    /** A rule without a test of its own is one that nobody has seen fail: its method must be called from a test. */
    @Test
    void isTriedByATestOfItsOwn() throws IOException {
        var tests = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/test/java/dev/vitals/rule"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
                tests.add(Files.readString(file));
            }
        }
        assertThat(ruleMethods().stream().filter(method -> tests.stream().noneMatch(test -> tries(test, method))))
                .isEmpty();
    }

    private static boolean tries(String test, String method) {
        var name = method.substring(method.indexOf('#') + 1);
        return test.contains(method.substring(0, method.indexOf('#')))
                && Pattern.compile("(\\.|::)" + name + "\\b").matcher(test).find();
    }

    /** Each as {@code Class#method}: two classes may well use one name. */
    private static List<String> ruleMethods() throws IOException {
        var methods = new ArrayList<String>();
        try (var files = Files.walk(Path.of("src/main/java/dev/vitals/rule"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith("Rules.java")).toList()) {
                var type = file.getFileName().toString().replace(".java", "");
                METHOD.matcher(Files.readString(file))
                        .results()
                        .forEach(found -> methods.add(type + "#" + found.group(1)));
            }
        }
        assertThat(methods).hasSize(RULES.definitions().size());
        return methods;
    }

    private interface Check {
        void of(RuleMethod rule) throws Exception;
    }

    private static Stream<DynamicTest> each(Check check) {
        return RULES.methods().stream()
                .map(rule -> DynamicTest.dynamicTest(rule.definition().id(), () -> check.of(rule)));
    }

    private static Resource<?> blank(RuleMethod rule) {
        var config = Blank.of(rule.definition().config());
        var key = new ResourceKey(Inventories.ACCOUNT, Inventories.REGION, "blank", "blank");
        return new Resource<>(key, "arn:aws:blank", "blank", Map.of(), config);
    }
}
