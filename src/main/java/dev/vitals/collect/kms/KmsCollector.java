package dev.vitals.collect.kms;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.AliasListEntry;
import software.amazon.awssdk.services.kms.model.KeyListEntry;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** The keys of a region. */
final class KmsCollector implements Collector {

    private static final int PAGE = 1000;

    static final ResourceKind<KmsKey> KEY = ResourceKind.of(
                    "AWS::KMS::Key", KmsKey.class, KmsKey::id, (place, key) -> key.arn())
            .named(KmsKey::name);

    static final ResourceKind<EnclaveKey> ENCLAVE_KEY = ResourceKind.of(
            "AWS::KMS::EnclaveKey",
            EnclaveKey.class,
            EnclaveKey::keyId,
            (place, key) -> place.arn("kms", "key/" + key.keyId()));

    @Override
    public String service() {
        return "kms";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(KEY, ENCLAVE_KEY);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("kms", "ListKeys"),
                Operation.of("kms", "ListAliases"),
                Operation.of("kms", "DescribeKey"),
                Operation.of("kms", "GetKeyRotationStatus"),
                Operation.of("kms", "GetKeyPolicy"),
                Operation.of("kms", "ListGrants"),
                Operation.of("cloudtrail", "LookupEvents"));
    }

    @Override
    public void collect(Sweep sweep) {
        var kms = sweep.client(KmsClient.class);
        var aliases = sweep.readAll(
                () -> kms.listAliasesPaginator(page -> page.limit(100)).aliases());
        var keys = sweep.list(
                KEY,
                () -> kms.listKeysPaginator(page -> page.limit(PAGE)).keys(),
                key -> bundle(sweep, kms, key, aliases));
        sweep.list(
                ENCLAVE_KEY,
                () -> sweep.whole(KEY, keys).stream()
                        .filter(KmsKey::isForEnclaves)
                        .toList(),
                key -> enclave(sweep, kms, key));
    }

    private static EnclaveKey enclave(Sweep sweep, KmsClient kms, KmsKey key) {
        var uses = sweep.read(() -> EnclaveUses.of(sweep.client(CloudTrailClient.class), key.arn()));
        return new EnclaveKey(
                key.id(),
                sweep.readAll(() -> kms.listGrantsPaginator(
                                request -> request.keyId(key.id()).limit(100))
                        .grants()),
                uses.map(EnclaveUses::images),
                uses instanceof Reading.Known<EnclaveUses>(EnclaveUses known) && known.allSeen());
    }

    private static KmsKey bundle(Sweep sweep, KmsClient kms, KeyListEntry key, Reading<List<AliasListEntry>> aliases) {
        var id = key.keyId();
        var metadata =
                sweep.read(() -> kms.describeKey(request -> request.keyId(id)).keyMetadata());
        var ours = isCustomers(metadata);
        return new KmsKey(
                id,
                key.keyArn(),
                metadata,
                ours
                        ? sweep.read(() -> kms.getKeyRotationStatus(request -> request.keyId(id))
                                .keyRotationEnabled())
                        : Reading.absent(),
                ours
                        ? sweep.read(() -> kms.getKeyPolicy(
                                        request -> request.keyId(id).policyName("default"))
                                .policy())
                        : Reading.absent(),
                aliases.map(all -> all.stream()
                        .filter(alias -> id.equals(alias.targetKeyId()))
                        .map(alias -> alias.aliasName().replaceFirst("^alias/", ""))
                        .sorted()
                        .toList()));
    }

    /** A key whose manager is not known is asked as if it were the customer's. */
    private static boolean isCustomers(Reading<KeyMetadata> metadata) {
        return !(metadata instanceof Reading.Known<KeyMetadata>(var known) && known.keyManager() == KeyManagerType.AWS);
    }
}
