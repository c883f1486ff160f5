package dev.vitals.rule.alarm;

import static dev.vitals.support.Inventories.ACCOUNT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.collect.cloudtrail.CloudTrailTrail;
import dev.vitals.collect.logs.LogGroupState;
import dev.vitals.collect.sns.SnsTopic;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.support.Iam;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudtrail.model.GetTrailStatusResponse;
import software.amazon.awssdk.services.cloudtrail.model.Trail;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.cloudwatchlogs.model.MetricFilter;
import software.amazon.awssdk.services.iam.model.RoleDetail;

class EmergencyRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private static final AwsRegion HERE = new AwsRegion(ACCOUNT, REGION);

    @Test
    void wantsAnEmergencyRoleThatDemandsMfaAndIsWatched() {
        var rules = new BreakGlassRules();
        var account = new AwsAccount(ACCOUNT);
        verdict(rules.exists(account, empty(), SETTINGS))
                .fails("No role or user of account 111122223333 is marked for emergencies");
        verdict(rules.exists(account, holding(role("")), SETTINGS)).fails("Emergency role door does not demand MFA");
        verdict(rules.exists(account, holding(role("'Bool':{'aws:MultiFactorAuthPresent':'true'}")), SETTINGS))
                .failsSaying("No trail of all regions");
        assertThatThrownBy(() -> rules.exists(account, denied(), SETTINGS)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void passesWhereTheUseOfTheEmergencyRoleRings() {
        var rules = new BreakGlassRules();
        var account = new AwsAccount(ACCOUNT);
        var door = role("'Bool':{'aws:MultiFactorAuthPresent':'true'}");
        var rings = "{ ($.eventName = AssumeRole) && ($.requestParameters.roleArn = \"%s\") }"
                .formatted(door.config().arn());
        verdict(rules.exists(account, watchedBy(door, rings), SETTINGS)).passes();
        verdict(rules.exists(account, watchedBy(door, "{ $.eventName = AssumeRole }"), SETTINGS))
                .failsSaying("has no metric filter that matches the use of role door");
    }

    @Test
    void triesTheFilterOfAnAuthenticationLogOnWhatSshdWrites() {
        var rules = new SshAlarmRules();
        verdict(rules.alarmed(HERE, empty())).isNotApplicable();
        verdict(rules.alarmed(HERE, holding(group())))
                .fails("Log group /var/log/secure has no metric filter that matches failed SSH sign-ins");
        verdict(rules.alarmed(HERE, holding(group(), filter("Accepted")))).failsSaying("no metric filter");
        verdict(rules.alarmed(HERE, holding(group(), filter("\"Failed password\""))))
                .fails("Metric filter ssh has no alarm on its metric");
        assertThatThrownBy(() -> rules.alarmed(HERE, denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void doesNotTakeTheLogOfAnApplicationForOneOfServers() {
        var rules = new SshAlarmRules();
        verdict(rules.alarmed(HERE, holding(shipping("/app/auth-service", "main"))))
                .isNotApplicable();
        verdict(rules.alarmed(HERE, holding(shipping("prod-auth", "i-0a1b2c3d4e5f67890"))))
                .failsSaying("prod-auth");
        assertThatThrownBy(() -> rules.alarmed(HERE, holding(unshipped("/app/auth-service"))))
                .isInstanceOf(UnreadableException.class);
    }

    private static Resource<LogGroupState> shipping(String group, String stream) {
        return labelled(
                REGION,
                group,
                new LogGroupState(
                        LogGroup.builder().logGroupName(group).build(), no(), no(), Reading.known(List.of(stream))));
    }

    private static Resource<LogGroupState> unshipped(String group) {
        return labelled(
                REGION,
                group,
                new LogGroupState(LogGroup.builder().logGroupName(group).build(), no(), no(), no()));
    }

    private static Resource<RoleDetail> role(String condition) {
        var policy =
                "{'Statement':[{'Effect':'Allow','Action':'sts:AssumeRole','Principal':{'AWS':'arn:aws:iam::111122223333:root'},'Condition':{%s}}]}"
                        .formatted(condition);
        return labelled(
                Place.GLOBAL,
                "door",
                Iam.role("door")
                        .assumeRolePolicyDocument(policy.replace('\'', '"'))
                        .build(),
                "access",
                "break-glass");
    }

    private static Inventory watchedBy(Resource<RoleDetail> door, String pattern) {
        var topic = "arn:aws:sns:us-east-1:" + ACCOUNT + ":security";
        var trail = Trail.builder()
                .name("main")
                .trailARN("arn:aws:cloudtrail:us-east-1:" + ACCOUNT + ":trail/main")
                .isMultiRegionTrail(true)
                .cloudWatchLogsLogGroupArn("arn:aws:logs:us-east-1:" + ACCOUNT + ":log-group:/var/log/secure:*")
                .build();
        var alarm = MetricAlarm.builder()
                .alarmName("emergency")
                .metricName("Ssh")
                .namespace("S")
                .actionsEnabled(true)
                .alarmActions(topic)
                .build();
        return holding(
                door,
                labelled(
                        REGION,
                        "main",
                        new CloudTrailTrail(
                                trail,
                                Reading.known(GetTrailStatusResponse.builder()
                                        .isLogging(true)
                                        .build()))),
                filter(pattern),
                labelled(REGION, "emergency", alarm),
                labelled(
                        REGION,
                        "security",
                        new SnsTopic(
                                topic, Reading.known(Map.of()), Reading.known(List.of("email")), Reading.known(0))));
    }

    private static Resource<LogGroupState> group() {
        return labelled(
                REGION,
                "/var/log/secure",
                new LogGroupState(
                        LogGroup.builder().logGroupName("/var/log/secure").build(),
                        no(),
                        no(),
                        Reading.known(List.of("i-1"))));
    }

    private static Resource<MetricFilter> filter(String pattern) {
        return labelled(
                REGION,
                "ssh",
                MetricFilter.builder()
                        .filterName("ssh")
                        .logGroupName("/var/log/secure")
                        .filterPattern(pattern)
                        .metricTransformations(
                                m -> m.metricName("Ssh").metricNamespace("S").metricValue("1"))
                        .build());
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
