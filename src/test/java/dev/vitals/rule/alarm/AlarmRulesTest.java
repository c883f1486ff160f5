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
import dev.vitals.collect.sns.SnsTopic;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.rds.model.DBInstance;

class AlarmRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private static final AwsAccount HERE = new AwsAccount(ACCOUNT);

    @Test
    void findsNoChainInAnEmptyAccountAndKnowsNothingOfADeniedOne() {
        var activity = new ActivityAlarmRules();
        var guard = new GuardAlarmRules();
        var network = new NetworkAlarmRules();
        List<BiFunction<AwsAccount, Inventory, Verdict>> rules = List.of(
                activity::unauthorizedApiCalls,
                activity::consoleSigninWithoutMfa,
                activity::rootUse,
                activity::consoleSigninFailures,
                activity::accessKeyCreated,
                activity::organizationsChanges,
                guard::iamPolicyChanges,
                guard::cloudtrailChanges,
                guard::configChanges,
                guard::s3BucketPolicyChanges,
                guard::kmsKeyDisableDelete,
                network::securityGroupChanges,
                network::networkAclChanges,
                network::networkGatewayChanges,
                network::routeTableChanges,
                network::vpcChanges);
        rules.forEach(rule -> {
            verdict(rule.apply(HERE, empty())).failsSaying("No trail of all regions");
            assertThatThrownBy(() -> rule.apply(HERE, denied())).isInstanceOf(UnreadableException.class);
        });
    }

    @Test
    void wantsAnAlarmOnTheLoadOfWhatHoldsPhi() {
        var rules = new LoadAlarmRules();
        var instance = Instance.builder()
                .instanceId("i-1")
                .state(s -> s.name("running"))
                .build();
        var database = DBInstance.builder().dbInstanceIdentifier("db").build();
        var phi = labelled(REGION, "i-1", instance, "phi", "true");
        verdict(rules.instanceLoad(phi, empty(), SETTINGS)).failsSaying("Instance i-1 has no alarm");
        verdict(rules.instanceLoad(phi, holding(alarm("AWS/EC2", "InstanceId", "i-1")), SETTINGS))
                .passes();
        verdict(rules.instanceLoad(labelled(REGION, "i-1", instance), empty(), SETTINGS))
                .isNotApplicable();
        verdict(rules.databaseLoad(labelled(REGION, "db", database, "phi", "true"), empty(), SETTINGS))
                .failsSaying("Database db has no alarm");
        verdict(rules.databaseLoad(
                        labelled(REGION, "db", database, "phi", "true"),
                        holding(alarm("AWS/RDS", "DBInstanceIdentifier", "db")),
                        SETTINGS))
                .passes();
        assertThatThrownBy(() -> rules.instanceLoad(phi, denied(), SETTINGS)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void knowsAlarmsOnAnomaliesAndOnClusters() {
        var rules = new LoadAlarmRules();
        var instance = Instance.builder()
                .instanceId("i-1")
                .state(s -> s.name("running"))
                .build();
        var anomaly = MetricAlarm.builder()
                .alarmName("odd")
                .actionsEnabled(true)
                .alarmActions("arn:aws:sns:us-east-1:111122223333:alarms")
                .metrics(query -> query.metricStat(stat -> stat.metric(metric -> metric.namespace("AWS/EC2")
                        .metricName("CPUUtilization")
                        .dimensions(d -> d.name("InstanceId").value("i-1")))))
                .build();
        verdict(rules.instanceLoad(
                        labelled(REGION, "i-1", instance, "phi", "true"),
                        holding(labelled(REGION, "odd", anomaly)),
                        SETTINGS))
                .passes();
        var member = DBInstance.builder()
                .dbInstanceIdentifier("db")
                .dbClusterIdentifier("ward")
                .build();
        verdict(rules.databaseLoad(
                        labelled(REGION, "db", member, "phi", "true"),
                        holding(alarm("AWS/RDS", "DBClusterIdentifier", "ward")),
                        SETTINGS))
                .passes();
    }

    @Test
    void asksForAListenerOnlyWhereATopicIsUsed() {
        var rules = new TopicRules();
        verdict(rules.isHeard(topic(Reading.known(List.of("ops@example.org"))), denied()))
                .passes();
        verdict(rules.isHeard(topic(Reading.known(List.of())), empty())).isNotApplicable();
        verdict(rules.isHeard(topic(Reading.known(List.of())), holding(alarm("AWS/EC2", "InstanceId", "i-1"))))
                .failsSaying("has no confirmed subscriber");
        assertThatThrownBy(() -> rules.isHeard(topic(Reading.unreadable(Cause.DENIED, "")), empty()))
                .isInstanceOf(UnreadableException.class);
    }

    private static Resource<SnsTopic> topic(Reading<List<String>> confirmed) {
        return labelled(
                REGION,
                "alarms",
                new SnsTopic(
                        "arn:aws:sns:us-east-1:111122223333:alarms",
                        Reading.unreadable(Cause.DENIED, ""),
                        confirmed,
                        Reading.known(0)));
    }

    private static Resource<MetricAlarm> alarm(String namespace, String dimension, String value) {
        return labelled(
                REGION,
                "load",
                MetricAlarm.builder()
                        .alarmName("load")
                        .namespace(namespace)
                        .metricName("CPUUtilization")
                        .actionsEnabled(true)
                        .alarmActions("arn:aws:sns:us-east-1:111122223333:alarms")
                        .dimensions(d -> d.name(dimension).value(value))
                        .build());
    }
}
