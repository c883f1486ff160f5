package dev.vitals.rule.alarm;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.UnreadableException;

/** A log group by its ARN, {@code arn:aws:logs:region:account:log-group:name:*}. */
record LogGroupName(String region, String account, String name) {

    private static final int PARTS = 7;

    static LogGroupName of(String arn) {
        var parts = arn.split(":", PARTS);
        if (parts.length < PARTS) {
            throw new UnreadableException(Cause.MALFORMED, "CloudWatchLogsLogGroupArn was not understood");
        }
        return new LogGroupName(parts[3], parts[4], parts[PARTS - 1].replaceFirst(":\\*$", ""));
    }
}
