package dev.vitals.aws;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in a sentence why an account could not be opened, and what to do. */
final class ConnectionTrouble {

    private ConnectionTrouble() {}

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
        if (connection.roleArn() != null && answered.statusCode() == 403) {
            return "The role %s could not be assumed (%s). Check its trust policy, the external id, and that our own identity may call sts:AssumeRole."
                    .formatted(connection.roleArn(), code);
        }
        return "AWS refused the credentials (%s). Check that they are right, not expired, and meant for this partition."
                .formatted(code);
    }
}
