package dev.vitals.identity;

import dev.vitals.page.Period;
import dev.vitals.route.Right;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role that somebody has.
 *
 * @param group on whose accounts; null for every account
 * @param accounts ids of the group's accounts; empty where {@code group} is null
 * @param origin {@code person}, {@code provider} or {@code scim}: who gave it, and so who may take it away
 * @param until when it ends; null for never
 * @param period of which days an auditor sees the evidence; null for every day
 */
public record Grant(
        long id,
        Role role,
        @Nullable Long group,
        @Nullable String groupName,
        Set<String> accounts,
        String origin,
        @Nullable Instant until,
        @Nullable Period period) {

    /** Whether it is about every account. */
    public boolean isForEverything() {
        return group == null;
    }

    boolean gives(Right right) {
        return role.gives(right) && (isForEverything() || !right.isForEverything());
    }

    boolean gives(Right right, String account) {
        return role.gives(right) && (isForEverything() || accounts.contains(account));
    }
}
