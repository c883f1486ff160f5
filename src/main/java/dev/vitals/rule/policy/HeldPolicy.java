package dev.vitals.rule.policy;

import dev.vitals.inventory.Reading;
import java.util.stream.Stream;

/**
 * A policy that somebody holds.
 *
 * @param name what it is and by which way it is held: {@code policy operations of group staff}
 * @param document unreadable where the policy was not returned or is no policy
 */
public record HeldPolicy(String name, Reading<PolicyDocument> document) {

    /** Its statements, under its name; none where it is unreadable. */
    Stream<Clause> clauses() {
        return document instanceof Reading.Known<PolicyDocument>(PolicyDocument known)
                ? known.statements().stream().map(statement -> new Clause(name, statement))
                : Stream.empty();
    }
}
