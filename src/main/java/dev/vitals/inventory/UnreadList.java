package dev.vitals.inventory;

import java.util.Objects;

/**
 * A list of an account that was not read to its end, as the API names it: what it would hold is unknown.
 *
 * @param type of what it lists, a CloudFormation type name
 * @param region or {@code global}
 */
public record UnreadList(String type, String region, WhyUnread why) {

    /** A list that has a cause. */
    public static UnreadList of(ListCoverage list) {
        return new UnreadList(
                list.type(), list.region(), WhyUnread.of(Objects.requireNonNull(list.cause()), list.detail()));
    }
}
