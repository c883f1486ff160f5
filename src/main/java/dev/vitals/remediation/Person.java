package dev.vitals.remediation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who planned or decided. Two are the same by the member's id alone: a name can be changed where people are kept.
 *
 * @param member null for a standing order
 */
record Person(@Nullable UUID member, String name) {

    static final Person ORDER = new Person(null, "standing order");

    boolean isSameAs(Person other) {
        return member != null && member.equals(other.member);
    }
}
