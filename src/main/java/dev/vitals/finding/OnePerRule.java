package dev.vitals.finding;

import dev.vitals.inventory.ResourceKey;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.Verdict;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One verdict per rule and resource. Where one resource stands for itself and for its list, the worse verdict counts. */
final class OnePerRule {

    private record Subject(String rule, ResourceKey resource) {
        static Subject of(Evaluation evaluation) {
            return new Subject(evaluation.rule().id(), evaluation.resource());
        }
    }

    private final Function<ResourceKey, Object> identity;
    private final Set<Object> left = new HashSet<>();
    private final Set<ResourceKey> twice = new HashSet<>();
    private final Set<String> rules = new HashSet<>();
    private @Nullable ResourceKey at;

    /** @param identity what is held for each resource that was judged: the smaller, the better */
    OnePerRule(Function<ResourceKey, Object> identity) {
        this.identity = identity;
    }

    /** Looks at the next one. They come resource by resource: only what comes back after others can be there twice, or has a rule twice. */
    void look(Evaluation evaluation) {
        var resource = evaluation.resource();
        if (!resource.equals(at)) {
            at = resource;
            rules.clear();
            if (!left.add(identity.apply(resource))) {
                twice.add(resource);
            }
        }
        if (!rules.add(evaluation.rule().id())) {
            twice.add(resource);
        }
    }

    /** Of the same that were looked at: those that come once, in their order, and the worst of the others. */
    Stream<Evaluation> of(Supplier<Stream<Evaluation>> evaluations) {
        if (twice.isEmpty()) {
            return evaluations.get();
        }
        var worst = new LinkedHashMap<Subject, Evaluation>();
        evaluations
                .get()
                .filter(each -> twice.contains(each.resource()))
                .forEach(each -> worst.merge(Subject.of(each), each, OnePerRule::worse));
        return Stream.concat(
                evaluations.get().filter(each -> !twice.contains(each.resource())), worst.values().stream());
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
