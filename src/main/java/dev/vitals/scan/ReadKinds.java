package dev.vitals.scan;

import dev.vitals.aws.SdkJson;
import dev.vitals.collect.Collector;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.AttestedRiskAnalysis;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.StoredResource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Every kind of resource that is judged, who reads it, and how it is stored. */
@Component
final class ReadKinds {

    private final CollectorCatalogue collectors;
    private final Map<Class<?>, ResourceKind<?>> byConfig;

    ReadKinds(CollectorCatalogue collectors) {
        this.collectors = collectors;
        this.byConfig = Stream.concat(collectors.kinds().stream(), Stream.of(AttestedRiskAnalysis.KIND))
                .collect(Collectors.toMap(ResourceKind::config, Function.identity()));
    }

    List<ResourceKind<?>> all() {
        return List.copyOf(byConfig.values());
    }

    /** The type of what is configured by such a class. */
    String type(Class<?> config) {
        return of(config).type();
    }

    /** ReadKinds whose resources are of a type; several lists may make up one. */
    List<ResourceKind<?>> ofType(String type) {
        return byConfig.values().stream()
                .filter(kind -> kind.type().equals(type))
                .toList();
    }

    /** The collectors without which one of the types would not be whole. */
    List<Collector> readers(Collection<String> types) {
        return collectors.collectors().stream()
                .filter(collector -> collector.kinds().stream().anyMatch(kind -> types.contains(kind.type())))
                .toList();
    }

    /** Every type that some of the collectors list. */
    static Set<String> typesOf(Collection<Collector> readers) {
        return readers.stream()
                .flatMap(reader -> reader.kinds().stream())
                .map(ResourceKind::type)
                .collect(Collectors.toSet());
    }

    StoredResource stored(Resource<?> resource) {
        return StoredResource.of(
                resource,
                SdkJson.toJson(resource.config()),
                of(resource.config().getClass()).volatileMembers());
    }

    private ResourceKind<?> of(Class<?> config) {
        var kind = byConfig.get(config);
        if (kind == null) {
            throw new IllegalArgumentException("Nothing lists " + config);
        }
        return kind;
    }
}
