package dev.vitals.scan;

import dev.vitals.page.Organization;
import dev.vitals.page.VisibleMoments;
import dev.vitals.page.VisiblePeriod;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The scans of the days that the reader may see. */
@Component
class VisibleScans {

    private final ScanStore scans;
    private final Organization organization;
    private final VisiblePeriod period;

    VisibleScans(ScanStore scans, Organization organization, VisiblePeriod period) {
        this.scans = scans;
        this.organization = organization;
        this.period = period;
    }

    /** Of when the reader may see scans. */
    VisibleMoments span() {
        return VisibleMoments.of(period, organization);
    }

    /** One of them. */
    Optional<Scan> find(UUID id) {
        return scans.find(id).filter(scan -> span().contains(scan.requestedAt()));
    }
}
