package dev.vitals.identity;

import dev.vitals.route.Right;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of what a member may: what a token was made for. It gives nothing by itself.
 *
 * @param rights that count, of those the member has
 * @param group whose accounts count; null for every account of the member's
 * @param accounts ids of the group's accounts; empty where {@code group} is null
 */
public record Limit(Set<Right> rights, @Nullable Long group, String groupName, Set<String> accounts) {

    public Limit {
        rights = Set.copyOf(rights);
        accounts = Set.copyOf(accounts);
    }

    /** What is left of a grant: one on everything shrinks to the group, one on another group is out. */
    Optional<Grant> of(Grant grant) {
        if (group == null || Objects.equals(grant.group(), group)) {
            return Optional.of(grant);
        }
        return grant.isForEverything()
                ? Optional.of(new Grant(
                        grant.id(),
                        grant.role(),
                        group,
                        groupName,
                        accounts,
                        grant.origin(),
                        grant.until(),
                        grant.period()))
                : Optional.empty();
    }
}
