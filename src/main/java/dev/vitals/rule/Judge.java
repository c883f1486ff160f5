package dev.vitals.rule;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import java.util.Optional;

/** Judges one kind of resource: a method of the catalogue, an expression of the organization, another product's word. */
public interface Judge {

    RuleDefinition definition();

    /**
     * Judges one resource of the definition's kind. Never throws for what it cannot read or understand: that is UNKNOWN
     * with its cause.
     */
    Verdict judge(Resource<?> resource, Inventory inventory, Settings settings);

    /** Why the rule matters and how to fix what it finds; the catalogue's file unless a judge brings its own. */
    default Optional<Guidance> guidance() {
        return Guidance.of(definition().id());
    }

    /** Whether it has anything to say of a resource of its kind; of the others it is not asked, and nothing is stored. */
    default boolean isAbout(Resource<?> resource) {
        return true;
    }

    /** How bad a failure of this resource is, before PHI raises it: the rule's own severity unless a judge knows better. */
    default Severity severity(Resource<?> resource) {
        return definition().severity();
    }
}
