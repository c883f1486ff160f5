package dev.vitals.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.collect.cloudformation.QuickStart;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComponentCatalogueTest {

    private final ComponentCatalogue catalogue = ComponentCatalogue.load();
    private final List<String> read = CollectorCatalogue.discover().kinds().stream()
            .map(ResourceKind::type)
            .toList();

    @Test
    void knowsEveryRowOfTheTableAsAComponentOrSaysWhyItIsNone() {
        var known = Stream.concat(
                components().map(Component::row),
                Stream.of(QuickStart.values())
                        .flatMap(edition -> catalogue.remarks(edition).stream())
                        .map(ComponentCatalogue.Remark::row));
        assertThat(known).containsExactlyInAnyOrderElementsOf(QuickStartTable.load());
        assertThat(components()).allMatch(component -> !component.parts().isEmpty());
        assertThat(Stream.of(QuickStart.values()).flatMap(edition -> catalogue.remarks(edition).stream()))
                .hasSize(5)
                .allMatch(remark -> !remark.reason().isEmpty());
    }

    @Test
    void holdsTheEightyTwoRulesOfTheConformancePack() {
        assertThat(catalogue.of(QuickStart.V2))
                .filteredOn(component -> component.name().startsWith(ConfigRuleParts.ROW))
                .hasSize(82);
    }

    @Test
    void looksWhereACollectorReadsAndTakesCloudFormationsWordForTheRestAlone() {
        assertThat(parts().map(Part::readAs).filter(Objects::nonNull)).isSubsetOf(read);
        assertThat(parts().filter(part -> part.readAs() == null).map(Part::type))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(read);
    }

    @Test
    void namesOfEachRowsTypesWhatItsResourcesAre() {
        assertThat(components())
                .allSatisfy(component -> assertThat(component.parts().stream().map(Part::type))
                        .as(component.name())
                        .isNotEmpty());
        assertThat(components().filter(component -> component.edition() == QuickStart.V2))
                .allSatisfy(component -> assertThat(component.row().types())
                        .as(component.name())
                        .containsAll(component.parts().stream().map(Part::type).toList()));
    }

    @Test
    void linksRulesThatExistAndEveryRuleThatTheQuickStartIsSaidToCover() throws IOException {
        var rules = RuleCatalogue.discover().definitions().stream()
                .map(RuleDefinition::id)
                .toList();
        var linked = Stream.concat(
                        components().flatMap(component -> component.rules().stream()),
                        Stream.of(QuickStart.values())
                                .flatMap(edition -> catalogue.remarks(edition).stream())
                                .flatMap(remark -> remark.rules().stream()))
                .distinct()
                .toList();
        assertThat(rules).containsAll(linked);
        assertThat(linked).containsAll(deployed());
        assertThat(components().filter(component -> !component.row().weakness().isEmpty()))
                .as("a known weakness has a rule that covers it")
                .allMatch(component -> !component.rules().isEmpty());
    }

    private Stream<Component> components() {
        return Stream.of(QuickStart.values()).flatMap(edition -> catalogue.of(edition).stream());
    }

    private Stream<Part> parts() {
        return components().flatMap(component -> component.parts().stream());
    }

    /** Rules of which the catalogue says that the QuickStart deploys what they ask for. */
    private static List<String> deployed() throws IOException {
        try (var table = ComponentCatalogueTest.class.getResourceAsStream("/facts/rule-catalogue.tsv")) {
            return new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .filter(cells -> cells[13].startsWith("v"))
                    .map(cells -> cells[0])
                    .toList();
        }
    }
}
