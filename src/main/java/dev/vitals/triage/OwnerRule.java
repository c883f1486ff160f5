package dev.vitals.triage;

import org.jspecify.annotations.Nullable;

/**
 * Who new findings belong to. Empty conditions admit everything; of several rules the first that matches counts.
 *
 * @param account id of an account; empty for any
 * @param group id of a group of accounts; null for any
 * @param service the start of a CloudFormation type name: {@code AWS::EC2}; empty for any
 * @param tag {@code key} or {@code key=value} of the resource; empty for any
 */
record OwnerRule(long id, String account, @Nullable Long group, String service, String tag, Owner owner) {

    /** Why it cannot be kept; empty where it can. */
    String objection() {
        if (owner.equals(Owner.NOBODY)) {
            return "Say whom the findings go to.";
        }
        if (!service.isEmpty() && !service.matches("[A-Za-z0-9]+(::[A-Za-z0-9]+){1,2}")) {
            return "'%s' is no type or service, such as AWS::EC2.".formatted(service);
        }
        return tag.startsWith("=") ? "A tag begins with its key: team=imaging." : "";
    }
}
