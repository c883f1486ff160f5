package dev.vitals.rule.alarm;

import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.logs.LogGroupState;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.Verdict.Step;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;

/** That somebody hears of failed sign-ins to machines. */
class SshAlarmRules {

    /** What sshd writes, in the two forms that most filters look for. */
    private static final List<String> LINES = List.of(
            "Nov  1 12:00:00 ip-10-0-1-5 sshd[1234]: Failed password for invalid user admin from 203.0.113.5 port 40022 ssh2",
            "Nov  1 12:00:00 ip-10-0-1-5 sshd[1234]: Invalid user admin from 203.0.113.5 port 40022");

    private static final Pattern FILE =
            Pattern.compile("(?i)var[/_.-]log[/_.-](secure|auth)|(^|[/_.-])(secure|auth\\.log|authlog|sshd)$");

    private static final Pattern INSTANCE = Pattern.compile("\\bm?i-[0-9a-f]{8,17}\\b");

    @Rule(
            id = "logs-ssh-failed-login-alarm",
            title = "Somebody hears of failed SSH sign-ins",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(5)(ii)(C)", "164.312(b)"},
            version = 2)
    Verdict alarmed(AwsRegion region, Inventory inventory) {
        var groups = inventory.all(LogGroupState.class, region.region()).stream()
                .map(Resource::config)
                .filter(SshAlarmRules::isOfServers)
                .map(LogGroupState::name)
                .sorted()
                .toList();
        if (groups.isEmpty()) {
            return Verdict.notApplicable("No authentication log reaches CloudWatch Logs in this region");
        }
        return groups.stream()
                .<Verdict>flatMap(group -> trouble(group, region.region(), inventory).stream())
                .findFirst()
                .orElseGet(Verdict::pass);
    }

    /**
     * A name such as {@code my-auth} may be that of an application; where servers write, it is a file's name, or streams
     * are named after instances.
     */
    private static boolean isOfServers(LogGroupState group) {
        if (group.shippers() instanceof Reading.Absent<List<String>>) {
            return false;
        }
        return FILE.matcher(group.name()).find()
                || group.shippers().orElseThrow().stream()
                        .anyMatch(stream -> INSTANCE.matcher(stream).find());
    }

    private static Optional<Verdict.Fail> trouble(String group, String region, Inventory inventory) {
        var filters = inventory.all(MetricFilter.class, region).stream()
                .map(Resource::config)
                .filter(filter -> group.equals(filter.logGroupName()))
                .filter(filter -> LINES.stream()
                        .anyMatch(line ->
                                LinePattern.matches(Reading.required(filter.filterPattern(), "filterPattern"), line)))
                .toList();
        if (filters.isEmpty()) {
            return Optional.of(
                    Verdict.fail("Log group %s has no metric filter that matches failed SSH sign-ins".formatted(group))
                            .expected("a metric filter, an alarm on it and a confirmed subscriber"));
        }
        var ends = filters.stream()
                .map(filter -> Reading.attempt(() -> FilterEnd.trouble(inventory, region, filter)
                        .map(trouble -> trouble.after(
                                        new Step("metric filter", filter.filterName(), filter.filterPattern()))
                                .after(new Step("log group", group, "an authentication log")))))
                .toList();
        if (ends.stream()
                .anyMatch(end -> end instanceof Reading.Known<Optional<Verdict.Fail>>(var none) && none.isEmpty())) {
            return Optional.empty();
        }
        ends.forEach(Reading::orElseThrow);
        return ends.getFirst().orElseThrow();
    }
}
