package dev.vitals.live;

import java.time.Instant;
import java.util.Set;

/** What a message of a queue is. */
sealed interface Heard {

    /**
     * A change in an account.
     *
     * @param event the id that EventBridge gave it, by which doubles are known
     * @param account the 12-digit account id
     * @param region where it is said to have happened
     * @param service beginning of the types that it is about: {@code AWS::S3::}; several where a source has several
     * @param name what was done: {@code PutBucketPolicy}, or {@code AWS::S3::Bucket changed}
     * @param at when it is said to have happened
     * @param names ids, names and ARNs that it mentions
     */
    record Change(
            String event,
            String account,
            String region,
            Set<String> service,
            String name,
            Instant at,
            Set<String> names)
            implements Heard {

        public Change {
            service = Set.copyOf(service);
            names = Set.copyOf(names);
        }
    }

    /**
     * Nothing that asks for a look.
     *
     * @param isBroken whether it could not be understood, which a person should know of
     * @param why a sentence without anything of the message's own words
     */
    record Noise(boolean isBroken, String why) implements Heard {}
}
