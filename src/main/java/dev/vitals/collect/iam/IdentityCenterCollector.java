package dev.vitals.collect.iam;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;

/** Looks for IAM Identity Center, which lives in one region that only asking each of them tells. */
final class IdentityCenterCollector implements Collector {

    static final ResourceKind<InstanceMetadata> INSTANCE = ResourceKind.of(
            "AWS::SSO::Instance",
            InstanceMetadata.class,
            InstanceMetadata::instanceArn,
            (place, instance) -> instance.instanceArn());

    static final ResourceKind<PermissionSet> PERMISSION_SET = ResourceKind.<PermissionSet>of(
                    "AWS::SSO::PermissionSet",
                    PermissionSet.class,
                    PermissionSet::permissionSetArn,
                    (place, set) -> set.permissionSetArn())
            .named(set -> String.valueOf(set.name()));

    private record Found(String instance, String permissionSet) {}

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
        return List.of(INSTANCE, PERMISSION_SET);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("ListInstances", "ListPermissionSets", "DescribePermissionSet")
                .map(name -> Operation.of("ssoadmin", name, "sso:" + name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var client = sweep.client(SsoAdminClient.class);
        var instances = sweep.list(
                INSTANCE, () -> client.listInstancesPaginator(request -> {}).instances());
        sweep.list(
                PERMISSION_SET,
                () -> () -> sweep.whole(INSTANCE, instances).stream()
                        .flatMap(instance -> client
                                .listPermissionSetsPaginator(request -> request.instanceArn(instance.instanceArn())
                                        .maxResults(100))
                                .permissionSets()
                                .stream()
                                .map(set -> new Found(instance.instanceArn(), set)))
                        .map(found -> client.describePermissionSet(request ->
                                        request.instanceArn(found.instance()).permissionSetArn(found.permissionSet()))
                                .permissionSet())
                        .iterator());
    }
}
