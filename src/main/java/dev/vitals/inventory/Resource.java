package dev.vitals.inventory;

import java.util.Map;
import java.util.Objects;

/**
 * One thing in an account, as read in one scan.
 *
 * @param arn its ARN; where AWS gives none, one in AWS's own form
 * @param name what people call it: the Name tag or the id
 * @param config the AWS SDK model, or a record that bundles what several calls say of it
 */
public record Resource<T>(ResourceKey key, String arn, String name, Map<String, String> tags, T config) {

    /** Where AWS leaves out what only tells a resource, its id stands for that: no scan fails for it. Tags are none of that. */
    public Resource {
        arn = Objects.requireNonNullElse(arn, key.id());
        name = Objects.requireNonNullElse(name, key.id());
        Objects.requireNonNull(tags, "Tags that nobody read are not empty");
    }

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
