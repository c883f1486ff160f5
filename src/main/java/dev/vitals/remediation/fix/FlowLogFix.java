package dev.vitals.remediation.fix;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.rule.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.FlowLog;
import software.amazon.awssdk.services.ec2.model.FlowLogsResourceType;
import software.amazon.awssdk.services.ec2.model.LogDestinationType;
import software.amazon.awssdk.services.ec2.model.TrafficType;
import tools.jackson.databind.JsonNode;

/** A record of a VPC's traffic. */
final class FlowLogFix implements Fix {
    private static final String LOGS = "FlowLogs";
    private static final String DESTINATION = "LogDestination";
    private static final String TRAFFIC = "TrafficType";
    private static final String ROLE = "DeliverLogsPermissionArn";
    private static final FixQuestion TO = new FixQuestion(
            "destination", "Where to", "the ARN of a bucket, or of a log group (then with the role below)", true);
    private static final FixQuestion BY = new FixQuestion(
            "role", "Role that delivers", "for a log group: the ARN of a role that VPC Flow Logs may assume", false);

    @Override
    public String id() {
        return "vpc-flow-logs";
    }

    @Override
    public String title() {
        return "Record the traffic of the VPC";
    }

    @Override
    public Set<String> rules() {
        return Set.of("vpc-flow-logs-enabled");
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("ec2", "DescribeFlowLogs"),
                Operation.of("ec2", "CreateFlowLogs"),
                Operation.of("ec2", "DeleteFlowLogs"),
                Operation.of("iam", "PassRole"));
    }

    @Override
    public String caveat() {
        return "Flow logs cost by the gigabyte.";
    }

    @Override
    public List<FixQuestion> questions() {
        return List.of(TO, BY);
    }

    @Override
    public JsonNode read(FixTarget target, AwsSession region) {
        var json = FixJson.object();
        var list = json.putArray(LOGS);
        region
                .client(Ec2Client.class)
                .describeFlowLogsPaginator(request ->
                        request.filter(filter -> filter.name("resource-id").values(target.id())))
                .flowLogs()
                .stream()
                .sorted(Comparator.comparing(FlowLog::flowLogId))
                .forEach(log -> list.add(FixJson.of("FlowLogId", log.flowLogId())
                        .put(TRAFFIC, log.trafficTypeAsString())
                        .put(DESTINATION, log.logDestination())));
        return json;
    }

    @Override
    public JsonNode wanted(FixTarget target, JsonNode before, FixAnswers answers, Settings settings) {
        if (!before.path(LOGS).isEmpty()) {
            throw new FixRefusedException(
                    "%s has a flow log that does not do. Put that one right in AWS; a second would cost twice."
                            .formatted(target.id()));
        }
        var destination = answers.required(TO);
        var isGroup = destination.contains(":logs:");
        var role = answers.of(BY.name());
        if (!destination.startsWith("arn:") || isGroup && role.isEmpty()) {
            throw new FixRefusedException("Give the ARN of a bucket, or of a log group together with a role.");
        }
        var after = FixJson.object();
        after.putArray(LOGS)
                .add(FixJson.of(TRAFFIC, "ALL").put(DESTINATION, destination).put(ROLE, role.orElse(null)));
        return after;
    }

    @Override
    public void change(FixTarget target, AwsSession region, JsonNode from, JsonNode to) {
        var ec2 = region.client(Ec2Client.class);
        if (to.path(LOGS).isEmpty()) {
            delete(ec2, made(target, region, from.path(LOGS).get(0)));
            return;
        }
        var wanted = to.path(LOGS).get(0);
        var destination = wanted.path(DESTINATION).asString();
        var answer = ec2.createFlowLogs(request -> request.resourceIds(target.id())
                .resourceType(FlowLogsResourceType.VPC)
                .trafficType(TrafficType.ALL)
                .logDestinationType(
                        destination.contains(":logs:") ? LogDestinationType.CLOUD_WATCH_LOGS : LogDestinationType.S3)
                .logDestination(destination)
                .deliverLogsPermissionArn(
                        wanted.path(ROLE).isString() ? wanted.path(ROLE).stringValue() : null));
        if (!answer.unsuccessful().isEmpty()) {
            throw new FixRefusedException("AWS made no flow log: "
                    + answer.unsuccessful().getFirst().error().message());
        }
    }

    private static void delete(Ec2Client ec2, String log) {
        var answer = ec2.deleteFlowLogs(request -> request.flowLogIds(log));
        if (!answer.unsuccessful().isEmpty()) {
            throw new FixRefusedException("AWS deleted no flow log: "
                    + answer.unsuccessful().getFirst().error().message());
        }
    }

    /** The one that was made, and no other that writes to the same place. */
    private String made(FixTarget target, AwsSession region, JsonNode planned) {
        var alike = read(target, region)
                .path(LOGS)
                .valueStream()
                .filter(log -> isLike(planned, log))
                .map(log -> log.path("FlowLogId").asString())
                .toList();
        if (alike.size() != 1) {
            throw new FixRefusedException(
                    "%d flow logs of %s are like the one that was made. Delete the right one in AWS."
                            .formatted(alike.size(), target.id()));
        }
        return alike.getFirst();
    }

    private static boolean isLike(JsonNode planned, JsonNode log) {
        return log.path(DESTINATION).equals(planned.path(DESTINATION))
                && log.path(TRAFFIC).equals(planned.path(TRAFFIC));
    }

    @Override
    public boolean isAs(JsonNode wanted, JsonNode now) {
        var logs = now.path(LOGS);
        return wanted.path(LOGS).isEmpty()
                ? logs.isEmpty()
                : logs.valueStream().anyMatch(log -> isLike(wanted.path(LOGS).get(0), log));
    }
}
