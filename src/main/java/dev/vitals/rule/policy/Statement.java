package dev.vitals.rule.policy;

import java.util.List;

/**
 * One statement of a policy.
 *
 * @param sid its name, empty where it has none
 * @param index its place in the document, from 0
 */
public record Statement(
        String sid,
        int index,
        boolean allows,
        Principals principals,
        Patterns actions,
        Patterns resources,
        List<Condition> conditions) {

    public Statement {
        conditions = List.copyOf(conditions);
    }

    public boolean denies() {
        return !allows;
    }

    /** How a finding names it: the Sid, or its place. */
    public String label() {
        return sid.isEmpty() ? "Statement[" + index + "]" : "statement " + sid;
    }

    public boolean isUnconditional() {
        return conditions.isEmpty();
    }

    /** Whether the statement holds exactly when {@code key} is {@code value}, and on nothing else. */
    public boolean holdsWhen(String key, String value) {
        return conditions.size() == 1 && conditions.getFirst().demands(key, value);
    }

    /** Whether all of {@code action} on all of {@code resource} is meant; both may hold wildcards. */
    public boolean covers(String action, String resource) {
        return actions.covers(action) && resources.covers(resource);
    }

    /** Whether it lets in anybody: to everyone, or to everyone but some, with no condition on who calls or whence. */
    public boolean isPublic() {
        return allows
                && (principals.isEveryone() || principals.negated())
                && conditions.stream().noneMatch(Condition::narrowsCallers);
    }

    /** Whether this Deny takes back all that {@code allow} gives to strangers. */
    boolean takesBack(Statement allow) {
        return denies()
                && principals.isEveryone()
                && actions.coversAll(allow.actions)
                && resources.coversAll(allow.resources)
                && conditions.stream().allMatch(Condition::sparesOnlyKnownCallers);
    }
}
