package dev.vitals.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The variables of the environment that Vitals understands, as its own sources ask for them. */
final class KnownSettings {

    private static final Set<String> OF_OTHERS = Set.of(
            "SPRING_DATASOURCE_URL",
            "SPRING_DATASOURCE_USERNAME",
            "SPRING_DATASOURCE_PASSWORD",
            "SPRING_FLYWAY_USER",
            "SPRING_FLYWAY_PASSWORD",
            "DB_SCHEDULER_ENABLED",
            "AWS_REGION");
    private static final Pattern ASKED = Pattern.compile("\\$\\{(vitals\\.[a-z.-]+)");
    private static final Pattern NAMED = Pattern.compile("\\$\\{(VITALS_[A-Z_]+)");
    private static final Set<String> KNOWN = known();

    private KnownSettings() {}

    static boolean has(String variable) {
        var plain = plain(variable);
        return OF_OTHERS.contains(variable) || KNOWN.stream().anyMatch(plain::matches);
    }

    private static Set<String> known() {
        return Stream.of(
                        found(Path.of("src/main/java"), ".java", ASKED),
                        found(Path.of("src/main/resources"), "application.yaml", NAMED),
                        bound())
                .flatMap(names -> names)
                .map(KnownSettings::plain)
                .collect(Collectors.toSet());
    }

    /** How Spring compares names: without case, dots, hyphens and underscores. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    private static Stream<String> found(Path folder, String suffix, Pattern pattern) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).toList().stream()
                    .flatMap(file -> pattern.matcher(text(file)).results().map(result -> result.group(1)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> bound() {
        var scan = new ClassPathScanningCandidateComponentProvider(false);
        scan.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scan.findCandidateComponents("dev.vitals").stream().flatMap(found -> {
            try {
                var type = Class.forName(found.getBeanClassName());
                return below(type.getAnnotation(ConfigurationProperties.class).value(), type);
            } catch (ClassNotFoundException impossible) {
                throw new IllegalStateException(impossible);
            }
        });
    }

    private static Stream<String> below(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents() == null ? new RecordComponent[0] : type.getRecordComponents())
                .flatMap(component -> of(prefix + component.getName(), component));
    }

    private static Stream<String> of(String name, RecordComponent component) {
        if (component.getType() == Map.class) {
            var each = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[1];
            return below(name + "\\w+", each);
        }
        var isNested =
                component.getType().isRecord() && component.getType().getName().startsWith("dev.vitals");
        return isNested ? below(name, component.getType()) : Stream.of(name);
    }
}
