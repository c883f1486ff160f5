package dev.vitals.collect.secrets;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.SecretListEntry;

/** Secrets of a region. */
final class SecretsCollector implements Collector {

    static final ResourceKind<SecretListEntry> SECRET = ResourceKind.of(
                    "AWS::SecretsManager::Secret",
                    SecretListEntry.class,
                    SecretListEntry::name,
                    (place, secret) -> String.valueOf(secret.arn()))
            .tagged(secret -> tags(secret))
            .ignoring("LastAccessedDate", "NextRotationDate", "SecretVersionsToStages");

    @Override
    public String service() {
        return "secretsmanager";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(SECRET);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("ListSecrets")
                .map(name -> Operation.of("secretsmanager", name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var secrets = sweep.client(SecretsManagerClient.class);
        sweep.list(
                SECRET,
                () -> () -> secrets.listSecretsPaginator(page -> page.maxResults(100)).stream()
                        .flatMap(page -> page.secretList().stream())
                        .iterator());
    }

    private static TreeMap<String, String> tags(SecretListEntry secret) {
        var tags = new TreeMap<String, String>();
        secret.tags().forEach(tag -> tags.put(tag.key(), tag.value() == null ? "" : tag.value()));
        return tags;
    }
}
