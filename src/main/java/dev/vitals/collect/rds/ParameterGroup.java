package dev.vitals.collect.rds;

import dev.vitals.inventory.Reading;

/**
 * What a parameter group in use says of TLS.
 *
 * @param name with the prefix {@code cluster:} where it is a cluster's: the two have names of their own
 * @param forcesTls value of {@code rds.force_ssl}, {@code require_secure_transport}, {@code tls} (DocumentDB) or
 *     {@code neptune_enforce_ssl}; absent where the engine has none of them, or leaves it at its default
 */
public record ParameterGroup(String name, Reading<String> forcesTls) {
    /** The name under which the group of an instance is listed. */
    public static String ofInstance(String group) {
        return group;
    }

    /** The name under which the group of a cluster is listed. */
    public static String ofCluster(String group) {
        return "cluster:" + group;
    }
}
