package dev.vitals.collect.kms;

import dev.vitals.inventory.Reading;
import java.util.List;
import java.util.Locale;
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

    /**
     * Whether Nitro Enclaves use it: its policy speaks of attestation, or an alias says so. A policy that was not read
     * does not say so.
     */
    public boolean isForEnclaves() {
        return policy instanceof Reading.Known<String>(var text)
                        && text.toLowerCase(Locale.ROOT).contains("kms:recipientattestation")
                || aliases instanceof Reading.Known<List<String>>(var names)
                        && names.stream()
                                .anyMatch(
                                        alias -> alias.toLowerCase(Locale.ROOT).contains("enclave"));
    }

    /** An alias where there is one, else the id. */
    public String name() {
        return aliases instanceof Reading.Known<List<String>>(var known) && !known.isEmpty() ? known.getFirst() : id;
    }
}
