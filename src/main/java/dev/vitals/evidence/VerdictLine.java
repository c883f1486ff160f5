package dev.vitals.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule said of a resource at the end of the period: one item of the population.
 *
 * @param cause why it could not be judged; null where it could
 * @param since when that verdict began
 */
record VerdictLine(
        String account,
        String accountName,
        String region,
        String type,
        String resource,
        String resourceName,
        String arn,
        String rule,
        int version,
        String verdict,
        @Nullable String cause,
        String severity,
        String message,
        Instant since) {

    static final String[] COLUMNS = {
        "account",
        "account_name",
        "region",
        "type",
        "resource",
        "resource_name",
        "arn",
        "rule",
        "rule_version",
        "verdict",
        "cause",
        "severity",
        "message",
        "since"
    };

    @Nullable
    Object[] cells() {
        return new @Nullable Object[] {
            account,
            accountName,
            region,
            type,
            resource,
            resourceName,
            arn,
            rule,
            version,
            verdict,
            cause,
            severity,
            message,
            since
        };
    }
}
