package dev.vitals.support;

import dev.vitals.collect.iam.CredentialReportUser;
import dev.vitals.collect.iam.IamAccountSummary;
import dev.vitals.collect.iam.IamKinds;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.PolicyDetail;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.UserDetail;

/** Users, roles and policies for tests. */
public final class Iam {

    public static final String ADMIN = "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}";
    public static final String READER =
            "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"s3:Get*\",\"Resource\":\"*\"}}";
    public static final String AWS_ADMIN_ARN = "arn:aws:iam::aws:policy/AdministratorAccess";
    public static final Instant LONG_AGO = Instant.parse("2026-03-01T10:00:00Z");
    public static final Instant LATELY = Instant.parse("2026-10-20T10:00:00Z");

    private Iam() {}

    public static String arn(String resource) {
        return "arn:aws:iam::" + Inventories.ACCOUNT + ":" + resource;
    }

    /** A statement policy with single quotes for double ones. */
    public static String policy(String statements) {
        return "{\"Statement\":[" + statements.replace('\'', '"') + "]}";
    }

    public static UserDetail.Builder user(String name) {
        return UserDetail.builder()
                .userName(name)
                .arn(arn("user/" + name))
                .path("/")
                .createDate(LONG_AGO);
    }

    public static RoleDetail.Builder role(String name) {
        return RoleDetail.builder()
                .roleName(name)
                .arn(arn("role/" + name))
                .path("/")
                .createDate(LONG_AGO);
    }

    public static PolicyDetail inline(String name, String document) {
        return PolicyDetail.builder().policyName(name).policyDocument(document).build();
    }

    public static AttachedPolicy attached(String arn) {
        return AttachedPolicy.builder().policyArn(arn).build();
    }

    public static ManagedPolicyDetail managed(String arn, String document) {
        return ManagedPolicyDetail.builder()
                .arn(arn)
                .policyName(arn.substring(arn.lastIndexOf('/') + 1))
                .defaultVersionId("v2")
                .policyVersionList(
                        version -> version.versionId("v1").document("not the one in force"),
                        version -> version.versionId("v2").document(document))
                .build();
    }

    /** A row of the credential report without keys; null for no console password. */
    public static CredentialReportUser reported(String user, boolean password, boolean mfa, Reading<Instant> used) {
        return new CredentialReportUser(
                user,
                arn("user/" + user),
                Reading.known(password),
                used,
                Reading.known(LONG_AGO),
                Reading.known(mfa),
                List.of(),
                List.of());
    }

    public static IamAccountSummary summary(int mfa, int keys, int password) {
        return new IamAccountSummary(
                Inventories.ACCOUNT,
                Map.of("AccountMFAEnabled", mfa, "AccountAccessKeysPresent", keys, "AccountPasswordPresent", password));
    }

    /** Adds to what exists once per account. */
    @SafeVarargs
    public static <T> Inventory with(Inventory inventory, ResourceKind<T> kind, T... configs) {
        Arrays.stream(configs).forEach(config -> inventory.add(Inventories.resource(kind, Place.GLOBAL, config)));
        return inventory;
    }

    /** All lists whole, and empty but for these users of the credential report. */
    public static Inventory reporting(CredentialReportUser... users) {
        return with(Inventories.empty(), IamKinds.REPORTED_USER, users);
    }
}
