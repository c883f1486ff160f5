package dev.vitals.collect.config;

import dev.vitals.inventory.Reading;
import software.amazon.awssdk.services.config.model.ConformancePackDetail;
import software.amazon.awssdk.services.config.model.ConformancePackStatusDetail;

/** A conformance pack and how its deployment went (DescribeConformancePackStatus).  */
public record ConfigConformancePack(ConformancePackDetail pack, Reading<ConformancePackStatusDetail> status) {
    public String name() {
        return String.valueOf(pack.conformancePackName());
    }
}
