package dev.vitals.collect.iam;

import dev.vitals.inventory.Place;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.iam.model.GroupDetail;
import software.amazon.awssdk.services.iam.model.ManagedPolicyDetail;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.RoleDetail;
import software.amazon.awssdk.services.iam.model.SAMLProviderListEntry;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UserDetail;
import software.amazon.awssdk.services.iam.model.VirtualMFADevice;

/** The kinds of IAM, each named as CloudFormation does where it has a name for it. */
public final class IamKinds {

    public static final ResourceKind<UserDetail> USER = ResourceKind.<UserDetail>of(
                    "AWS::IAM::User", UserDetail.class, UserDetail::userName, (place, user) -> user.arn())
            .tagged(user -> tags(user.tags()));

    public static final ResourceKind<GroupDetail> GROUP = ResourceKind.of(
            "AWS::IAM::Group", GroupDetail.class, GroupDetail::groupName, (place, group) -> group.arn());

    public static final ResourceKind<RoleDetail> ROLE = ResourceKind.<RoleDetail>of(
                    "AWS::IAM::Role", RoleDetail.class, RoleDetail::roleName, (place, role) -> role.arn())
            .tagged(role -> tags(role.tags()))
            .ignoring("RoleLastUsed");

    public static final ResourceKind<ManagedPolicyDetail> MANAGED_POLICY = ResourceKind.<ManagedPolicyDetail>of(
                    "AWS::IAM::ManagedPolicy",
                    ManagedPolicyDetail.class,
                    ManagedPolicyDetail::arn,
                    (place, policy) -> policy.arn())
            .named(ManagedPolicyDetail::policyName);

    public static final ResourceKind<InlinePolicy> INLINE_POLICY = ResourceKind.<InlinePolicy>of(
                    "AWS::IAM::Policy",
                    InlinePolicy.class,
                    policy -> policy.principalKind() + "/" + policy.principal() + "/" + policy.policyName(),
                    (place, policy) -> place.globalArn(
                            "iam",
                            policy.principalKind() + "/" + policy.principal() + "/policy/" + policy.policyName()))
            .named(InlinePolicy::policyName);

    public static final ResourceKind<AccessKey> ACCESS_KEY = ResourceKind.<AccessKey>of(
                    "AWS::IAM::AccessKey",
                    AccessKey.class,
                    AccessKey::accessKeyId,
                    (place, key) ->
                            place.globalArn("iam", "user/" + key.userName() + "/accesskey/" + key.accessKeyId()))
            .ignoring("lastUsed", "LastUsed");

    public static final ResourceKind<CredentialReportUser> REPORTED_USER = ResourceKind.<CredentialReportUser>of(
                    "AWS::IAM::CredentialReport",
                    CredentialReportUser.class,
                    CredentialReportUser::user,
                    (place, user) -> user.arn())
            .ignoring("passwordLastUsed", "PasswordLastUsed", "lastUsed", "LastUsed");

    public static final ResourceKind<IamPasswordPolicy> PASSWORD_POLICY = ResourceKind.of(
            "AWS::IAM::PasswordPolicy",
            IamPasswordPolicy.class,
            IamPasswordPolicy::accountId,
            (place, policy) -> place.globalArn("iam", "account-password-policy"));

    public static final ResourceKind<IamAccountSummary> ACCOUNT_SUMMARY = ResourceKind.of(
            "AWS::IAM::AccountSummary",
            IamAccountSummary.class,
            IamAccountSummary::accountId,
            (place, summary) -> place.globalArn("iam", "account-summary"));

    public static final ResourceKind<SAMLProviderListEntry> SAML_PROVIDER = ResourceKind.of(
            "AWS::IAM::SAMLProvider",
            SAMLProviderListEntry.class,
            SAMLProviderListEntry::arn,
            (place, provider) -> provider.arn());

    public static final ResourceKind<OpenIDConnectProviderListEntry> OIDC_PROVIDER = ResourceKind.of(
            "AWS::IAM::OIDCProvider",
            OpenIDConnectProviderListEntry.class,
            OpenIDConnectProviderListEntry::arn,
            (place, provider) -> provider.arn());

    public static final ResourceKind<VirtualMFADevice> VIRTUAL_MFA = ResourceKind.<VirtualMFADevice>of(
                    "AWS::IAM::VirtualMFADevice",
                    VirtualMFADevice.class,
                    VirtualMFADevice::serialNumber,
                    (place, device) -> device.serialNumber())
            .ignoring("PasswordLastUsed");

    public static final ResourceKind<ServiceUse> SERVICE_USE = ResourceKind.<ServiceUse>of(
                    "AWS::IAM::ServiceLastAccessed",
                    ServiceUse.class,
                    ServiceUse::principalArn,
                    (Place place, ServiceUse use) -> use.principalArn())
            .ignoring("lastUsed", "LastUsed");

    public static final ResourceKind<RoleSession> ROLE_SESSION = ResourceKind.of(
            "AWS::IAM::RoleSession",
            RoleSession.class,
            RoleSession::roleName,
            (place, session) -> place.globalArn("iam", "role/" + session.roleName()));

    static final List<ResourceKind<?>> ALL = List.of(
            USER,
            GROUP,
            ROLE,
            MANAGED_POLICY,
            INLINE_POLICY,
            ACCESS_KEY,
            REPORTED_USER,
            PASSWORD_POLICY,
            ACCOUNT_SUMMARY,
            SAML_PROVIDER,
            OIDC_PROVIDER,
            VIRTUAL_MFA,
            SERVICE_USE,
            ROLE_SESSION);

    private IamKinds() {}

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first));
    }
}
