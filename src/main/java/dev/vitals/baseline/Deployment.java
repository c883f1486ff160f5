package dev.vitals.baseline;

import dev.vitals.collect.cloudformation.QuickStart;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The QuickStart as it stands in a region.
 *
 * @param name of its root stack, or what is there in its place
 * @param knownBy what it was recognised by, for the end of a sentence
 * @param stacks its stacks by their logical id in the root, which itself has the empty one; an absent one is not there
 */
record Deployment(QuickStart edition, String region, String name, String knownBy, Map<String, Reading<Stored>> stacks) {

    /** The root; empty where what is left has none. */
    Optional<Stored> root() {
        return stacks.get("") instanceof Reading.Known<Stored>(Stored root) ? Optional.of(root) : Optional.empty();
    }

    /** What a stack says of one of its resources; absent where the stack, or the resource in it, is not there. */
    Reading<StackResource> listed(String stack, String logicalId) {
        return switch (stacks.getOrDefault(stack, Reading.absent())) {
            case Reading.Known<Stored>(Stored there) -> listed(resources(there), logicalId);
            case Reading.Absent<Stored> none -> Reading.absent();
            case Reading.Unreadable<Stored>(Cause cause, String detail) -> Reading.unreadable(cause, detail);
        };
    }

    /** One resource of a list of resources. */
    static Reading<StackResource> listed(Reading<List<StackResource>> resources, String logicalId) {
        return switch (resources) {
            case Reading.Known<List<StackResource>>(List<StackResource> all) ->
                all.stream()
                        .filter(resource -> resource.logicalId().equals(logicalId))
                        .findFirst()
                        .<Reading<StackResource>>map(Reading::known)
                        .orElseGet(Reading::absent);
            case Reading.Absent<List<StackResource>> none -> Reading.absent();
            case Reading.Unreadable<List<StackResource>>(Cause cause, String detail) ->
                Reading.unreadable(cause, detail);
        };
    }

    /** What CloudFormation calls everything that its stacks list. */
    Stream<String> physicalIds() {
        return known().flatMap(
                        stack -> resources(stack) instanceof Reading.Known<List<StackResource>>(List<StackResource> all)
                                ? all.stream()
                                : Stream.empty())
                .map(StackResource::physicalId)
                .filter(id -> !id.isEmpty());
    }

    /** Its stacks that are there. */
    Stream<Stored> known() {
        return stacks.values().stream()
                .flatMap(stack ->
                        stack instanceof Reading.Known<Stored>(Stored there) ? Stream.of(there) : Stream.empty());
    }

    boolean hasStack(String stack) {
        return stacks.getOrDefault(stack, Reading.absent()) instanceof Reading.Known<Stored>;
    }

    /** The resources of a stack. A stack without any was not asked: there is none that has nothing in it. */
    static Reading<List<StackResource>> resources(Stored stack) {
        var listed = Reading.attempt(
                () -> stack.config().items("resources").map(StackResource::of).toList());
        return listed instanceof Reading.Known<List<StackResource>>(List<StackResource> all) && all.isEmpty()
                ? Reading.unreadable(Cause.UNSUPPORTED, "the resources of %s were not read".formatted(stack.name()))
                : listed;
    }
}
