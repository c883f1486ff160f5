package dev.vitals.baseline;

import java.util.Map;

/** The patterns of the seven metric filters that both editions set up, and the metrics that they feed. */
final class AlarmPatterns {

    static final String CLOUDTRAIL = "{($.eventSource = cloudtrail.amazonaws.com) && (($.eventName != Describe*)"
            + " && ($.eventName != Get*) && ($.eventName != Lookup*) && ($.eventName != List*))}";

    static final String ACCESS_KEY = "{($.eventName=CreateAccessKey)}";

    static final String IAM_POLICY = events(
            "DeleteGroupPolicy",
            "DeleteRolePolicy",
            "DeleteUserPolicy",
            "PutGroupPolicy",
            "PutRolePolicy",
            "PutUserPolicy",
            "CreatePolicy",
            "DeletePolicy",
            "CreatePolicyVersion",
            "DeletePolicyVersion",
            "AttachRolePolicy",
            "DetachRolePolicy",
            "AttachUserPolicy",
            "DetachUserPolicy",
            "AttachGroupPolicy",
            "DetachGroupPolicy");

    static final String ROOT = "{($.userIdentity.type = \"Root\") && ($.userIdentity.invokedBy NOT EXISTS)"
            + " && ($.eventType != \"AwsServiceEvent\")}";

    static final String NETWORK_ACL = events(
            "CreateNetworkAcl",
            "CreateNetworkAclEntry",
            "DeleteNetworkAcl",
            "DeleteNetworkAclEntry",
            "ReplaceNetworkAclEntry",
            "ReplaceNetworkAclAssociation");

    static final String SECURITY_GROUP = events(
            "AuthorizeSecurityGroupIngress",
            "AuthorizeSecurityGroupEgress",
            "RevokeSecurityGroupIngress",
            "RevokeSecurityGroupEgress",
            "CreateSecurityGroup",
            "DeleteSecurityGroup");

    static final String UNAUTHORIZED = "{($.errorCode=AccessDenied) || ($.errorCode=UnauthorizedOperation)}";

    /** The metric of each pattern. */
    static final Map<String, String> METRICS = Map.of(
            CLOUDTRAIL, "CloudTrailChangeCount",
            ACCESS_KEY, "NewAccessKeyCreated",
            IAM_POLICY, "IAMPolicyEventCount",
            ROOT, "RootUserPolicyEventCount",
            NETWORK_ACL, "NetworkAclEventCount",
            SECURITY_GROUP, "SecurityGroupEventCount",
            UNAUTHORIZED, "UnauthorizedAttemptCount");

    private AlarmPatterns() {}

    private static String events(String... names) {
        return "{($.eventName=" + String.join(") || ($.eventName=", names) + ")}";
    }
}
