package dev.vitals.scim;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.Provisioning;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Users pushed, changed and put out, each in one transaction with what follows from it. */
@Service
class Users {

    private final UserStore store;
    private final Provisioning provisioning;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Users(
            UserStore store,
            Provisioning provisioning,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.provisioning = provisioning;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Takes somebody in; of two that push the same user at once, one is told that it is there. */
    ScimUser add(ScimProvider provider, Person person) {
        return unique(person, () -> {
            var now = clock.instant();
            var member =
                    provisioning.admit(provider.issuer(), provider.subject(person), person.shownName(), person.mail());
            var user = new ScimUser(UUID.randomUUID(), member, person, 1, now, now);
            store.add(provider.id(), user);
            provisioning.activate(member, person.active());
            audit.record("scim.user-added", person.userName(), null, said(person));
            return store.find(provider.id(), user.id()).orElseThrow();
        });
    }

    /**
     * Puts something else in the place of what was said of somebody. What is the same already writes nothing.
     *
     * @param version that the caller has read; null for any
     */
    ScimUser change(ScimProvider provider, UUID id, @Nullable Integer version, UnaryOperator<Person> change) {
        return unique(null, () -> {
            var before = lock(provider, id, version);
            var after = change.apply(before.person());
            if (after.equals(before.person())) {
                return before;
            }
            provisioning.rename(before.member(), provider.subject(after), after.shownName(), after.mail());
            store.change(id, after, clock.instant());
            provisioning.activate(before.member(), after.active());
            audit.record("scim.user-changed", after.userName(), said(before.person()), said(after));
            return store.find(provider.id(), id).orElseThrow();
        });
    }

    /** The provider knows them no longer: they come no further, and what it gave them is gone. */
    void remove(ScimProvider provider, UUID id, @Nullable Integer version) {
        transaction.executeWithoutResult(any -> {
            var user = lock(provider, id, version);
            provisioning.activate(user.member(), false);
            provisioning.forget(user.member());
            store.remove(id);
            audit.record("scim.user-removed", user.person().userName(), said(user.person()), null);
        });
    }

    private ScimUser lock(ScimProvider provider, UUID id, @Nullable Integer version) {
        var user = store.lock(provider.id(), id).orElseThrow(() -> ScimRefusal.notFound("user " + id));
        if (version != null && version != user.version()) {
            throw ScimRefusal.changedMeanwhile();
        }
        return user;
    }

    private ScimUser unique(@Nullable Person person, Supplier<ScimUser> work) {
        try {
            return Objects.requireNonNull(transaction.execute(any -> work.get()));
        } catch (DuplicateKeyException taken) {
            throw ScimRefusal.taken(
                    person == null
                            ? "Another user has this userName or is this person."
                            : "There is a user %s already, or this person has another name here."
                                    .formatted(person.userName()));
        }
    }

    /** For the audit log: what decides who it is and whether they may enter. */
    private static Map<String, Object> said(Person person) {
        return Map.of(
                "userName", person.userName(),
                "externalId", String.valueOf(person.externalId()),
                "name", person.shownName(),
                "mail", person.mail(),
                "active", person.active());
    }
}
