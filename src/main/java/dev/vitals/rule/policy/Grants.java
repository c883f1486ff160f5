package dev.vitals.rule.policy;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All policies of one user, role or permission set.
 *
 * @param granted inline and attached ones, a user's groups' among them
 * @param boundary what can be had at most; empty where there is none
 */
public record Grants(List<HeldPolicy> granted, Optional<HeldPolicy> boundary) {

    private static final HeldPolicy EVERYTHING = new HeldPolicy(
            "AdministratorAccess",
            Reading.known(PolicyDocument.parse(
                    "{\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}}")));

    public Grants {
        granted = List.copyOf(granted);
    }

    /** What these policies say. A Deny of one policy decides even where another could not be read. */
    public Decision decide(Question question) {
        var identity = new Layer(granted).decide(question);
        return boundary.map(most -> within(most, identity, question)).orElse(identity);
    }

    /**
     * What these policies say, where it is enough that it may be done to some resource of those asked about, as to one
     * that is yet to be made.
     *
     * @param account stands for the account in statements that leave it open
     */
    public Decision decideSomewhere(Question question, String account) {
        return Stream.concat(Stream.of(question.resource().replace("*", "sample")), allowedResources(question, account))
                .distinct()
                .map(resource -> decide(new Question(question.action(), resource, question.circumstances())))
                .max(Comparator.comparingInt(Grants::rank))
                .orElseThrow();
    }

    private Stream<String> allowedResources(Question question, String account) {
        return policies()
                .flatMap(HeldPolicy::clauses)
                .map(Clause::statement)
                .filter(allow -> allow.allows() && !allow.resources().negated())
                .flatMap(allow -> allow.resources().values().stream())
                .map(pattern -> pattern.replaceAll("^(arn:[^:]*:[^:]*:[^:]*:)\\*:", "$1" + account + ":"))
                .filter(pattern -> !pattern.contains("${") && Glob.overlaps(question.resource(), pattern))
                .filter(pattern -> pattern.startsWith("arn:"));
    }

    private static int rank(Decision decision) {
        return switch (decision) {
            case Decision.Denied denied -> 0;
            case Decision.Unreadable unreadable -> 1;
            case Decision.Depends depends -> 2;
            case Decision.Allowed allowed -> 3;
        };
    }

    /**
     * The statement that makes their holder a full administrator: everything on everything, or so much that the holder
     * can take the rest. Empty where none does.
     *
     * @throws UnreadableException where a policy that might say otherwise could not be read
     */
    public Optional<Clause> administration() {
        if (boundary.isPresent() && isReadable(boundary.get()) && !isWide(boundary.get())) {
            return Optional.empty();
        }
        policies().forEach(policy -> policy.document().value());
        return Administration.of(
                clauses(granted), boundary.map(most -> clauses(List.of(most))).orElse(null));
    }

    /** The same policies, and full administration attached to them: what a holder gets who can do that. */
    public Grants withEverything() {
        return new Grants(Stream.concat(granted.stream(), Stream.of(EVERYTHING)).toList(), boundary);
    }

    /** The same policies without the boundary. */
    public Grants withoutBoundary() {
        return new Grants(granted, Optional.empty());
    }

    /** The first policy that could not be read, by name, with its cause. */
    public Optional<UnreadableException> unreadable() {
        return policies()
                .flatMap(policy -> policy.document() instanceof Reading.Unreadable<?>(Cause cause, String detail)
                        ? Stream.of(new UnreadableException(cause, policy.name() + ": " + detail))
                        : Stream.empty())
                .findFirst();
    }

    /** The conditions of all statements. */
    public Stream<Condition> conditions() {
        return policies().flatMap(HeldPolicy::clauses).flatMap(clause -> clause.statement().conditions().stream());
    }

    /** Whether a statement allows some of an action on something; quick, for leaving out those who cannot. */
    public boolean mention(String action) {
        return granted.stream()
                .flatMap(HeldPolicy::clauses)
                .anyMatch(clause -> clause.statement().allows()
                        && new Question(action, "*").isMeantBy(clause.statement()) != Truth.NO);
    }

    private Stream<HeldPolicy> policies() {
        return Stream.concat(granted.stream(), boundary.stream());
    }

    private static List<Clause> clauses(List<HeldPolicy> policies) {
        return policies.stream().flatMap(HeldPolicy::clauses).toList();
    }

    private static boolean isReadable(HeldPolicy policy) {
        return policy.document().isReadable();
    }

    private static boolean isWide(HeldPolicy boundary) {
        return Administration.of(clauses(List.of(boundary)), null).isPresent();
    }

    private static Decision within(HeldPolicy most, Decision identity, Question question) {
        if (identity instanceof Decision.Denied) {
            return identity;
        }
        return switch (new Layer(List.of(most)).decide(question)) {
            case Decision.Denied denied ->
                denied.ground() == Decision.Ground.EXPLICIT
                        ? denied
                        : new Decision.Denied(Decision.Ground.BOUNDARY, most.name(), Optional.empty());
            case Decision.Unreadable unreadable -> identity instanceof Decision.Unreadable ? identity : unreadable;
            case Decision.Depends depends -> both(identity, depends);
            case Decision.Allowed allowed -> identity;
        };
    }

    private static Decision both(Decision identity, Decision.Depends most) {
        return identity.allowedBy()
                .<Decision>map(by -> new Decision.Depends(
                        by,
                        Stream.concat(identity.conditions().stream(), most.on().stream())
                                .distinct()
                                .toList()))
                .orElse(identity);
    }
}
