package dev.vitals.rule.policy;

import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A policy as AWS holds it: an identity, resource or trust policy. */
public record PolicyDocument(List<Statement> statements) {

    public PolicyDocument {
        statements = List.copyOf(statements);
    }

    /**
     * Reads a policy from JSON, also percent-encoded as IAM returns it.
     *
     * @throws UnreadableException with {@link dev.vitals.inventory.Cause#MALFORMED} when it is none
     */
    public static PolicyDocument parse(@Nullable String text) {
        return PolicyParser.parse(text);
    }

    /** Several policies that apply together, as those of a user and of its groups. */
    public static PolicyDocument together(List<PolicyDocument> documents) {
        return new PolicyDocument(documents.stream()
                .flatMap(document -> document.statements().stream())
                .toList());
    }

    /**
     * The statements that let in anybody, and that no Deny takes back: principal {@code *} (or NotPrincipal) without a
     * condition that narrows who calls or whence.
     */
    public List<Statement> publicStatements() {
        return allowing(Statement::isPublic)
                .filter(allow -> statements.stream().noneMatch(deny -> deny.takesBack(allow)))
                .toList();
    }

    /** Whether anybody may do something. */
    public boolean allowsEveryone() {
        return !publicStatements().isEmpty();
    }

    /** The first statement that lets anybody do {@code action}, or some of it where it holds wildcards. */
    public Optional<Statement> allowsEveryone(String action) {
        return publicStatements().stream()
                .filter(statement -> statement.actions().touches(action))
                .findFirst();
    }

    /** Whether everybody is denied all of {@code action} on all of {@code resource} whenever {@code when} says so. */
    public boolean deniesEveryone(String action, String resource, Predicate<Statement> when) {
        return statements.stream()
                .anyMatch(statement -> statement.denies()
                        && statement.principals().isEveryone()
                        && statement.covers(action, resource)
                        && when.test(statement));
    }

    /** Whether everybody is denied {@code action} on {@code resource} without encryption in transit. */
    public boolean deniesInsecureTransport(String action, String resource) {
        return deniesEveryone(
                action, resource, deny -> deny.isUnconditional() || deny.holdsWhen("aws:SecureTransport", "false"));
    }

    /**
     * Whether this is full administration: Allow {@code *} on {@code *}, or what NotAction, NotResource and Deny leave of
     * it when that still lets its holder take the rest. Conditions on the session, as MFA, do not make it less.
     */
    public boolean grantsAll() {
        return Administration.of(
                        statements.stream()
                                .map(statement -> new Clause("", statement))
                                .toList(),
                        null)
                .isPresent();
    }

    /** What is allowed of whole services, as written: {@code s3:*}, or {@code *}. */
    public List<String> wholeServices() {
        return allowing(allow -> !allow.actions().negated())
                .flatMap(allow -> allow.actions().values().stream())
                .filter(action -> action.matches("[^:]*:\\*+|\\*+"))
                .distinct()
                .sorted()
                .toList();
    }

    /** The allowing statements that pass a test, in order. */
    public Stream<Statement> allowing(Predicate<Statement> test) {
        return statements.stream().filter(Statement::allows).filter(test);
    }
}
