package dev.vitals.trend;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that is known of one of the two periods.
 *
 * @param measures one for each picture
 * @param scans by bucket
 */
record Side(Sampled sampled, List<Measure> measures, List<Happening> happenings, Map<Integer, Happenings.Scans> scans) {

    Buckets buckets() {
        return sampled.buckets();
    }

    /** What happened in a bucket. */
    List<Happening> in(int at) {
        return happenings.stream().filter(one -> buckets().of(one.day()) == at).toList();
    }

    /** The same in words, scans with it; empty for nothing. */
    String words(int at) {
        var scan = scans.get(at);
        return Stream.concat(
                        in(at).stream().map(Happening::words),
                        Stream.ofNullable(scan).map(Happenings.Scans::words))
                .collect(Collectors.joining(", "));
    }

    /** Why a bucket has nothing to say; empty where it has. */
    String gap(int at) {
        var day = sampled.days().get(at);
        return day == null ? "nothing kept" : day.scanned() ? "" : "not scanned";
    }
}
