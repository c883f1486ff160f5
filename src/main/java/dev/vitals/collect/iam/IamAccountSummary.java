package dev.vitals.collect.iam;

import dev.vitals.inventory.Reading;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the account summary says of the root user. Its counts of users and quotas are left out: they change with
 * everything and decide nothing.
 */
public record IamAccountSummary(String accountId, Map<String, Integer> root) {

    static IamAccountSummary of(String accountId, Map<String, Integer> summary) {
        var root = new TreeMap<String, Integer>();
        summary.forEach((key, value) -> {
            if (key.startsWith("Account") && !key.endsWith("Quota")) {
                root.put(key, value);
            }
        });
        return new IamAccountSummary(accountId, root);
    }

    /** An entry by its name, as {@code AccountMFAEnabled}; unreadable when AWS left it out. */
    public int required(String entry) {
        return Reading.required(root.get(entry), "SummaryMap." + entry);
    }
}
