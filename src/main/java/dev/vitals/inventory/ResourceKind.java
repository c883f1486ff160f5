package dev.vitals.inventory;

import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A kind of resource that Vitals reads: how a configuration of type {@code T} becomes a {@link Resource}.
 *
 * @param type the CloudFormation type name
 * @param config the class of the configuration; one kind per class
 * @param id what AWS calls it
 * @param arn its ARN, from where it was read and what was read
 * @param name what people call it
 * @param tags its tags; empty where AWS has none for it
 * @param volatileMembers names of JSON members, at any depth, that change without anybody changing anything (last
 *     delivery, last use): shown, judged, but never a new version
 * @param isTagged whether its tags are read at all; where they are not, none says nothing
 */
public record ResourceKind<T>(
        String type,
        Class<T> config,
        Function<T, String> id,
        BiFunction<Place, T, String> arn,
        Function<T, String> name,
        Function<T, Map<String, String>> tags,
        Set<String> volatileMembers,
        boolean isTagged) {

    /** A kind whose name is its id, without tags and volatile members. */
    public static <T> ResourceKind<T> of(
            String type, Class<T> config, Function<T, String> id, BiFunction<Place, T, String> arn) {
        return new ResourceKind<>(type, config, id, arn, id, ResourceKind::untagged, Set.of(), false);
    }

    public ResourceKind<T> named(Function<T, String> newName) {
        return new ResourceKind<>(type, config, id, arn, newName, tags, volatileMembers, isTagged);
    }

    public ResourceKind<T> tagged(Function<T, Map<String, String>> newTags) {
        return new ResourceKind<>(type, config, id, arn, name, newTags, volatileMembers, true);
    }

    public ResourceKind<T> ignoring(String... members) {
        return new ResourceKind<>(type, config, id, arn, name, tags, Set.of(members), isTagged);
    }

    /** The resource that {@code value}, read at {@code place}, is. */
    public Resource<T> resource(Place place, T value) {
        var key = new ResourceKey(place.account(), place.region(), type, id.apply(value));
        return new Resource<>(key, arn.apply(place, value), name.apply(value), tags.apply(value), value);
    }

    private static <T> Map<String, String> untagged(T any) {
        return Map.of();
    }
}
