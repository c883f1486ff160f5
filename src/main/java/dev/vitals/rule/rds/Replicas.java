package dev.vitals.rule.rds;

import dev.vitals.rule.Verdict;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Read replicas: copies that are made anew from their source, which is what must be kept. */
public final class Replicas {

    /** Of what holds for the source, whatever its replicas do. */
    public static final Verdict SOURCE_DECIDES = Verdict.notApplicable("It is a replica: its source decides this");

    private Replicas() {}

    public static boolean isReplica(DBInstance database) {
        return isNamed(database.readReplicaSourceDBInstanceIdentifier())
                || isNamed(database.readReplicaSourceDBClusterIdentifier());
    }

    private static boolean isNamed(@org.jspecify.annotations.Nullable String source) {
        return source != null && !source.isBlank();
    }
}
