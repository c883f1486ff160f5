package dev.vitals.live;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How queues are listened to.
 *
 * @param patience how long a queue may keep a request open until it has something; at most 15 seconds
 * @param round how long an instance listens before another may
 * @param settle how long AWS may take until a read shows what was done; what is heard meanwhile shares the reading
 * @param keep how long the log of what was heard is kept
 */
@ConfigurationProperties("vitals.live")
record LiveSettings(
        @DefaultValue("PT10S") Duration patience,
        @DefaultValue("PT50S") Duration round,
        @DefaultValue("PT3S") Duration settle,
        @DefaultValue("P90D") Duration keep) {

    LiveSettings {
        if (patience.isNegative() || patience.toSeconds() > 15) {
            throw new IllegalArgumentException("vitals.live.patience is from 0 to 15 seconds, not " + patience);
        }
    }
}
