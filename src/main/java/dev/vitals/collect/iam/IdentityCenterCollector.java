package dev.vitals.collect.iam;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

/** Looks for IAM Identity Center, which lives in one region that only asking each of them tells. */
final class IdentityCenterCollector implements Collector {

    static final ResourceKind<InstanceMetadata> INSTANCE = ResourceKind.of(
            "AWS::SSO::Instance",
            InstanceMetadata.class,
            InstanceMetadata::instanceArn,
            (place, instance) -> instance.instanceArn());

    IdentityCenterCollector() {}

    @Override
    public String service() {
        return "identitycenter";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(INSTANCE);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("ssoadmin", "ListInstances", "sso:ListInstances"));
    }

    @Override
    public void collect(Sweep sweep) {
        var client = sweep.client(SsoAdminClient.class);
        sweep.list(INSTANCE, () -> client.listInstancesPaginator(request -> {}).instances());
    }
}
