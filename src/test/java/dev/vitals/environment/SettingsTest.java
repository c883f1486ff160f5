package dev.vitals.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hipaa.EntityType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** Every setting is known, written down, and refuses what it cannot be. */
class SettingsTest {

    private static final Path REFERENCE = Path.of("docs/settings.md");
    private static final Path SOURCES = Path.of("src/main/java");

    /** Taken from others or made of others: nobody sets them. */
    private static final Set<String> NOT_SET =
            Set.of("vitals.sign-in.base-url", "vitals.sign-in.oidc", "vitals.sign-in.saml");

    /** A value that each kind of setting cannot be, for those whose kind refuses something. */
    private static final Map<String, String> WRONG = Map.ofEntries(
            Map.entry("server.port", "tcp://10.0.0.7:8080"),
            Map.entry("vitals.management.port", "ninety"),
            Map.entry("vitals.session.idle", "16m"),
            Map.entry("vitals.scan.every", "hourly"),
            Map.entry("vitals.scan.share-of-quota", "1.5"),
            Map.entry("vitals.organization.zone", "Mars/Olympus"),
            Map.entry("vitals.organization.entity-types", "HOSPITAL"),
            Map.entry("vitals.url", "vitals.example.org"));

    private static Stream<Setting> refusing() {
        return Settings.all().stream().filter(setting -> setting.kind() != Kind.TEXT);
    }

    @TestFactory
    Stream<DynamicTest> refusesWhatItCannotBeInOneSentence() {
        return refusing()
                .map(setting -> DynamicTest.dynamicTest(setting.variable(), () -> {
                    var wrong = WRONG.getOrDefault(setting.property(), "\u0000 not this\n at all");
                    assertThat(setting.wrong(wrong))
                            .hasValueSatisfying(sentence -> assertThat(sentence)
                                    .startsWith(setting.variable() + " is ")
                                    .contains("it has to be " + setting.allowed())
                                    .doesNotContain("\n", "\u0000"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> takesWhatItIsByItself() {
        return Settings.all().stream()
                .filter(setting -> !setting.usual().contains(" ") || setting.kind() == Kind.TEXT)
                .map(setting -> DynamicTest.dynamicTest(
                        setting.variable(),
                        () -> assertThat(setting.wrong(setting.usual())).isEmpty()));
    }

    @Test
    void neverTellsASecret() {
        assertThat(Settings.all().stream().filter(Setting::isSecret).map(Setting::property))
                .contains("vitals.operator.password", "spring.datasource.password", "vitals.mail.smtp.password");
        assertThat(Settings.all().stream()
                        .filter(setting -> setting.property().matches(".*(password|secret|authorization|token)$")))
                .allMatch(Setting::isSecret);
        var strict = new Setting("", "vitals.x", "VITALS_X", Kind.FLAG, "", true, "");
        assertThat(strict.wrong("hunter2"))
                .hasValueSatisfying(sentence ->
                        assertThat(sentence).doesNotContain("hunter2").contains("VITALS_X is not usable"));
    }

    @Test
    void tellsOfWhatKubernetesPutsIn() {
        var port = Settings.all().stream()
                .filter(setting -> setting.variable().equals("VITALS_PORT"))
                .findFirst()
                .orElseThrow();
        assertThat(port.wrong("tcp://10.0.0.7:8080"))
                .hasValueSatisfying(
                        sentence -> assertThat(sentence).contains("“tcp://10.0.0.7:8080”", "enableServiceLinks"));
    }

    @Test
    void everyPropertyThatTheCodeReadsIsASetting() throws IOException {
        var known = Settings.all().stream().map(Setting::property).collect(Collectors.toSet());
        assertThat(read()).isNotEmpty().allSatisfy(property -> assertThat(known).contains(property));
    }

    @Test
    void everySettingOfOursIsReadByTheCode() throws IOException {
        var read = read();
        read.addAll(derived());
        assertThat(Settings.all().stream().map(Setting::property).filter(name -> name.startsWith("vitals.")))
                .allSatisfy(property -> assertThat(read).contains(property));
    }

    @Test
    void everyVariableOfTheDocumentationIsASetting() throws IOException {
        var known = Settings.all().stream()
                .flatMap(setting -> setting.variables().stream())
                .collect(Collectors.toSet());
        var text = Files.readString(Path.of("docs/operations.md"))
                + Files.readString(Path.of("docs/monitoring.md"))
                + Files.readString(Path.of("README.md"));
        var named = Pattern.compile("`(VITALS_[A-Z0-9_]*[A-Z0-9])(?![A-Z0-9_…])")
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .filter(name -> !name.startsWith("VITALS_SIGNIN_OIDC_") && !name.startsWith("VITALS_SIGNIN_SAML_"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(named).isNotEmpty().allSatisfy(name -> assertThat(known).contains(name));
        var properties = Pattern.compile("`(vitals\\.[a-z.-]*[a-z])`")
                .matcher(text)
                .results()
                .map(found -> found.group(1));
        assertThat(properties.filter(name -> !name.startsWith("vitals.sign-in.")))
                .allSatisfy(name -> assertThat(Settings.all())
                        .anyMatch(setting -> setting.property().equals(name)));
    }

    @Test
    void theReferenceHoldsEverySetting() throws IOException {
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(REFERENCE, SettingsReference.text());
        }
        assertThat(Files.readString(REFERENCE)).isEqualTo(SettingsReference.text());
    }

    @Test
    void knowsTheEntityTypesOfTheRegulation() {
        var setting = Settings.all().stream()
                .filter(each -> each.property().equals("vitals.organization.entity-types"))
                .findFirst()
                .orElseThrow();
        assertThat(Arrays.stream(EntityType.values()))
                .allSatisfy(type -> assertThat(setting.wrong(type.name())).isEmpty());
        assertThat(setting.wrong("HEALTH_PLAN, BUSINESS_ASSOCIATE")).isEmpty();
    }

    /** What beans ask for by name, and what records of properties hold. */
    private static Set<String> read() throws IOException {
        var names = new TreeSet<String>();
        var pattern = Pattern.compile("\\$\\{(vitals\\.[a-z.-]+)");
        try (var files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scan.findCandidateComponents("dev.vitals").forEach(bean -> names.addAll(components(bean.getBeanClassName())));
        names.removeAll(NOT_SET);
        return names;
    }

    private static List<String> components(String name) {
        try {
            var type = Class.forName(name);
            return below(type.getAnnotation(ConfigurationProperties.class).value(), type);
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static List<String> below(String prefix, Class<?> record) {
        return Arrays.stream(record.getRecordComponents())
                .flatMap(component -> {
                    var name = prefix + "."
                            + component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
                    return component.getType().isRecord() ? below(name, component.getType()).stream() : Stream.of(name);
                })
                .toList();
    }

    private static Set<String> derived() throws IOException {
        return Pattern.compile("\"(vitals\\.[a-z.-]+)\"")
                .matcher(Files.readString(SOURCES.resolve("dev/vitals/environment/DerivedProperties.java")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }
}
