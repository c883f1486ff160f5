package dev.vitals.token;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.Refusal;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells whom a token stands for, and notes that it was used: its time once a minute, a new network at once. */
@Component
class TokenEntry {

    /** What came of a token that was sent. */
    sealed interface Answer {

        record Admitted(TokenPerson person) implements Answer {}

        record Refused(Refusal refusal) implements Answer {}
    }

    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);
    private static final int HALF_OF_IPV6 = 8;
    private static final Answer UNKNOWN = refused("Vitals does not know this token. Was it copied whole?");

    private final TokenStore store;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    TokenEntry(TokenStore store, AuditLog audit, Clock clock, PlatformTransactionManager transactions) {
        this.transaction = new TransactionTemplate(transactions);
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    Answer admit(String sent, String address) {
        return BearerSecret.parse(BearerSecret.API, sent)
                .flatMap(secret -> store.find(secret.hash()))
                .map(token -> admit(token, address))
                .orElse(UNKNOWN);
    }

    private Answer admit(ApiToken token, String address) {
        var now = clock.instant();
        return switch (token.state(now)) {
            case REVOKED -> refused("Token %s was revoked. Make another one.".formatted(token.prefix()));
            case EXPIRED -> refused("Token %s has expired. Make another one.".formatted(token.prefix()));
            case OWNER_GONE -> refused("Token %s belongs to somebody who was deactivated.".formatted(token.prefix()));
            case ACTIVE, EXPIRES_SOON -> {
                var person =
                        new TokenPerson(token.member(), token.memberName(), token.id(), token.prefix(), token.limit());
                note(token, person, address);
                yield new Answer.Admitted(person);
            }
        };
    }

    private void note(ApiToken token, TokenPerson person, String address) {
        var now = clock.instant();
        if (!address.equals(token.lastAddress())) {
            transaction.executeWithoutResult(any -> {
                if (store.isNew(token.id(), network(address), now)) {
                    audit.record(
                            person.actor(address), "token.used-from-new-address", token.prefix(), null, address, "");
                }
            });
        }
        if (token.lastUsedAt() == null || isToBeNoted(token.lastUsedAt(), now)) {
            store.used(token.id(), address, now, NOTED_EVERY);
        }
    }

    /** Also where the last use is still to come, by a clock that has been put back since. */
    private static boolean isToBeNoted(Instant last, Instant now) {
        return last.plus(NOTED_EVERY).isBefore(now) || last.minus(NOTED_EVERY).isAfter(now);
    }

    /** Of an IPv6 address its first half: the rest changes by itself, and would fill the log. */
    static String network(String address) {
        try {
            // A proxy's header may say anything here: it is taken as an address or left as it is, never looked up.
            return InetAddress.ofLiteral(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), HALF_OF_IPV6)) + "::/64"
                    : address;
        } catch (IllegalArgumentException other) {
            return address;
        }
    }

    private static Answer refused(String sentence) {
        return new Answer.Refused(new Refusal(HttpStatus.UNAUTHORIZED, sentence));
    }
}
