package dev.vitals.rule.principal;

import dev.vitals.rule.policy.Circumstances;
import dev.vitals.rule.policy.Clause;
import dev.vitals.rule.policy.Decision;
import dev.vitals.rule.policy.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** What a principal may do on the way, told as steps. Made once per principal: most may do none of it. */
final class Permitted {

    private final IamPrincipal who;
    private final String account;
    private final String partition;
    private final Map<String, Boolean> mentioned = new ConcurrentHashMap<>();
    private final Map<String, Decision> somewhere = new ConcurrentHashMap<>();

    Permitted(IamPrincipal who, String account, String partition) {
        this.who = who;
        this.account = account;
        this.partition = partition;
    }

    IamPrincipal who() {
        return who;
    }

    String partition() {
        return partition;
    }

    /** Whether a statement allows some of it on something: quick, and mostly not so. */
    boolean mentions(String action) {
        return mentioned.computeIfAbsent(action, who.grants()::mention);
    }

    /** The actions of a step that may be done, the most certain of each set of alternatives. */
    private record Found(String action, Decision decision) {}

    /** What somebody else may do. */
    Permitted as(IamPrincipal other) {
        return new Permitted(other, account, partition);
    }

    /** A step that needs one of these actions on this resource. */
    Optional<EscalationStep> on(String resource, Circumstances known, String text, String... alternatives) {
        return Stream.of(alternatives)
                .filter(this::mentions)
                .map(action -> new Found(action, who.decide(new Question(action, resource, known))))
                .filter(found -> found.decision().isPossible())
                .min(Comparator.comparingInt(
                        found -> found.decision().conditions().size()))
                .map(found -> new EscalationStep(
                        "%s (%s on %s)".formatted(text, found.action(), resource),
                        by(found.decision()),
                        found.decision().conditions()));
    }

    Optional<EscalationStep> on(String resource, String text, String... alternatives) {
        return on(resource, Circumstances.UNKNOWN, text, alternatives);
    }

    /** A step that needs all of these, each on some resource of its service; alternatives are separated by {@code |}. */
    Optional<EscalationStep> somewhere(String text, List<String> all) {
        var found = new ArrayList<Found>();
        for (String alternatives : all) {
            var best = best(alternatives);
            if (best.isEmpty()) {
                return Optional.empty();
            }
            found.add(best.get());
        }
        var actions = found.stream().map(Found::action).toList();
        return Optional.of(new EscalationStep(
                "%s (%s)".formatted(text, String.join(", ", actions)),
                String.join(
                        "; ",
                        found.stream()
                                .map(each -> by(each.decision()))
                                .distinct()
                                .toList()),
                found.stream()
                        .flatMap(each -> each.decision().conditions().stream())
                        .distinct()
                        .toList()));
    }

    private Optional<Found> best(String alternatives) {
        return Stream.of(alternatives.split("\\|"))
                .filter(this::mentions)
                .map(action -> new Found(action, somewhere.computeIfAbsent(action, this::decideSomewhere)))
                .filter(found -> found.decision().isPossible())
                .min(Comparator.comparingInt(
                        found -> found.decision().conditions().size()));
    }

    private Decision decideSomewhere(String action) {
        var service = action.substring(0, action.indexOf(':'));
        var anywhere = "arn:%s:%s:*:%s:*".formatted(partition, service, account);
        return who.grants().decideSomewhere(new Question(action, anywhere, who.session()), account);
    }

    private static String by(Decision decision) {
        return decision.allowedBy().map(Clause::words).orElse("");
    }
}
