package dev.vitals.collect.logs;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Pages;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeAccountPoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.DescribeResourcePoliciesResponse;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroupClass;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogStream;
import software.amazon.awssdk.services.cloudwatchlogs.model.OrderBy;
import software.amazon.awssdk.services.cloudwatchlogs.model.PolicyType;

/** CloudWatch Logs of a region: groups, the metric filters of all of them in one list, policies. */
final class LogsCollector implements Collector {

    private static final int PAGE = 50;

    /** One call a group: enough to meet what is logged all the time. */
    private static final int SAMPLE = 200;

    /** How many pages without any event are believed before a group is left as not read. */
    private static final int EMPTY_PAGES = 10;

    private static final Duration SAMPLED = Duration.ofDays(1);

    /** A quiet server may go some days without anybody signing in. */
    private static final Duration LATELY = Duration.ofDays(7);

    /** Groups of functions, APIs and databases may be named after authentication; no server signs in there. */
    private static final Pattern AUTHENTICATION =
            Pattern.compile("(?i)(?!/aws/(?!ec2/)).*?(?<![^/_.-])(secure|auth(\\.log)?|authlog|sshd)(?![^/_.-]).*");

    @Override
    public String service() {
        return "logs";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(LogKinds.GROUP, LogKinds.METRIC_FILTER, LogKinds.RESOURCE_POLICY, LogKinds.ACCOUNT_POLICY);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of(
                        "DescribeLogGroups",
                        "DescribeLogStreams",
                        "DescribeMetricFilters",
                        "DescribeResourcePolicies",
                        "DescribeAccountPolicies",
                        "GetDataProtectionPolicy",
                        "FilterLogEvents")
                .map(name -> Operation.of("cloudwatchlogs", name, "logs:" + name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var logs = sweep.client(CloudWatchLogsClient.class);
        sweep.list(
                LogKinds.GROUP,
                () -> logs.describeLogGroupsPaginator(page -> page.limit(PAGE)).logGroups(),
                group -> bundle(sweep, logs, group));
        sweep.list(
                LogKinds.METRIC_FILTER,
                () -> logs.describeMetricFiltersPaginator(page -> page.limit(PAGE))
                        .metricFilters());
        sweep.list(
                LogKinds.RESOURCE_POLICY,
                () -> Pages.of(
                        token -> logs.describeResourcePolicies(
                                page -> page.nextToken(token).limit(PAGE)),
                        DescribeResourcePoliciesResponse::nextToken,
                        DescribeResourcePoliciesResponse::resourcePolicies));
        sweep.list(
                LogKinds.ACCOUNT_POLICY,
                () -> Pages.of(
                        token -> logs.describeAccountPolicies(
                                request -> request.policyType(PolicyType.DATA_PROTECTION_POLICY)
                                        .nextToken(token)),
                        DescribeAccountPoliciesResponse::nextToken,
                        DescribeAccountPoliciesResponse::accountPolicies));
    }

    private static LogGroupState bundle(Sweep sweep, CloudWatchLogsClient logs, LogGroup group) {
        var name = group.logGroupName();
        return new LogGroupState(
                group, protection(sweep, logs, group), sample(sweep, logs, group), shippers(sweep, logs, name));
    }

    /** AWS says with the group whether there is a policy at all. */
    private static Reading<String> protection(Sweep sweep, CloudWatchLogsClient logs, LogGroup group) {
        if (group.dataProtectionStatus() == null) {
            return Reading.absent();
        }
        return sweep.read(
                () -> logs.getDataProtectionPolicy(request -> request.logGroupIdentifier(group.logGroupName()))
                        .policyDocument(),
                "ResourceNotFoundException");
    }

    private static Reading<List<SensitiveData>> sample(Sweep sweep, CloudWatchLogsClient logs, LogGroup group) {
        if (group.logGroupClass() != null && group.logGroupClass() != LogGroupClass.STANDARD) {
            return Reading.unreadable(
                    Cause.UNSUPPORTED, "events of the class %s are not listed".formatted(group.logGroupClass()));
        }
        var from = sweep.readAt().minus(SAMPLED).toEpochMilli();
        return sweep.read(() -> {
            var found = EnumSet.noneOf(SensitiveData.class);
            events(logs, group, from).forEach(event -> found.addAll(SensitiveData.in(String.valueOf(event.message()))));
            return List.copyOf(found);
        });
    }

    /** The first page that holds any: AWS answers with empty ones as long as it is still searching. */
    private static List<FilteredLogEvent> events(CloudWatchLogsClient logs, LogGroup group, long from) {
        String token = null;
        for (int page = 0; page < EMPTY_PAGES; page++) {
            var after = token;
            var answer = logs.filterLogEvents(request -> request.logGroupName(group.logGroupName())
                    .startTime(from)
                    .nextToken(after)
                    .limit(SAMPLE));
            token = answer.nextToken();
            if (!answer.events().isEmpty() || token == null) {
                return answer.events();
            }
        }
        throw new UnreadableException(
                Cause.TIMED_OUT, "logs:FilterLogEvents had found nothing yet after %d pages".formatted(EMPTY_PAGES));
    }

    private static Reading<List<String>> shippers(Sweep sweep, CloudWatchLogsClient logs, String group) {
        if (!AUTHENTICATION.matcher(group).matches()) {
            return Reading.absent();
        }
        var since = sweep.readAt().minus(LATELY).toEpochMilli();
        return sweep.read(() -> logs
                .describeLogStreamsPaginator(request -> request.logGroupName(group)
                        .orderBy(OrderBy.LAST_EVENT_TIME)
                        .descending(true)
                        .limit(PAGE))
                .logStreams()
                .stream()
                .takeWhile(stream -> lastEvent(stream) >= since)
                .map(LogStream::logStreamName)
                .sorted()
                .toList());
    }

    private static long lastEvent(LogStream stream) {
        return stream.lastEventTimestamp() == null ? 0 : stream.lastEventTimestamp();
    }
}
