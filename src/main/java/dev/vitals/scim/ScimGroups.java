package dev.vitals.scim;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.ClaimRolesChanged;
import dev.vitals.identity.Provisioning;
import dev.vitals.identity.Provisioning.RefusedException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Groups pushed and changed. Who comes into one or leaves it has the roles that follow in the same transaction. */
@Service
class ScimGroups {

    private static final Logger log = LoggerFactory.getLogger(ScimGroups.class);

    private final GroupStore store;
    private final ProviderStore providers;
    private final Provisioning provisioning;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ScimGroups(
            GroupStore store,
            ProviderStore providers,
            Provisioning provisioning,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.providers = providers;
        this.provisioning = provisioning;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    ScimGroup add(ScimProvider provider, GroupDraft draft) {
        return unique(() -> {
            known(provider, draft.members());
            var id = UUID.randomUUID();
            store.add(provider.id(), id, draft.displayName(), draft.externalId(), clock.instant());
            store.join(id, draft.members());
            follow(provider, draft.members());
            audit.record("scim.group-added", draft.displayName(), null, said(draft.members(), Set.of()));
            return store.find(provider.id(), id).orElseThrow();
        });
    }

    /**
     * Changes one.
     *
     * @param version that the caller has read; null for any
     */
    ScimGroup change(ScimProvider provider, UUID id, @Nullable Integer version, UnaryOperator<GroupDraft> change) {
        return unique(() -> {
            var group = lock(provider, id, version);
            var before = new GroupDraft(group.displayName(), group.externalId(), store.members(id));
            var after = change.apply(before);
            if (!after.equals(before)) {
                change(provider, id, before, after);
            }
            return store.find(provider.id(), id).orElseThrow();
        });
    }

    private void change(ScimProvider provider, UUID id, GroupDraft before, GroupDraft after) {
        var joined = without(after.members(), before.members());
        var left = without(before.members(), after.members());
        known(provider, joined);
        store.change(id, after.displayName(), after.externalId(), clock.instant());
        store.join(id, joined);
        store.leave(id, left);
        var touched = new HashSet<>(joined);
        touched.addAll(left);
        if (!before.displayName().equals(after.displayName())
                || !Objects.equals(before.externalId(), after.externalId())) {
            touched.addAll(after.members());
        }
        follow(provider, touched);
        audit.record(
                "scim.group-changed",
                after.displayName(),
                Map.of("displayName", before.displayName()),
                said(joined, left));
    }

    void remove(ScimProvider provider, UUID id, @Nullable Integer version) {
        transaction.executeWithoutResult(any -> {
            var group = lock(provider, id, version);
            var left = store.members(id);
            store.remove(id);
            follow(provider, left);
            audit.record("scim.group-removed", group.displayName(), said(Set.of(), left), null);
        });
    }

    /**
     * Another table gives other roles to the same groups. Nobody asks who could be told that the last administrator would
     * go, so that one stays, and the log says so.
     */
    @EventListener
    void on(ClaimRolesChanged changed) {
        for (ScimProvider provider : providers.all()) {
            for (UUID user : store.usersOfProvidersWithGroups(provider.id())) {
                try {
                    transaction.executeWithoutResult(any -> follow(provider, List.of(user)));
                } catch (RefusedException last) {
                    log.warn("Roles of the user {} stay as they are: {}", user, last.getMessage());
                }
            }
        }
    }

    private void follow(ScimProvider provider, Collection<UUID> users) {
        store.namesByMember(users)
                .forEach((member, names) -> provisioning.follow(member, Map.of(provider.groupsClaim(), names)));
    }

    private void known(ScimProvider provider, Set<UUID> users) {
        without(users, store.known(provider.id(), users)).stream().findFirst().ifPresent(stranger -> {
            throw ScimRefusal.invalidValue("There is no user %s of this provider.".formatted(stranger));
        });
    }

    private ScimGroup lock(ScimProvider provider, UUID id, @Nullable Integer version) {
        var group = store.lock(provider.id(), id).orElseThrow(() -> ScimRefusal.notFound("group " + id));
        if (version != null && version != group.version()) {
            throw ScimRefusal.changedMeanwhile();
        }
        return group;
    }

    private ScimGroup unique(Supplier<ScimGroup> work) {
        try {
            return Objects.requireNonNull(transaction.execute(any -> work.get()));
        } catch (DuplicateKeyException taken) {
            throw ScimRefusal.taken("There is a group of this displayName already.");
        }
    }

    private static Set<UUID> without(Set<UUID> these, Set<UUID> those) {
        var left = new HashSet<>(these);
        left.removeAll(those);
        return left;
    }

    private static Map<String, Object> said(Set<UUID> joined, Set<UUID> left) {
        return Map.of("joined", joined, "left", left);
    }
}
