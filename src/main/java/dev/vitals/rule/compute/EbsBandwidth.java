package dev.vitals.rule.compute;

import java.util.Set;

/**
 * Whether instances of a type have bandwidth of their own for EBS. Current types always have; only these previous
 * generations differ (Amazon EC2 User Guide, "EBS-optimized instance types", as of 2026-11).
 */
enum EbsBandwidth {
    ALWAYS,
    ON_REQUEST,
    NEVER;

    private static final Set<String> ON_REQUEST_FAMILIES = Set.of("c3", "g2", "i2", "r3");
    private static final Set<String> ON_REQUEST_TYPES =
            Set.of("c1.xlarge", "m1.large", "m1.xlarge", "m2.2xlarge", "m2.4xlarge", "m3.xlarge", "m3.2xlarge");
    private static final Set<String> OLD_FAMILIES = Set.of("t1", "t2", "c1", "m1", "m2", "m3", "cc2", "cr1", "hs1");
    private static final Set<String> WHOLE_HOST_TYPES = Set.of("c3.8xlarge", "g2.8xlarge", "i2.8xlarge", "r3.8xlarge");

    static EbsBandwidth of(String type) {
        var family = type.substring(0, Math.max(0, type.indexOf('.')));
        if (ON_REQUEST_TYPES.contains(type)) {
            return ON_REQUEST;
        }
        if (OLD_FAMILIES.contains(family) || WHOLE_HOST_TYPES.contains(type)) {
            return NEVER;
        }
        return ON_REQUEST_FAMILIES.contains(family) ? ON_REQUEST : ALWAYS;
    }
}
