package dev.vitals.rule.lists;

import com.fasterxml.jackson.annotation.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The lists in force, one of each name: part of what a rule is given, and of what a score rests on.
 *
 * @param all complete
 */
public record Lists(@JsonValue Map<ListName, ReferenceList> all) {

    private static final Lists SHIPPED = new Lists(load());

    public Lists {
        all = Map.copyOf(all);
        if (all.size() < ListName.values().length) {
            throw new IllegalArgumentException("A list is missing");
        }
    }

    /** Those that this release brings. */
    public static Lists shipped() {
        return SHIPPED;
    }

    /** These, with some put in the place of others of the same name. */
    public Lists with(Collection<ReferenceList> newer) {
        var replaced = new EnumMap<>(all);
        newer.forEach(list -> replaced.put(list.name(), list));
        return new Lists(replaced);
    }

    public ReferenceList of(ListName name) {
        return all.get(name);
    }

    /** In the order of the names. */
    public List<ReferenceList> inOrder() {
        return Stream.of(ListName.values()).map(this::of).toList();
    }

    /** The ports of a group, rising. */
    public List<Integer> ports(String group) {
        return of(ListName.PORTS).entries().stream()
                .filter(entry ->
                        List.of(entry.detail().split(" ", 2)[0].split(",")).contains(group))
                .map(entry -> Integer.valueOf(entry.key()))
                .sorted()
                .toList();
    }

    private static Map<ListName, ReferenceList> load() {
        var lists = new EnumMap<ListName, ReferenceList>(ListName.class);
        for (ListName name : ListName.values()) {
            lists.put(name, load(name));
        }
        return lists;
    }

    private static ReferenceList load(ListName name) {
        var path = "/lists/" + name.slug() + ".txt";
        try (var file = Lists.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing");
            }
            return ReferenceList.parse(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (MalformedListException broken) {
            throw new IllegalStateException(path + ": " + broken.getMessage(), broken);
        }
    }
}
