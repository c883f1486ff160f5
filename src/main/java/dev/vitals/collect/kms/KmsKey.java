package dev.vitals.collect.kms;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * A key. Rotation and policy are asked of customer keys only; of AWS's own they are absent.
 *
 * @param metadata DescribeKey
 * @param rotates GetKeyRotationStatus
 * @param policy GetKeyPolicy of the policy {@code default}, JSON
 * @param aliases without the prefix {@code alias/}
 */
public record KmsKey(
        String id,
        String arn,
        Reading<KeyMetadata> metadata,
        Reading<Boolean> rotates,
        Reading<String> policy,
        Reading<List<String>> aliases) {

    /** An alias where there is one, else the id. */
    public String name() {
        return aliases instanceof Reading.Known<List<String>>(var known) && !known.isEmpty() ? known.getFirst() : id;
    }
}
