package dev.vitals.rule.principal;

import static dev.vitals.rule.principal.EscalationTest.word;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.collect.iam.PermissionSetDetail;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.support.Iam;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssoadmin.model.AttachedManagedPolicy;
import software.amazon.awssdk.services.ssoadmin.model.PermissionSet;

/** What the permission sets of Identity Center make of who has them. */
class PermissionSetStandingTest {

    private final Inventory inventory = Inventories.empty();

    @Test
    void permissionSetsAreJudgedByAllThatTheyGrant() {
        inventory.add(set("Admins", Reading.known(List.of(managed(Iam.AWS_ADMIN_ARN))), Reading.absent()));
        inventory.add(set(
                "Refused",
                Reading.unreadable(Cause.DENIED, "sso:ListManagedPoliciesInPermissionSet"),
                Reading.absent()));
        inventory.add(set("Readers", Reading.known(List.of()), Reading.absent()));

        assertThat(word(standing("arn:Admins")))
                .as("AdministratorAccess is known by heart")
                .isEqualTo("admin");
        assertThat(word(standing("arn:Refused"))).isEqualTo("unknown");
        assertThat(word(standing("arn:Readers"))).isEqualTo("no");
    }

    private static AttachedManagedPolicy managed(String arn) {
        return AttachedManagedPolicy.builder().arn(arn).build();
    }

    private static Resource<PermissionSetDetail> set(
            String name,
            Reading<List<AttachedManagedPolicy>> managed,
            Reading<software.amazon.awssdk.services.ssoadmin.model.PermissionsBoundary> boundary) {
        var detail = new PermissionSetDetail(
                PermissionSet.builder()
                        .name(name)
                        .permissionSetArn("arn:" + name)
                        .build(),
                managed,
                Reading.known(List.of()),
                Reading.known(List.of()),
                boundary);
        return new Resource<>(
                new ResourceKey(Inventories.ACCOUNT, Inventories.REGION, "AWS::SSO::PermissionSet", "arn:" + name),
                "arn:" + name,
                name,
                Map.of(),
                detail);
    }

    private Standing standing(String arn) {
        var access = AccountAccess.of(inventory);
        return access.standing(access.find(arn).orElseThrow());
    }
}
