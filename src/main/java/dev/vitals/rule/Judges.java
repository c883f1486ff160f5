package dev.vitals.rule;

import java.util.List;
import java.util.Set;

/**
 * Further judges beside the catalogue, from whoever has some: expressions of the organization, findings of other
 * products. Asked anew for every scan, because another instance may have changed them meanwhile.
 */
@FunctionalInterface
public interface Judges {

    /** The judges in force now; their definitions' ids are no ids of the catalogue. */
    List<Judge> inForce();

    /** Ids of rules that were in force once and are not now: their verdicts end with the next scan, come what may. */
    default Set<String> withdrawn() {
        return Set.of();
    }
}
