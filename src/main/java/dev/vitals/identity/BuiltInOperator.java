package dev.vitals.identity;

import dev.vitals.identity.OperatorStore.Operator;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Makes sure that there is one operator. Without a configured password one is made and printed once; with such a
 * printed password Vitals refuses to listen on anything but the loopback interface.
 */
@Component
class BuiltInOperator implements InitializingBean {

    static final String NAME = "operator";

    /** The issuer of who signs in with a password of Vitals itself. */
    static final String LOCAL = "local";

    private static final Logger log = LoggerFactory.getLogger(BuiltInOperator.class);
    private static final int PASSWORD_BYTES = 15;

    private final OperatorStore store;
    private final MemberStore members;
    private final PasswordEncoder encoder;
    private final Clock clock;
    private final String address;
    private final String configured;

    BuiltInOperator(
            OperatorStore store,
            MemberStore members,
            PasswordEncoder encoder,
            Clock clock,
            @Value("${server.address}") String address,
            @Value("${vitals.operator.password:}") String configured) {
        this.store = store;
        this.members = members;
        this.encoder = encoder;
        this.clock = clock;
        this.address = address;
        this.configured = configured;
    }

    @Override
    public void afterPropertiesSet() {
        if (configured.isEmpty()) {
            makeOne();
        } else {
            takeConfigured();
        }
        refusePrintedPasswordBeyondThisMachine();
        makeMember();
    }

    /** The operator is a member like others, and the administrator of the first hour. */
    private void makeMember() {
        if (members.find(LOCAL, NAME).isEmpty()) {
            var now = clock.instant();
            var member = members.seen(LOCAL, NAME, NAME, "", "{}", now);
            members.grant(member, NewGrant.of(Role.ADMINISTRATOR, null, "person"), "Vitals", now);
        }
    }

    private void makeOne() {
        if (store.find(NAME).isPresent()) {
            return;
        }
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        if (store.add(new Operator(NAME, encoder.encode(password), true))) {
            log.warn("Sign in as '{}' with the password '{}' (shown this once)", NAME, password);
        }
    }

    private void takeConfigured() {
        var current = store.find(NAME);
        if (current.isEmpty()) {
            store.add(new Operator(NAME, encoder.encode(configured), false));
        } else if (!encoder.matches(configured, current.get().passwordHash())) {
            store.replace(new Operator(NAME, encoder.encode(configured), false));
        }
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
