package dev.vitals.baseline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one resource of a component stands.
 *
 * @param thing the resource; null where none was found or Vitals does not keep its type
 * @param how how it was found, or why it was not, for people
 * @param deviations what differs from what was deployed, weaker or not
 */
record PartStanding(Part part, State state, @Nullable Stored thing, String how, List<Deviation> deviations) {

    static PartStanding without(Part part, State state, String how) {
        return new PartStanding(part, state, null, how, List.of());
    }

    /** What people call it: its logical id. */
    public String label() {
        return part.logicalId();
    }
}
