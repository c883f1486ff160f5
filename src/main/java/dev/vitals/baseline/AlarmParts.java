package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.other;
import static dev.vitals.baseline.Deviation.weaker;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A metric filter on the trail's log group, and the alarm on its metric. */
final class AlarmParts {

    private static final String NAMESPACE = "CloudTrailMetrics";
    private static final Pattern TERM = Pattern.compile("\\$\\.[\\w.]+\\s*(?:!?=\\s*[^\\s)}]+|NOT\\s+EXISTS)");

    /** How the logging stack of an edition names what alarms hang on. */
    record Names(String stack, String logGroup, String topic) {}

    private AlarmParts() {}

    /** The filter of a metric. */
    static Part filter(Names names, String logicalId, String metric, String pattern) {
        return Part.of(names.stack(), logicalId, "AWS::Logs::MetricFilter", matching(pattern), metric(metric))
                .checking(new Check("Log group", subject -> onTheTrail(subject, names)))
                .like(
                        "the metric that it feeds",
                        filter -> filter.config()
                                .items("metricTransformations")
                                .anyMatch(to -> to.text("metricName")
                                                .filter(metric::equals)
                                                .isPresent()
                                        && to.text("metricNamespace")
                                                .filter(NAMESPACE::equals)
                                                .isPresent()));
    }

    /** The alarm on a metric; its threshold is a number of calls in five minutes. */
    static Part alarm(Names names, String logicalId, String metric, int threshold) {
        return Part.of(
                        names.stack(),
                        logicalId,
                        "AWS::CloudWatch::Alarm",
                        Checks.held("MetricName", "Metric", metric),
                        Checks.held("Namespace", "Namespace", NAMESPACE),
                        Checks.held("Statistic", "Statistic", "Sum"),
                        Checks.held("ComparisonOperator", "Comparison", "GreaterThanOrEqualToThreshold"),
                        Checks.atMost("Threshold", "Threshold", threshold, ""),
                        Checks.atMost("EvaluationPeriods", "Evaluation periods", 1, ""),
                        Checks.atMost("Period", "Period", 300, "s"),
                        Checks.on("ActionsEnabled", "Actions"),
                        new Check("Alarm action", subject -> tells(subject, names)))
                .like(
                        "the metric that it watches",
                        alarm -> alarm.config()
                                        .text("MetricName")
                                        .filter(metric::equals)
                                        .isPresent()
                                && alarm.config()
                                        .text("Namespace")
                                        .filter(NAMESPACE::equals)
                                        .isPresent());
    }

    private static Check metric(String metric) {
        return new Check("Metric", subject -> {
            var fed = subject.config()
                    .items("metricTransformations")
                    .flatMap(to -> to.text("metricName").stream())
                    .toList();
            return fed.contains(metric)
                    ? Stream.empty()
                    : Stream.of(weaker("Metric", fed.isEmpty() ? "none" : String.join(", ", fed), metric));
        });
    }

    /** Whoever leaves out one of several events, or asks for more at once, matches less than was deployed. */
    private static Check matching(String pattern) {
        var deployed = terms(pattern);
        var either = pattern.contains("||");
        return new Check("Pattern", subject -> {
            var observed = terms(subject.config().text("filterPattern").orElse(""));
            var lost = either || observed.isEmpty() ? without(deployed, observed) : without(observed, deployed);
            if (!lost.isEmpty()) {
                return Stream.of(weaker(
                        "Pattern",
                        (either || observed.isEmpty() ? "without " : "narrowed by ") + String.join(", ", lost),
                        deployed.size() + " terms"));
            }
            return observed.equals(deployed)
                    ? Stream.empty()
                    : Stream.of(other("Pattern", observed.size() + " terms", deployed.size() + " terms"));
        });
    }

    private static Set<String> terms(String pattern) {
        return TERM.matcher(pattern)
                .results()
                .map(MatchResult::group)
                .map(term -> term.replaceAll("[\\s\"]+", ""))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> without(Collection<String> all, Collection<String> some) {
        return all.stream().filter(term -> !some.contains(term)).toList();
    }

    private static Stream<Deviation> onTheTrail(Check.Subject subject, Names names) {
        var group = subject.scene().physicalId(names.stack(), names.logGroup()).orElse("");
        var observed = subject.config().text("logGroupName").orElse("");
        return group.isEmpty() || observed.equals(group)
                ? Stream.empty()
                : Stream.of(other("Log group", observed, group));
    }

    private static Stream<Deviation> tells(Check.Subject subject, Names names) {
        var actions = subject.config().texts("AlarmActions");
        if (actions.isEmpty()) {
            return Stream.of(weaker("Alarm action", "none", "the security alarm topic"));
        }
        var topic = subject.scene().physicalId(names.stack(), names.topic()).orElse("");
        return topic.isEmpty() || actions.contains(topic)
                ? Stream.empty()
                : Stream.of(other("Alarm action", String.join(", ", actions), topic));
    }
}
