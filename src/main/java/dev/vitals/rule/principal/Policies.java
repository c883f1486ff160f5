package dev.vitals.rule.principal;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.policy.PolicyDocument;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyVersion;

/** The managed policies of an account and their versions. */
record Policies(Inventory inventory) {

    /** Whether the account can change it: those of AWS it cannot. */
    static boolean isOwn(String arn) {
        return arn.startsWith("arn:") && !arn.contains(":iam::aws:");
    }

    /** A version that is not in force and would be full administration. */
    Optional<String> wideVersion(String arn) {
        return inventory.find(ManagedPolicyDetail.class, Place.GLOBAL, arn).map(Resource::config)
                        instanceof Reading.Known<ManagedPolicyDetail>(ManagedPolicyDetail policy)
                ? policy.policyVersionList().stream()
                        .filter(version -> !Boolean.TRUE.equals(version.isDefaultVersion())
                                && !String.valueOf(policy.defaultVersionId()).equals(version.versionId()))
                        .flatMap(Policies::wide)
                        .findFirst()
                : Optional.empty();
    }

    private static Stream<String> wide(PolicyVersion version) {
        var document = Reading.attempt(() -> PolicyDocument.parse(version.document()));
        return document instanceof Reading.Known<PolicyDocument>(PolicyDocument known) && known.grantsAll()
                ? Stream.of(String.valueOf(version.versionId()))
                : Stream.empty();
    }
}
