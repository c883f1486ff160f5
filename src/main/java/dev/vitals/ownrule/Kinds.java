package dev.vitals.ownrule;

import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.ResourceKind;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The types that a rule can be written for: each that some collector reads, by its CloudFormation name. */
@Component
class Kinds {

    /** The account and its regions hold nothing of their own that could be judged. */
    private static final String ACCOUNT = "AWS::::Account";

    private final SortedMap<String, ResourceKind<?>> byType = new TreeMap<>();

    Kinds(CollectorCatalogue collectors) {
        collectors.kinds().stream()
                .filter(kind -> !kind.type().equals(ACCOUNT))
                .forEach(kind -> byType.put(kind.type(), kind));
    }

    Collection<ResourceKind<?>> all() {
        return byType.values();
    }

    Optional<ResourceKind<?>> find(String type) {
        return Optional.ofNullable(byType.get(type));
    }
}
