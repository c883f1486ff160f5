package dev.vitals.inventory;

/**
 * The identity of a resource for life.
 *
 * @param account the 12-digit account id
 * @param region a region name or {@link Place#GLOBAL}
 * @param type the CloudFormation type name, {@code AWS::::Account} for account- and region-wide settings
 * @param id what AWS itself calls it: {@code sg-…}, bucket, user, trail or database name; the account id for settings
 */
public record ResourceKey(String account, String region, String type, String id) implements Comparable<ResourceKey> {

    @Override
    public int compareTo(ResourceKey other) {
        int order = account.compareTo(other.account);
        order = order != 0 ? order : region.compareTo(other.region);
        order = order != 0 ? order : type.compareTo(other.type);
        return order != 0 ? order : id.compareTo(other.id);
    }
}
