package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.MotoServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.ComparisonOperator;
import software.amazon.awssdk.services.cloudwatch.model.Statistic;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.config.ConfigClient;
import software.amazon.awssdk.services.guardduty.GuardDutyClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sns.SnsClient;
import tools.jackson.databind.json.JsonMapper;

/** What watches over an account, read over the wire: alarms, logs, topics, AWS Config, GuardDuty, keys. */
class WatchOverTheWireTest {

    private static final String ACCOUNT = "123456789012";
    private static final String KEYS =
            "{($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) }";
    private static final String SIGN_INS =
            "{ ($.eventName = ConsoleLogin) && ($.errorMessage = \"Failed authentication\") }";

    private MotoServer aws;
    private Map<String, String> verdicts = Map.of();

    @BeforeEach
    void emptyAccount() {
        aws = MotoServer.empty();
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
    }

    @AfterEach
    void forgetCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void followsTheChainFromTheTrailToTheSubscriber() {
        trailInto("trail");
        var sns = aws.client(SnsClient.builder(), "us-east-1");
        var heard = sns.createTopic(topic -> topic.name("security")).topicArn();
        sns.subscribe(to -> to.topicArn(heard).protocol("email").endpoint("security@clinic.example"));
        var lonely = sns.createTopic(topic -> topic.name("lonely")).topicArn();
        alarm("keys", KEYS, heard);
        alarm("sign-ins", SIGN_INS, lonely);

        scan();

        assertThat(verdict("cloudwatch-metric-alarm-kms-key-disable-delete", ACCOUNT))
                .isEqualTo("pass");
        assertThat(verdict("cloudwatch-metric-alarm-console-signin-failures", ACCOUNT))
                .isEqualTo("fail");
        assertThat(verdict("cloudwatch-metric-alarm-vpc-changes", ACCOUNT)).isEqualTo("fail");
        assertThat(verdict("sns-alarm-topic-confirmed-subscriber", "security")).isEqualTo("pass");
        assertThat(verdict("sns-alarm-topic-confirmed-subscriber", "lonely")).isEqualTo("fail");
    }

    @Test
    void findsWhatLogsKeepTooShortlyAndWhatMustNotStandInThem() {
        var logs = aws.client(CloudWatchLogsClient.builder(), "us-east-1");
        for (String group : List.of("/leaky", "/quiet")) {
            logs.createLogGroup(request -> request.logGroupName(group));
            logs.createLogStream(request -> request.logGroupName(group).logStreamName("a"));
        }
        logs.putRetentionPolicy(request -> request.logGroupName("/leaky").retentionInDays(7));
        logs.putRetentionPolicy(request -> request.logGroupName("/quiet").retentionInDays(400));
        say(logs, "/leaky", "patient 219-09-9999 admitted");
        say(logs, "/quiet", "GET /patients 200");

        scan();

        assertThat(verdict("logs-log-group-retention", "/leaky")).isEqualTo("fail");
        assertThat(verdict("logs-log-group-retention", "/quiet")).isEqualTo("pass");
        assertThat(verdict("logs-no-sensitive-data-found", "/leaky")).isEqualTo("fail");
        assertThat(verdict("logs-no-sensitive-data-found", "/quiet")).isEqualTo("pass");
    }

    @Test
    void readsRecorderDetectorAndKeys() {
        scan();
        assertThat(verdict("config-recorder-enabled", ACCOUNT)).isEqualTo("fail");
        assertThat(verdict("guardduty-enabled", ACCOUNT)).isEqualTo("fail");

        var config = aws.client(ConfigClient.builder(), "us-east-1");
        config.putConfigurationRecorder(request -> request.configurationRecorder(recorder -> recorder.name("default")
                .roleARN("arn:aws:iam::" + ACCOUNT + ":role/config")
                .recordingGroup(all -> all.allSupported(true).includeGlobalResourceTypes(true))));
        config.putDeliveryChannel(request ->
                request.deliveryChannel(channel -> channel.name("default").s3BucketName("logs")));
        config.startConfigurationRecorder(request -> request.configurationRecorderName("default"));
        aws.client(GuardDutyClient.builder(), "us-east-1").createDetector(request -> request.enable(true));
        var kms = aws.client(KmsClient.builder(), "us-east-1");
        var rotating = kms.createKey().keyMetadata().keyId();
        kms.enableKeyRotation(request -> request.keyId(rotating));
        var still = kms.createKey().keyMetadata().keyId();
        var going = kms.createKey().keyMetadata().keyId();
        kms.scheduleKeyDeletion(request -> request.keyId(going));

        scan();

        assertThat(verdict("config-recorder-enabled", ACCOUNT)).isEqualTo("pass");
        assertThat(verdict("config-notifications-confirmed", ACCOUNT)).isEqualTo("fail");
        assertThat(verdict("guardduty-enabled", ACCOUNT)).isEqualTo("pass");
        assertThat(verdict("kms-key-rotation", rotating)).isEqualTo("pass");
        assertThat(verdict("kms-key-rotation", still)).isEqualTo("fail");
        assertThat(verdict("kms-key-not-pending-deletion", going)).isEqualTo("fail");
        assertThat(verdict("kms-key-not-pending-deletion", still)).isEqualTo("pass");
    }

    private void trailInto(String group) {
        aws.client(S3Client.builder().forcePathStyle(true), "us-east-1")
                .createBucket(bucket -> bucket.bucket("trail-logs"));
        aws.client(CloudWatchLogsClient.builder(), "us-east-1").createLogGroup(request -> request.logGroupName(group));
        var trails = aws.client(CloudTrailClient.builder(), "us-east-1");
        trails.createTrail(request -> request.name("main")
                .s3BucketName("trail-logs")
                .isMultiRegionTrail(true)
                .cloudWatchLogsRoleArn("arn:aws:iam::" + ACCOUNT + ":role/trail")
                .cloudWatchLogsLogGroupArn("arn:aws:logs:us-east-1:" + ACCOUNT + ":log-group:" + group + ":*"));
        trails.startLogging(request -> request.name("main"));
    }

    private void alarm(String name, String pattern, String topic) {
        aws.client(CloudWatchLogsClient.builder(), "us-east-1")
                .putMetricFilter(request -> request.logGroupName("trail")
                        .filterName(name)
                        .filterPattern(pattern)
                        .metricTransformations(metric ->
                                metric.metricName(name).metricNamespace("Trail").metricValue("1")));
        aws.client(CloudWatchClient.builder(), "us-east-1")
                .putMetricAlarm(request -> request.alarmName(name)
                        .metricName(name)
                        .namespace("Trail")
                        .statistic(Statistic.SUM)
                        .period(300)
                        .evaluationPeriods(1)
                        .threshold(1.0)
                        .comparisonOperator(ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD)
                        .actionsEnabled(true)
                        .alarmActions(topic));
    }

    private static void say(CloudWatchLogsClient logs, String group, String message) {
        logs.putLogEvents(request -> request.logGroupName(group)
                .logStreamName("a")
                .logEvents(
                        event -> event.timestamp(Instant.now().toEpochMilli()).message(message)));
    }

    private void scan() {
        var out = new StringWriter();
        var err = new StringWriter();
        var status = CommandLineStart.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Clock.systemUTC(),
                "scan",
                "--endpoint-url",
                aws.endpoint().toString(),
                "--regions",
                "us-east-1");
        assertThat(status).as(err.toString()).isZero();
        verdicts = new TreeMap<>();
        out.toString()
                .lines()
                .map(JsonMapper.shared()::readTree)
                .forEach(line -> verdicts.put(
                        line.get("rule").asString() + " "
                                + line.get("resourceId").asString(),
                        line.get("verdict").asString()));
    }

    private String verdict(String rule, String resource) {
        return verdicts.get(rule + " " + resource);
    }
}
