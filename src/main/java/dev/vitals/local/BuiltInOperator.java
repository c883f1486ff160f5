package dev.vitals.local;

import dev.vitals.identity.FirstAdministrator;
import dev.vitals.local.OperatorStore.Operator;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes sure that there is one operator, where it may be used. Without a configured password one is made and printed once; with such a
 * printed password Vitals refuses to listen on anything but the loopback interface.
 */
@Component
class BuiltInOperator implements InitializingBean {

    static final String NAME = "operator";

    private static final Logger log = LoggerFactory.getLogger(BuiltInOperator.class);
    private static final int PASSWORD_BYTES = 15;

    private final OperatorStore store;
    private final FirstAdministrator administrator;
    private final PasswordEncoder encoder;
    private final LocalAccount account;
    private final String address;
    private final String configured;

    BuiltInOperator(
            OperatorStore store,
            FirstAdministrator administrator,
            PasswordEncoder encoder,
            LocalAccount account,
            @Value("${server.address}") String address,
            @Value("${vitals.operator.password:}") String configured) {
        this.store = store;
        this.administrator = administrator;
        this.encoder = encoder;
        this.account = account;
        this.address = address;
        this.configured = configured;
    }

    @Override
    public void afterPropertiesSet() {
        if (!account.isOn()) {
            return;
        }
        if (configured.isEmpty()) {
            makeOne();
        } else {
            takeConfigured();
        }
        refusePrintedPasswordBeyondThisMachine();
        administrator.ensure(NAME);
    }

    private void makeOne() {
        if (store.find(NAME).isPresent()) {
            return;
        }
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (store.add(new Operator(NAME, encoder.encode(password), true, null))) {
            log.warn("Sign in as '{}' with the password '{}' (shown this once)", NAME, password);
        }
    }

    /** Takes the configured password when it is new; one that was changed in the browser since stays. */
    private void takeConfigured() {
        var current = store.find(NAME);
        if (current.isEmpty()) {
            var hash = encoder.encode(configured);
            store.add(new Operator(NAME, hash, false, hash));
        } else if (!encoder.matches(configured, takenBefore(current.get()))) {
            var hash = encoder.encode(configured);
            store.replace(new Operator(NAME, hash, false, hash));
        }
    }

    private static String takenBefore(Operator operator) {
        return operator.configuredHash() == null ? operator.passwordHash() : operator.configuredHash();
    }

    private void refusePrintedPasswordBeyondThisMachine() {
        var printed = store.find(NAME).map(Operator::generated).orElse(true);
        if (printed && !isLoopback()) {
            throw new IllegalStateException(
                    "Vitals will not listen on %s with the password that it printed. Set VITALS_OPERATOR_PASSWORD, or listen on 127.0.0.1."
                            .formatted(address));
        }
    }

    private boolean isLoopback() {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
