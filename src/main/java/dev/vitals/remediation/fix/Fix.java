package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One kind of change that can be defined exactly. It looks at no more of a resource than it changes: that part, as JSON,
 * is what people approve, what is compared before anything runs, and what is restored.
 */
public interface Fix {

    /** Stable and unique: {@code s3-bucket-versioning}. */
    String id();

    /** What it does, as a button says it: "Switch on versioning". */
    String title();

    /** Ids of the rules that hold after it. */
    Set<String> rules();

    /** What it calls, reading and writing: the separate role needs these and nothing else. */
    List<Operation> operations();

    /** What a person has to say before it can be planned; empty where nothing. */
    default List<FixQuestion> questions() {
        return List.of();
    }

    /** What cannot be taken back entirely, or who will notice, in a sentence; empty where nothing. */
    default String caveat() {
        return "";
    }

    /**
     * The part of the resource that it would change, as it is now.
     *
     * @param region the account's session in the target's region
     * @throws FixRefusedException when the resource is gone
     */
    JsonNode read(FixTarget target, AwsSession region);

    /**
     * The same part as it would be.
     *
     * @throws FixRefusedException when there is nothing to change, or an answer does not fit
     */
    JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings);

    /**
     * Asks AWS whether the change would be allowed, where AWS offers that.
     *
     * @return empty where AWS would do it, or cannot be asked; else why not
     */
    default Optional<String> tryOut(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        return Optional.empty();
    }

    /** Whether {@link #tryOut} asks AWS. */
    default boolean canTry() {
        return false;
    }

    /** Whether the resource is as planned: by default when it is the same, member by member. */
    default boolean isAs(JsonNode wanted, JsonNode now) {
        return wanted.equals(now);
    }

    /** Whether the resource is as it was, as far as AWS allows. */
    default boolean isRestored(JsonNode before, JsonNode now) {
        return isAs(before, now);
    }

    /** Makes the resource be as {@code to} says, from what {@code from} says. Serves to restore as well. */
    void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to);
}
