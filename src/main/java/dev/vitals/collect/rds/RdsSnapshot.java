package dev.vitals.collect.rds;

import dev.vitals.inventory.Reading;
import java.util.List;

/**
 * A manual snapshot of an instance or a cluster, and the accounts that may restore it ({@code all}: everyone).
 *
 * @param source the instance or cluster that it was taken of
 */
public record RdsSnapshot(
        String id,
        String arn,
        String source,
        boolean ofCluster,
        Reading<Boolean> encrypted,
        Reading<List<String>> restorableBy) {

    /** Instances and clusters name their snapshots apart from each other; a cluster's is told by its ARN. */
    String uniqueId() {
        return ofCluster ? arn : id;
    }
}
