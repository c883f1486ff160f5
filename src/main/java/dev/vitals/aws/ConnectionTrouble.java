package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import java.util.Locale;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in a sentence why an account could not be opened, and what to do. */
final class ConnectionTrouble {

    private ConnectionTrouble() {}

    static CannotConnectException of(Connection connection, SdkException failure) {
        return new CannotConnectException(sentence(connection, failure), failure, why(failure));
    }

    private static Cause why(SdkException failure) {
        var message = String.valueOf(failure.getMessage());
        if (!(failure instanceof AwsServiceException)) {
            return message.toLowerCase(Locale.ROOT).contains("profile") || message.contains("load credentials")
                    ? Cause.DENIED
                    : Cause.TIMED_OUT;
        }
        return isByOrganization(message) ? Cause.DENIED_BY_ORGANIZATION_POLICY : Cause.DENIED;
    }

    private static boolean isByOrganization(String said) {
        return said.contains("service control policy") || said.contains("resource control policy");
    }

    static String sentence(Connection connection, SdkException failure) {
        var message = String.valueOf(failure.getMessage());
        if (failure instanceof AwsServiceException answered) {
            return refused(connection, answered);
        }
        if (message.contains("Profile") || message.contains("profile file contained no credentials")) {
            return "There is no usable AWS profile '%s'. Check ~/.aws/config, or name another one."
                    .formatted(connection.profile());
        }
        if (message.contains("load credentials")) {
            return "No AWS credentials were found. Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, name a profile, or run where a role is attached.";
        }
        return Endpoints.of(connection)
                .map(endpoint ->
                        "Nothing answers as AWS at %s. Check the address and that it is up.".formatted(endpoint))
                .orElse("AWS could not be reached from here. Check the network and the region %s."
                        .formatted(connection.homeRegion()));
    }

    private static String refused(Connection connection, AwsServiceException answered) {
        var code = answered.awsErrorDetails() == null
                ? "HTTP " + answered.statusCode()
                : answered.awsErrorDetails().errorCode();
        if (code.equals("RegionDisabledException")) {
            return "STS is switched off in region %s. Switch it on under IAM, Account settings, in the account that Vitals runs in, or choose another home region."
                    .formatted(connection.homeRegion());
        }
        if (connection.roleArn() != null && answered.statusCode() == 403) {
            return notAssumed(connection.roleArn(), code, String.valueOf(answered.getMessage()));
        }
        if (connection.roleArn() != null && code.equals("ValidationError")) {
            return "AWS does not take %s for a role. Check the account id, the name and the partition in it."
                    .formatted(connection.roleArn());
        }
        return "AWS refused the credentials (%s). Check that they are right, not expired, and meant for this partition."
                .formatted(code);
    }

    /** AWS names the kind of policy that refuses, but for a role that is not there and one that does not trust us. */
    private static String notAssumed(String role, String code, String said) {
        if (isByOrganization(said)) {
            return "A policy of the organization forbids that the role %s is assumed. Exempt the role there; the account itself cannot change it."
                    .formatted(role);
        }
        if (said.contains("identity-based policy") || said.contains("permissions boundary")) {
            return "Our own identity may not assume the role %s. Allow it sts:AssumeRole on that ARN, and look at its permissions boundary."
                    .formatted(role);
        }
        if (said.contains("trust policy") || said.contains("resource-based policy")) {
            return "The role %s is there, and its trust policy does not let us in. Check that it names our own identity and this very external id."
                    .formatted(role);
        }
        if (isAboutCredentials(code)) {
            return "AWS refused our own credentials (%s). Check that they are right, not expired, and meant for this partition."
                    .formatted(code);
        }
        return "The role %s could not be assumed (%s). Check that it is there, its trust policy, the external id, and that our own identity may call sts:AssumeRole."
                .formatted(role, code);
    }

    private static boolean isAboutCredentials(String code) {
        return code.startsWith("ExpiredToken")
                || code.equals("InvalidClientTokenId")
                || code.equals("SignatureDoesNotMatch")
                || code.equals("UnrecognizedClientException");
    }
}
