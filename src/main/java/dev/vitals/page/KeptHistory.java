package dev.vitals.page;

import java.time.Instant;
import java.util.Optional;

/** How far back days can be shown. Pages ask; what is dropped and when is known further up. */
public interface KeptHistory {

    /** The first moment that is kept whole; empty where nothing was ever dropped. */
    Optional<Instant> since();
}
