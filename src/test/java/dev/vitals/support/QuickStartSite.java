package dev.vitals.support;

import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.StoredResource;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An account with a QuickStart of the second edition of which only the logging stack is there: its log group with too
 * short a retention, its topic drifted, a bucket that no scan has tried to read; nothing else of it.
 */
public final class QuickStartSite {

    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String ROOT = "arn:aws:cloudformation:us-east-1:%s:stack/hipaa/1";
    private static final String LOGS = "arn:aws:cloudformation:us-east-1:%s:stack/hipaa-LogStack-1/1";

    private static final String ROOT_JSON = """
            {"stack": {"StackName": "hipaa", "StackId": "%s", "StackStatus": "CREATE_COMPLETE",
                       "Outputs": [{"OutputKey": "TemplateType", "OutputValue": "HIPAA Compliance"}]},
             "drifted": [],
             "resources": [{"LogicalResourceId": "LogStack", "PhysicalResourceId": "%s"}]}""";

    private static final String LOGS_JSON = """
            {"stack": {"StackName": "hipaa-LogStack-1", "StackId": "%s", "StackStatus": "CREATE_COMPLETE",
                       "ParentId": "%s", "RootId": "%s"},
             "drifted": [],
             "resources": [
               {"LogicalResourceId": "CloudTrailLogGroup", "PhysicalResourceId": "hipaa-trail"},
               {"LogicalResourceId": "AWSLoggingBucket", "PhysicalResourceId": "hipaa-logs"},
               {"LogicalResourceId": "SNSSecurityAlarmTopicPolicy", "PhysicalResourceId": "hipaa-alarms-policy"},
               {"LogicalResourceId": "SNSSecurityAlarmTopic", "PhysicalResourceId": "hipaa-alarms",
                "DriftInformation": {"StackResourceDriftStatus": "MODIFIED"}}]}""";

    private static final String TOPIC_JSON = """
            {"confirmed": ["email"], "pending": 0,
             "attributes": {"Policy": "{\\"Statement\\": [{\\"Effect\\": \\"Allow\\", \\"Action\\": \\"SNS:Publish\\", \
            \\"Principal\\": {\\"Service\\": \\"cloudtrail.amazonaws.com\\"}}]}"}}""";

    private QuickStartSite() {}

    /** Stores it as a scan at this moment would. */
    public static void build(InventoryStore inventory, String account, Instant at) {
        var root = ROOT.formatted(account);
        var logs = LOGS.formatted(account);
        inventory.write(
                Kept.scan(account, at),
                Stream.of(
                        stored(account, STACK, "hipaa", root, ROOT_JSON.formatted(root, logs)),
                        stored(account, STACK, "hipaa-LogStack-1", logs, LOGS_JSON.formatted(logs, root, root)),
                        stored(
                                account,
                                "AWS::Logs::LogGroup",
                                "hipaa-trail",
                                "arn:hipaa-trail",
                                "{\"group\": {\"logGroupName\": \"hipaa-trail\", \"retentionInDays\": 30}}"),
                        stored(account, "AWS::SNS::Topic", "hipaa-alarms", "arn:hipaa-alarms", TOPIC_JSON)),
                List.of(
                        new ListCoverage(STACK, "us-east-1", 2, null, ""),
                        new ListCoverage("AWS::Logs::LogGroup", "us-east-1", 1, null, ""),
                        new ListCoverage("AWS::SNS::Topic", "us-east-1", 1, null, "")));
    }

    private static StoredResource stored(String account, String type, String id, String arn, String json) {
        var key = new ResourceKey(account, "us-east-1", type, id);
        var config = JsonMapper.shared().readTree(json);
        return StoredResource.of(new Resource<>(key, arn, id, Map.of(), config), config, Set.of());
    }
}
