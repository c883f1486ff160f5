package dev.vitals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");
    private static final ApplicationModules MODULES = ApplicationModules.of(Vitals.class);

    @Test
    void everyPackageUsesOnlyWhatStandsBelowIt() {
        MODULES.verify();
    }

    @Test
    void theTableOfTheArchitectureHasEveryPackageOnceAndInOrder() throws IOException {
        var table = ROW.matcher(Files.readString(Path.of("docs/architecture.md")))
                .results()
                .map((MatchResult row) -> row.group(1))
                .toList();

        assertThat(table)
                .containsExactlyInAnyOrderElementsOf(
                        MODULES.stream().map(ModularityTest::name).toList());
        assertThat(MODULES.stream().flatMap(module -> upwards(module, table)))
                .as("uses of what stands below it there")
                .isEmpty();
    }

    private static Stream<String> upwards(ApplicationModule module, List<String> table) {
        var place = table.indexOf(name(module));
        return module.getDirectDependencies(MODULES)
                .uniqueModules()
                .map(ModularityTest::name)
                .filter(used -> table.indexOf(used) > place)
                .map(used -> name(module) + " uses " + used);
    }

    private static String name(ApplicationModule module) {
        return module.getIdentifier().toString();
    }
}
