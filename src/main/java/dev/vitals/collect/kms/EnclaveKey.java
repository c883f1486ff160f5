package dev.vitals.collect.kms;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.kms.model.GrantListEntry;

/**
 * A key that Nitro Enclaves use, and who may go around their attestation.
 *
 * @param grants ListGrants: a grant cannot demand attestation
 * @param images image digests (hexadecimal) of the enclaves that used the key lately; a digest of zeros is an enclave in
 *     debug mode (CloudTrail LookupEvents)
 * @param allSeen whether these were all uses of the last 90 days; busy keys have more than can be read */
public record EnclaveKey(
        String keyId, Reading<List<GrantListEntry>> grants, Reading<List<String>> images, boolean allSeen) {}
