package dev.vitals.aws;

/** The name of a service's folder in a recording: the last part of the SDK's package, {@code ec2}, {@code s3control}. */
final class ServiceName {

    private static final String PACKAGE = "software.amazon.awssdk.services.";

    private ServiceName() {}

    static String of(Class<?> client) {
        var name = client.getPackageName();
        if (!name.startsWith(PACKAGE)) {
            throw new IllegalArgumentException(client + " is no client of an AWS service");
        }
        return name.substring(PACKAGE.length());
    }
}
