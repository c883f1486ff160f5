package dev.vitals.local;

import dev.vitals.identity.SignInWay;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says so in the log when nobody can come in, and how to. */
@Component
class WaysIn {

    private static final Logger log = LoggerFactory.getLogger(WaysIn.class);

    private final List<SignInWay> ways;

    WaysIn(List<SignInWay> ways) {
        this.ways = ways;
    }

    @EventListener(ApplicationReadyEvent.class)
    void sayWhereThereIsNone() {
        if (isNone()) {
            log.warn("Nobody can sign in: no identity provider is configured, and the account of Vitals itself is off."
                    + " Set VITALS_SIGN_IN_LOCAL=true and VITALS_OPERATOR_PASSWORD, or configure a provider, and"
                    + " start again.");
        }
    }

    boolean isNone() {
        return ways.stream().allMatch(way -> !way.takesPassword() && way.doors().isEmpty());
    }
}
