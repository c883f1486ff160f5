package dev.vitals.finding;

import dev.vitals.inventory.ResourceKey;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.Verdict;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** One verdict per rule and resource. Where one resource stands for itself and for its list, the worse verdict counts. */
final class OnePerRule {

    private record Subject(String rule, ResourceKey resource) {
        static Subject of(Evaluation evaluation) {
            return new Subject(evaluation.rule().id(), evaluation.resource());
        }
    }

    private OnePerRule() {}

    /** The same in the same order, without the better ones of those that are there twice. */
    static Stream<Evaluation> of(List<Evaluation> evaluations) {
        var twice = resourcesThatComeAgain(evaluations);
        if (twice.isEmpty()) {
            return evaluations.stream();
        }
        Map<Subject, Evaluation> worst = new HashMap<>();
        evaluations.stream()
                .filter(each -> twice.contains(each.resource()))
                .forEach(each -> worst.merge(Subject.of(each), each, OnePerRule::worse));
        return evaluations.stream()
                .filter(each -> !twice.contains(each.resource()) || worst.get(Subject.of(each)) == each);
    }

    /** Verdicts come resource by resource: only what comes back after others can be there twice, or has a rule twice. */
    private static Set<ResourceKey> resourcesThatComeAgain(List<Evaluation> evaluations) {
        var left = new HashSet<ResourceKey>();
        var twice = new HashSet<ResourceKey>();
        var rules = new HashSet<String>();
        ResourceKey at = null;
        for (Evaluation each : evaluations) {
            if (!each.resource().equals(at)) {
                at = each.resource();
                rules.clear();
                if (!left.add(at)) {
                    twice.add(at);
                }
            }
            if (!rules.add(each.rule().id())) {
                twice.add(at);
            }
        }
        return twice;
    }

    private static Evaluation worse(Evaluation one, Evaluation other) {
        return goodness(other.verdict()) < goodness(one.verdict()) ? other : one;
    }

    private static int goodness(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fail fail -> 0;
            case Verdict.Unknown unknown -> 1;
            case Verdict.Pass pass -> 2;
            case Verdict.NotApplicable other -> 2;
        };
    }
}
