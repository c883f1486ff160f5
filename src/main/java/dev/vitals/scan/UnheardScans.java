package dev.vitals.scan;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends scans whose instance died. Nobody waits for what will never come: pages say so, and digests stop waiting, within
 * two heartbeats. The account itself is taken up again by its task, once the scheduler has given that instance up.
 */
@Component
class UnheardScans {

    private static final Logger log = LoggerFactory.getLogger(UnheardScans.class);

    private final ScanStore scans;
    private final Clock clock;
    private final Duration heartbeat;

    UnheardScans(ScanStore scans, Clock clock, @Value("${db-scheduler.heartbeat-interval}") Duration heartbeat) {
        this.scans = scans;
        this.clock = clock;
        this.heartbeat = heartbeat;
    }

    /** Ends those of which nobody has heard for a heartbeat. */
    @EventListener(ApplicationReadyEvent.class)
    void end() {
        scans.endUnheard(heartbeat, clock.instant())
                .forEach(account -> log.warn("A scan of account {} was left behind and is interrupted", account));
    }
}
