package dev.vitals.finding;

import dev.vitals.inventory.ResourceRow;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource.
 *
 * @param id the number under which it is kept
 * @param account twelve digits
 * @param region or {@code global}
 * @param type CloudFormation type name
 * @param resourceId what AWS calls it
 * @param changedAt when its configuration became what it is
 * @param goneAt null while it is there
 * @param openFindings how many findings are open on it
 */
record ResourceItem(
        long id,
        String account,
        String accountName,
        String region,
        String type,
        String resourceId,
        String arn,
        String name,
        Map<String, String> tags,
        Instant changedAt,
        Instant firstSeen,
        @Nullable Instant goneAt,
        int openFindings) {

    static ResourceItem of(ResourceRow row, int openFindings) {
        return new ResourceItem(
                row.id(),
                row.account(),
                row.accountName(),
                row.region(),
                row.type(),
                row.resourceId(),
                row.arn(),
                row.name(),
                row.tags(),
                row.changedAt(),
                row.firstSeen(),
                row.goneAt(),
                openFindings);
    }
}
