package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import tools.jackson.databind.JsonNode;

/** For how long a log group keeps its events. */
final class LogRetentionFix implements Fix {
    private static final String DAYS = "retentionInDays";

    /** What AWS takes (PutRetentionPolicy). */
    private static final List<Integer> TAKEN = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    @Override
    public String id() {
        return "logs-log-group-retention";
    }

    @Override
    public String title() {
        return "Set the retention";
    }

    @Override
    public Set<String> rules() {
        return Set.of("logs-log-group-retention");
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("cloudwatchlogs", "DescribeLogGroups", "logs:DescribeLogGroups"),
                Operation.of("cloudwatchlogs", "PutRetentionPolicy", "logs:PutRetentionPolicy"),
                Operation.of("cloudwatchlogs", "DeleteRetentionPolicy", "logs:DeleteRetentionPolicy"));
    }

    @Override
    public String caveat() {
        return "A log group that never expired loses what is older than its new retention; AWS deletes it within days.";
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        return region
                .client(CloudWatchLogsClient.class)
                .describeLogGroupsPaginator(request -> request.logGroupNamePrefix(target.id()))
                .logGroups()
                .stream()
                .filter(group -> target.id().equals(group.logGroupName()))
                .findFirst()
                .map(LogRetentionFix::days)
                .orElseThrow(
                        () -> new FixRefusedException("Log group %s does not exist any more.".formatted(target.id())));
    }

    private static JsonNode days(LogGroup group) {
        var json = FixJson.object();
        return group.retentionInDays() == null ? json : json.put(DAYS, group.retentionInDays());
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        int least = settings.retention().logGroupDays();
        if (before.path(DAYS).asInt(0) >= least) {
            throw new FixRefusedException("Log group %s keeps its events long enough already.".formatted(target.id()));
        }
        int days = TAKEN.stream()
                .filter(taken -> taken >= least)
                .findFirst()
                .orElseThrow(() -> new FixRefusedException(
                        "AWS has no retention of %d days or more; the setting asks for too much.".formatted(least)));
        return FixJson.object().put(DAYS, days);
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        var logs = region.client(CloudWatchLogsClient.class);
        if (to.isEmpty()) {
            logs.deleteRetentionPolicy(request -> request.logGroupName(target.id()));
        } else {
            logs.putRetentionPolicy(request -> request.logGroupName(target.id())
                    .retentionInDays(to.path(DAYS).asInt()));
        }
    }
}
