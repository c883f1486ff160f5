package dev.vitals.local;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether the account of Vitals itself may be used, and what it asks for. In the demo, which is without a database server
 * of one's own, it is the way in; elsewhere it is for emergencies: off until {@code vitals.sign-in.local} says otherwise,
 * and with a second factor always.
 */
@Component
class LocalAccount {

    private static final String BUILT_IN = "built-in";

    private final boolean isDemo;
    private final boolean isOn;
    private final boolean needsFactor;

    LocalAccount(
            @Value("${spring.datasource.url:}") String database,
            @Value("${vitals.sign-in.local:}") String wanted,
            @Value("${vitals.sign-in.second-factor:false}") boolean factorWanted) {
        this.isDemo = database.isEmpty() || database.equals(BUILT_IN);
        this.isOn = wanted.isEmpty() ? isDemo : Boolean.parseBoolean(wanted);
        this.needsFactor = factorWanted || !isDemo;
    }

    boolean isOn() {
        return isOn;
    }

    /** Whether it is the ordinary way in, so that its use alarms nobody. */
    boolean isDemo() {
        return isDemo;
    }

    /** Whether nobody comes in by a password alone. */
    boolean needsFactor() {
        return needsFactor;
    }
}
