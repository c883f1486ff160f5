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

/** Reads IAM Identity Center and its permission sets, which live in one region that only asking each of them tells. */
final class IdentityCenterCollector implements Collector {

    static final ResourceKind<InstanceMetadata> INSTANCE = ResourceKind.of(
            "AWS::SSO::Instance",
            InstanceMetadata.class,
            InstanceMetadata::instanceArn,
            (place, instance) -> instance.instanceArn());

    static final ResourceKind<PermissionSetDetail> PERMISSION_SET = ResourceKind.<PermissionSetDetail>of(
                    "AWS::SSO::PermissionSet",
                    PermissionSetDetail.class,
                    PermissionSetDetail::arn,
                    (place, set) -> set.arn())
            .named(PermissionSetDetail::name);

    private record Found(String instance, PermissionSet permissionSet) {}

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
        return Stream.of(
                        "ListInstances",
                        "ListPermissionSets",
                        "DescribePermissionSet",
                        "ListManagedPoliciesInPermissionSet",
                        "ListCustomerManagedPolicyReferencesInPermissionSet",
                        "GetInlinePolicyForPermissionSet",
                        "GetPermissionsBoundaryForPermissionSet")
                .map(name -> Operation.of("ssoadmin", name, "sso:" + name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var client = sweep.client(SsoAdminClient.class);
        var instances = sweep.list(
                INSTANCE, () -> client.listInstancesPaginator(request -> {}).instances());
        sweep.<Found, PermissionSetDetail>list(
                PERMISSION_SET,
                () -> () -> sweep.whole(INSTANCE, instances).stream()
                        .flatMap(instance -> client
                                .listPermissionSetsPaginator(request -> request.instanceArn(instance.instanceArn())
                                        .maxResults(100))
                                .permissionSets()
                                .stream()
                                .map(set -> new Found(instance.instanceArn(), describe(client, instance, set))))
                        .iterator(),
                found -> detail(sweep, client, found));
    }

    private static PermissionSet describe(SsoAdminClient client, InstanceMetadata instance, String set) {
        return client.describePermissionSet(
                        request -> request.instanceArn(instance.instanceArn()).permissionSetArn(set))
                .permissionSet();
    }

    private static PermissionSetDetail detail(Sweep sweep, SsoAdminClient client, Found found) {
        var instance = found.instance();
        var set = found.permissionSet().permissionSetArn();
        return new PermissionSetDetail(
                found.permissionSet(),
                sweep.readAll(() -> client.listManagedPoliciesInPermissionSetPaginator(
                                request -> request.instanceArn(instance).permissionSetArn(set))
                        .attachedManagedPolicies()),
                sweep.readAll(() -> client.listCustomerManagedPolicyReferencesInPermissionSetPaginator(
                                request -> request.instanceArn(instance).permissionSetArn(set))
                        .customerManagedPolicyReferences()),
                sweep.read(() -> Stream.ofNullable(client.getInlinePolicyForPermissionSet(
                                        request -> request.instanceArn(instance).permissionSetArn(set))
                                .inlinePolicy())
                        .filter(document -> !document.isBlank())
                        .toList()),
                sweep.read(
                        () -> client.getPermissionsBoundaryForPermissionSet(
                                        request -> request.instanceArn(instance).permissionSetArn(set))
                                .permissionsBoundary(),
                        "ResourceNotFoundException"));
    }
}
