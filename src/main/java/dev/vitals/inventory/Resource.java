package dev.vitals.inventory;

import java.util.Map;

/**
 * One thing in an account, as read in one scan.
 *
 * @param arn its ARN; where AWS gives none, one in AWS's own form
 * @param name what people call it: the Name tag or the id
 * @param config the AWS SDK model, or a record that bundles what several calls say of it
 */
public record Resource<T>(ResourceKey key, String arn, String name, Map<String, String> tags, T config) {

    public String account() {
        return key.account();
    }

    public String region() {
        return key.region();
    }

    public String id() {
        return key.id();
    }
}
