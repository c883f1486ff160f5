package dev.vitals.token;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Grant;
import dev.vitals.identity.Member;
import dev.vitals.identity.MemberDeactivated;
import dev.vitals.page.Organization;
import dev.vitals.route.Right;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tokens made and ended. */
@Service
class Tokens {

    /** What came of making one. */
    sealed interface Outcome {

        /** It is there; the secret is shown now and never again. */
        record Made(BearerSecret secret) implements Outcome {}

        /** It is not, for this reason. */
        record Refused(String sentence) implements Outcome {}
    }

    static final int MOST = 20;

    private final TokenStore store;
    private final CurrentMember current;
    private final AuditLog audit;
    private final TokenSettings settings;
    private final Organization organization;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Tokens(
            TokenStore store,
            CurrentMember current,
            AuditLog audit,
            TokenSettings settings,
            Organization organization,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.current = current;
        this.audit = audit;
        this.settings = settings;
        this.organization = organization;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The rights that somebody can give a token: those they have themselves, but for what needs a person. */
    static Set<Right> grantable(Member member) {
        var rights = EnumSet.copyOf(ApiToken.GRANTABLE);
        rights.removeIf(right -> !member.may(right));
        return rights;
    }

    Outcome make(Member maker, TokenForm form) {
        var now = clock.instant();
        var wrong = form.wrong(settings.maxDays(), organization.dayOf(now));
        if (!wrong.isEmpty()) {
            return new Outcome.Refused(wrong);
        }
        if (!grantable(maker).containsAll(form.rights()) || !mayUse(maker, form)) {
            return new Outcome.Refused("A token cannot be given what you may not do yourself.");
        }
        var token =
                new NewToken(form.name().strip(), form.rights(), form.group(), form.end(organization, settings, now));
        return Objects.requireNonNull(transaction.execute(any -> keep(maker, token, now)));
    }

    private Outcome keep(Member maker, NewToken token, Instant now) {
        store.lock(maker.id());
        var usable =
                store.of(maker.id()).stream().filter(one -> one.isUsable(now)).toList();
        if (usable.stream().anyMatch(one -> one.name().equalsIgnoreCase(token.name()))) {
            return new Outcome.Refused("You have a token of this name. Revoke it first, or take another name.");
        }
        if (usable.size() >= MOST) {
            return new Outcome.Refused(
                    "You have %d tokens. Revoke those that nobody needs any more.".formatted(usable.size()));
        }
        var secret = BearerSecret.make(BearerSecret.API);
        store.add(UUID.randomUUID(), maker.id(), token, secret, now);
        audit.record(
                "token.made",
                secret.prefix(),
                null,
                Map.of(
                        "name", token.name(),
                        "rights", new TreeSet<>(token.rights()),
                        "group", String.valueOf(token.group()),
                        "until", token.expiresAt().toString()));
        return new Outcome.Made(secret);
    }

    /** A group is for who has a role on everything or on that group. */
    private static boolean mayUse(Member maker, TokenForm form) {
        return form.group() == null
                || maker.grants().stream()
                        .anyMatch(
                                grant -> grant.isForEverything() || form.group().equals(grant.group()));
    }

    /** The groups on which somebody has a role, where they have none on everything. */
    static Set<Long> groups(Member member) {
        return member.grants().stream()
                .map(Grant::group)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    void revoke(ApiToken token) {
        transaction.executeWithoutResult(any -> {
            var by = current.get().map(Member::name).orElse("Vitals");
            if (store.revoke(token.id(), by, clock.instant())) {
                audit.record("token.revoked", token.prefix(), null, Map.of("of", token.memberName()));
            }
        });
    }

    /** In the transaction that deactivates somebody: their tokens do not come back with them. */
    @EventListener
    void on(MemberDeactivated gone) {
        var ended = store.revokeAll(gone.member(), "Vitals, because the person was deactivated", clock.instant());
        if (ended > 0) {
            audit.record("tokens.revoked", gone.member().toString(), null, Map.of("tokens", ended));
        }
    }
}
