package dev.vitals.aws;

/**
 * One AWS operation that a collector calls, and the IAM action that allows it. The read-only policy that Vitals needs
 * is generated from these.
 *
 * @param service the SDK's own service name in lower case, as recordings name their folders: {@code ec2}, {@code s3}
 * @param name the API's operation name: {@code DescribeSecurityGroups}
 * @param action the IAM action: mostly {@code service:Name}, sometimes not ({@code s3:ListAllMyBuckets})
 */
public record Operation(String service, String name, String action) {

    /** An operation whose IAM action has the same prefix and name. */
    public static Operation of(String service, String name) {
        return new Operation(service, name, service + ":" + name);
    }

    /** An operation whose IAM action is called otherwise. */
    public static Operation of(String service, String name, String action) {
        return new Operation(service, name, action);
    }
}
