package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.inventory.Place;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has scans, and each service of each region within one, counted and traced. */
final class ScanWatch {

    private final ObservationRegistry observations;

    ScanWatch(ObservationRegistry observations) {
        this.observations = observations;
    }

    /** Runs a scan; what it asks of AWS meanwhile is traced under it. */
    ScanState scan(UUID scan, Account account, Supplier<ScanState> work) {
        var watched = Observation.createNotStarted("vitals.scan", observations)
                .highCardinalityKeyValue("scan", scan.toString())
                .highCardinalityKeyValue("account", account.id())
                .start();
        var outcome = "interrupted";
        try (var open = watched.openScope()) {
            var state = work.get();
            outcome = state.word();
            return state;
        } finally {
            ended(watched, outcome);
        }
    }

    /** What this thread does is part of that; null where it is part of nothing. */
    @Nullable
    Observation current() {
        return observations.getCurrentObservation();
    }

    Observation unit(String service, Place place, @Nullable Observation under) {
        return Observation.createNotStarted("vitals.unit", observations)
                .contextualName("read " + service)
                .parentObservation(under)
                .lowCardinalityKeyValue("service", service)
                .highCardinalityKeyValue("account", place.account())
                .highCardinalityKeyValue("region", place.region())
                .start();
    }

    static void ended(Observation watched, String outcome) {
        watched.lowCardinalityKeyValue("outcome", outcome).stop();
    }
}
