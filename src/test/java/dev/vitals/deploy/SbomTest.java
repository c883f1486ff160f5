package dev.vitals.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the jar says that it is made of. Maven writes that before the tests run; elsewhere it may not be there. */
class SbomTest {

    private static final Path SBOM = Path.of("target/classes/META-INF/sbom/application.cdx.json");
    private static final Path OPENSAML = Path.of("target/opensaml/META-INF/bundled-dependencies");

    /** That may be passed on with the image, as they are or by one of several licences. */
    private static final Set<String> ALLOWED = Set.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "EPL-2.0",
            "LGPL-2.1-only",
            "LGPL-2.1-or-later",
            "GNU Lesser General Public License",
            "GNU Lesser General Public License version 2.1 (LGPLv2.1)",
            "Bouncy Castle Licence",
            "Go License");

    /** Looked at by hand: the file in its jar is the Apache License 2.0, whatever its pom calls it. */
    private static final Set<String> READ_BY_A_PERSON = Set.of("org.springframework.session/spring-session-core");

    private static List<JsonNode> components;

    @BeforeAll
    static void read() throws IOException {
        var byMaven = System.getProperty("vitals.fork") != null;
        if (!byMaven) {
            assumeThat(SBOM).as("written by mvn").exists();
        }
        components = new JsonMapper()
                .readTree(Files.readString(SBOM))
                .get("components")
                .valueStream()
                .toList();
    }

    @Test
    void namesEveryPartWithItsVersionAndWhatItHashesTo() {
        assertThat(components).hasSizeGreaterThan(300).allSatisfy(component -> {
            assertThat(component.at("/version").asString()).isNotEmpty();
            assertThat(component.at("/purl").asString()).startsWith("pkg:maven/");
            assertThat(component.at("/hashes")).isNotEmpty();
        });
        assertThat(components)
                .extracting(SbomTest::name)
                .contains("org.postgresql/postgresql", "org.webjars.npm/htmx.org");
    }

    /** They are unpacked, so that nobody's scanner would find them. */
    @Test
    void namesThePartsOfOpenSamlAsTheyWereUnpacked() throws Exception {
        assumeThat(OPENSAML).exists();
        try (var jars = Files.list(OPENSAML)) {
            assertThat(jars.toList()).hasSizeGreaterThan(15).allSatisfy(jar -> {
                var hash = HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
                assertThat(components)
                        .as(jar.getFileName().toString())
                        .filteredOn(component -> jar.getFileName()
                                .toString()
                                .equals("%s-%s.jar"
                                        .formatted(
                                                component.get("name").asString(),
                                                component.get("version").asString())))
                        .singleElement()
                        .satisfies(component -> assertThat(
                                        component.at("/hashes/0/content").asString())
                                .isEqualTo(hash));
            });
        }
    }

    @Test
    void holdsNothingWhoseLicenceWeMayNotPassOn() {
        assertThat(components)
                .filteredOn(component -> !READ_BY_A_PERSON.contains(name(component)))
                .allSatisfy(component -> assertThat(licences(component))
                        .as(name(component))
                        .isNotEmpty()
                        .containsAnyElementsOf(ALLOWED));
    }

    private static List<String> licences(JsonNode component) {
        return component
                .path("licenses")
                .valueStream()
                .map(one ->
                        one.at("/license/id").asString(one.at("/license/name").asString("")))
                .toList();
    }

    @Test
    void holdsNoVersionOfWhichAnAdvisoryWarns() throws IOException {
        var versions = components.stream()
                .collect(Collectors.groupingBy(
                        SbomTest::name,
                        Collectors.mapping(one -> one.get("version").asString(), Collectors.toSet())));
        var advisories = Advisory.all();

        assertThat(advisories)
                .hasSizeGreaterThan(30)
                .allSatisfy(advisory -> assertThat(versions.getOrDefault(advisory.of(), Set.of()))
                        .as("%s, %s: %s", advisory.of(), advisory.id(), advisory.what())
                        .noneMatch(advisory::affects));
        assertThat(advisories.stream()
                        .map(Advisory::of)
                        .filter(versions::containsKey)
                        .distinct())
                .as("rows that are about what we ship")
                .hasSizeGreaterThan(15);
    }

    @Test
    void wouldNoticeAVersionThatIsAffectedAndNoOther() {
        var advisory = new Advisory("org.postgresql/postgresql", "[42.7.4,42.7.7)", "CVE-2025-49146", "");

        assertThat(List.of("42.7.4", "42.7.6")).allMatch(advisory::affects);
        assertThat(List.of("42.7.3", "42.7.7", "42.7.14")).noneMatch(advisory::affects);
    }

    private static String name(JsonNode component) {
        return component.at("/group").asString() + "/" + component.at("/name").asString();
    }
}
