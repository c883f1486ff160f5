package dev.vitals.remediation;

import java.time.Instant;
import java.util.List;

/**
 * A fix that is made without asking, because somebody opted in: for a rule, on the accounts of a group.
 *
 * @param mostADay how many are made on one day of the organization at most
 * @param exceptFor parts of ARNs that are left alone
 * @param by who opted in, and so answers for each
 */
record StandingOrder(
        String rule, long group, String groupName, int mostADay, List<String> exceptFor, Person by, Instant at) {

    boolean leavesAlone(String arn) {
        return exceptFor.stream().anyMatch(arn::contains);
    }
}
