package dev.vitals.collect.kms;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
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
        return List.of(KEY);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("ListKeys", "ListAliases", "DescribeKey", "GetKeyRotationStatus", "GetKeyPolicy")
                .map(name -> Operation.of("kms", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var kms = sweep.client(KmsClient.class);
        var aliases = sweep.readAll(
                () -> kms.listAliasesPaginator(page -> page.limit(100)).aliases());
        sweep.list(
                KEY,
                () -> kms.listKeysPaginator(page -> page.limit(PAGE)).keys(),
                key -> bundle(sweep, kms, key, aliases));
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
