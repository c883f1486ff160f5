package dev.vitals.baseline;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What was stored of an account on a day, as far as a baseline asks for it.
 *
 * @param coverage how whole each list of the account was, by type and region
 */
record StoredState(Map<String, List<Stored>> byType, Map<String, Map<String, ListCoverage>> coverage) {

    /** What was seen of a type in a region, or once for the account. */
    Stream<Stored> seen(String type, String region) {
        return byType.getOrDefault(type, List.of()).stream()
                .filter(thing -> thing.region().equals(region) || thing.region().equals(Place.GLOBAL));
    }

    Optional<Stored> find(String type, String region, String physicalId) {
        return seen(type, region).filter(thing -> thing.answersTo(physicalId)).findFirst();
    }

    /**
     * All of a type in a region.
     *
     * @throws UnreadableException where its list was not read to its end
     */
    List<Stored> all(String type, String region) {
        listed(type, region).orElseThrow();
        return seen(type, region).toList();
    }

    /** How many were listed, or why the list was not whole. */
    Reading<Integer> listed(String type, String region) {
        var lists = coverage.getOrDefault(type, Map.of());
        var list = lists.getOrDefault(region, lists.get(Place.GLOBAL));
        if (list == null) {
            return Reading.unreadable(Cause.UNSUPPORTED, "%s was not read in %s".formatted(type, region));
        }
        return list.cause() == null
                ? Reading.known(list.listed() == null ? 0 : list.listed())
                : Reading.unreadable(list.cause(), list.detail());
    }

    /** The regions in which a list of this type was tried. */
    Set<String> regions(String type) {
        return coverage.getOrDefault(type, Map.of()).keySet();
    }
}
