package dev.vitals.access;

import dev.vitals.rule.policy.Circumstances;
import dev.vitals.rule.policy.Clause;
import dev.vitals.rule.policy.Decision;
import dev.vitals.rule.policy.Question;
import dev.vitals.rule.principal.IamPrincipal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the policies say to a question.
 *
 * @param tags of the resource, where it was seen
 */
record Answer(IamPrincipal principal, AccessQuestion question, Decision decision, Optional<Map<String, String>> tags) {

    static Answer of(IamPrincipal principal, AccessQuestion question, Optional<Map<String, String>> tags) {
        var known = tags.map(Circumstances.UNKNOWN::onResource).orElse(Circumstances.UNKNOWN);
        var asked = new Question(question.action(), question.resource(), known);
        return new Answer(principal, question, principal.decide(asked), tags);
    }

    public String word() {
        return switch (decision) {
            case Decision.Allowed allowed -> "allowed";
            case Decision.Denied denied -> "denied";
            case Decision.Depends depends -> "depends";
            case Decision.Unreadable unreadable -> "not known";
        };
    }

    /** As a class of badges: neither allowed nor denied is good or bad in itself. */
    public String badge() {
        return switch (decision) {
            case Decision.Depends depends -> "medium";
            case Decision.Unreadable unreadable -> "unknown";
            default -> "";
        };
    }

    public String sentence() {
        return decision.sentence();
    }

    public List<String> conditions() {
        return decision.conditions();
    }

    /** The statement that decides, for people to read; empty where none does. */
    public Optional<Clause> by() {
        return decision instanceof Decision.Denied denied ? denied.by() : decision.allowedBy();
    }

    /** The tags that were taken into account, in words. */
    public String tagWords() {
        return tags.map(all -> all.isEmpty()
                        ? "none"
                        : String.join(
                                ", ",
                                all.entrySet().stream()
                                        .flatMap(tag -> Stream.of(tag.getKey() + "=" + tag.getValue()))
                                        .toList()))
                .orElse("");
    }
}
