package dev.vitals.rule.alarm;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.collect.cloudwatch.AlarmKinds;
import dev.vitals.collect.logs.LogKinds;
import dev.vitals.collect.sns.SnsTopic;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;

class AlarmChainTest {

    private static final ResourceKind<CloudTrailTrail> TRAIL = ResourceKind.of(
            "AWS::CloudTrail::Trail", CloudTrailTrail.class, CloudTrailTrail::name, (place, trail) -> trail.arn());
    private static final ResourceKind<SnsTopic> TOPIC =
            ResourceKind.of("AWS::SNS::Topic", SnsTopic.class, SnsTopic::name, (place, topic) -> topic.arn());
    private static final String ARN = "arn:aws:sns:us-east-1:" + ACCOUNT + ":security";
    private static final String GROUP = "arn:aws:logs:us-east-1:" + ACCOUNT + ":log-group:trail:*";
    private static final String KEYS =
            "{($.eventSource = kms.amazonaws.com) && (($.eventName=DisableKey)||($.eventName=ScheduleKeyDeletion)) }";

    private final Inventory inventory = Inventories.empty();

    @Test
    void passesWhereEveryLinkHolds() {
        chain(GROUP, KEYS, ARN, "email");

        verdict(keys()).passes();
    }

    @Test
    void namesTheFirstLinkThatIsMissing() {
        verdict(keys())
                .fails("No trail of all regions that is logging delivers to CloudWatch Logs in account " + ACCOUNT);

        trail(GROUP, true);
        verdict(keys()).fails("Log group trail has no metric filter that matches disabling or deleting of KMS keys");

        filter("keys", "{ $.eventName = DisableKey }");
        verdict(keys()).fails("Metric filter keys has no alarm on its metric");

        alarm("keys", true, ARN);
        verdict(keys()).fails("Alarm keys notifies only " + ARN + ", which has no confirmed subscriber");
        assertThat(((Verdict.Fail) keys()).proof())
                .extracting(Verdict.Step::label, Verdict.Step::subject)
                .containsExactly(
                        tuple("trail", "main"),
                        tuple("log group", "trail"),
                        tuple("metric filter", "keys"),
                        tuple("alarm", "keys"));

        topic(ARN, "email");
        verdict(keys()).fails("No metric filter of log group trail matches ScheduleKeyDeletion");

        filter("keys", KEYS);
        verdict(keys()).passes();
    }

    @Test
    void hearsNothingOfAnAlarmThatIsSwitchedOffOrOfATrailThatIs() {
        chain(GROUP, KEYS, ARN, "email");
        alarm("keys", false, ARN);
        verdict(keys()).fails("Alarm keys has its actions switched off");

        alarm("keys", true, ARN);
        trail(GROUP, false);
        verdict(keys()).failsSaying("No trail of all regions that is logging");
    }

    @Test
    void takesAnAlarmThatAlwaysRingsForNone() {
        chain(GROUP, "{ $.eventName = * }", ARN, "email");

        verdict(keys()).failsSaying("has no metric filter that matches");
    }

    @Test
    void letsSeveralFiltersShareTheEvents() {
        chain(GROUP, "{ $.eventName = DisableKey }", ARN, "email");
        filter("deletion", "{ $.eventName = ScheduleKeyDeletion }");
        alarm("deletion", true, ARN);

        verdict(keys()).passes();
    }

    @Test
    void cannotFollowAChainIntoAnotherAccount() {
        chain(GROUP.replace(ACCOUNT, "999999999999"), KEYS, ARN, "email");
        assertThatThrownBy(this::keys).isInstanceOf(UnreadableException.class).hasMessageContaining("999999999999");

        trail(GROUP, true);
        alarm("keys", true, ARN.replace(ACCOUNT, "999999999999"));
        assertThatThrownBy(this::keys).isInstanceOf(UnreadableException.class);
    }

    @Test
    void doesNotTakeARefusedListForAnEmptyOne() {
        chain(GROUP, KEYS, ARN, "email");
        inventory.incomplete(MetricAlarm.class, REGION, Cause.DENIED, "refused");
        assertThatThrownBy(this::keys).isInstanceOf(UnreadableException.class);
    }

    private Verdict keys() {
        return new GuardAlarmRules().kmsKeyDisableDelete(new AwsAccount(ACCOUNT), inventory);
    }

    private void chain(String group, String pattern, String topic, String... confirmed) {
        trail(group, true);
        filter("keys", pattern);
        alarm("keys", true, topic);
        topic(topic, confirmed);
    }

    private void trail(String group, boolean logging) {
        var trail = Trail.builder()
                .name("main")
                .trailARN("arn:aws:cloudtrail:us-east-1:" + ACCOUNT + ":trail/main")
                .isMultiRegionTrail(true)
                .cloudWatchLogsLogGroupArn(group)
                .build();
        var status = GetTrailStatusResponse.builder().isLogging(logging).build();
        inventory.add(Inventories.resource(TRAIL, REGION, new CloudTrailTrail(trail, Reading.known(status))));
    }

    private void filter(String name, String pattern) {
        inventory.add(Inventories.resource(
                LogKinds.METRIC_FILTER,
                REGION,
                MetricFilter.builder()
                        .filterName(name)
                        .logGroupName("trail")
                        .filterPattern(pattern)
                        .metricTransformations(metric -> metric.metricName(name).metricNamespace("Trail"))
                        .build()));
    }

    private void alarm(String name, boolean enabled, String topic) {
        inventory.add(Inventories.resource(
                AlarmKinds.METRIC,
                REGION,
                MetricAlarm.builder()
                        .alarmName(name)
                        .metricName(name)
                        .namespace("Trail")
                        .actionsEnabled(enabled)
                        .alarmActions(topic)
                        .build()));
    }

    private void topic(String arn, String... confirmed) {
        inventory.add(Inventories.resource(
                TOPIC,
                REGION,
                new SnsTopic(arn, Reading.known(Map.of()), Reading.known(List.of(confirmed)), Reading.known(0))));
    }
}
