package dev.vitals.inventory;

/**
 * Where something was read.
 *
 * @param partition {@code aws}, {@code aws-us-gov} or {@code aws-cn}
 * @param account the 12-digit account id
 * @param region a region name, or {@link #GLOBAL}
 */
public record Place(String partition, String account, String region) {

    /** The region of what exists once per account. */
    public static final String GLOBAL = "global";

    /** An ARN of this place; for global services pass an empty region through {@link #globalArn}. */
    public String arn(String service, String resource) {
        return "arn:%s:%s:%s:%s:%s".formatted(partition, service, region, account, resource);
    }

    /** An ARN without a region, as IAM writes them. */
    public String globalArn(String service, String resource) {
        return "arn:%s:%s::%s:%s".formatted(partition, service, account, resource);
    }

    public Place in(String otherRegion) {
        return new Place(partition, account, otherRegion);
    }
}
