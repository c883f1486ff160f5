package dev.vitals.support;

import dev.vitals.aws.Recording;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A recording of any number of resources in the mix of a clinic that has grown for years, all in one region, with pages
 * as long as AWS makes them, and the commonest of them with as many words as AWS has for them. Whatever is asked of a
 * single resource is answered with nothing in particular.
 */
public final class MixedAccount implements Recording {

    public static final String ID = "111122223333";

    private static final int USUAL = 10_000;
    private static final Pattern NAME = Pattern.compile("([^/]+)/us-east-1/([A-Za-z0-9]+)(?:-(.*))?\\.json");
    private static final Pattern PAGE = Pattern.compile("page(\\d+)");

    private static final String USERS = "users";

    /** One list of AWS: the answer's member, its pages, and the member that leads to the next one. */
    private record Listing(String member, int total, int page, String token, IntFunction<String> item) {

        String page(int number) {
            int from = number * page;
            int to = Math.min(total, from + page);
            var items = many(to - from, i -> item.apply(from + i));
            var more = to < total
                    ? ", \"%s\": \"page%d\", \"IsTruncated\": true, \"Truncated\": true".formatted(token, number + 1)
                    : "";
            return "{\"%s\": [%s]%s".formatted(member, items, more);
        }
    }

    private final Map<String, Listing> lists = new HashMap<>();
    private final Map<String, String> answers = new HashMap<>();
    private final int wanted;
    private int size;

    /** One of 10,000 resources. */
    public MixedAccount() {
        this(USUAL);
    }

    /**
     * One of so many resources.
     *
     * @param wanted 1,000 at least, so that there is something of each kind
     */
    public MixedAccount(int wanted) {
        this.wanted = wanted;
        network();
        compute();
        identities();
        stores();
        databases();
        watching();
        workloads();
    }

    /** How many resources there are, each counted once. */
    public int size() {
        return size;
    }

    @Override
    public Optional<InputStream> open(String name) {
        if (name.endsWith(".error.json")) {
            return Optional.empty();
        }
        var call = NAME.matcher(name);
        return call.matches()
                ? Optional.of(text(answer(call.group(1) + "/" + call.group(2), String.valueOf(call.group(3)))))
                : Optional.empty();
    }

    private String answer(String operation, String key) {
        var list = lists.get(operation);
        if (list == null || key.endsWith("+all")) {
            return single(operation, key);
        }
        var page = PAGE.matcher(key);
        int number = page.find() ? Integer.parseInt(page.group(1)) : 0;
        var more = number == 0 && operation.equals("iam/GetAccountAuthorizationDetails")
                ? ", \"UserDetailList\": [%s]}".formatted(answers.get(USERS))
                : "}";
        return list.page(number) + more;
    }

    private String single(String operation, String key) {
        return switch (operation) {
            case "kms/DescribeKey" ->
                "{\"KeyMetadata\": {\"KeyManager\": \"%s\"}}".formatted(key.startsWith("aws") ? "AWS" : "CUSTOMER");
            case "s3/GetBucketVersioning" -> key.matches(".*[02468]") ? "{\"Status\": \"Enabled\"}" : "{}";
            default -> answers.getOrDefault(operation, "{}");
        };
    }

    private void network() {
        ec2("DescribeVpcs", "Vpcs", 12, i -> "{\"VpcId\": \"vpc-%d\"}".formatted(i));
        ec2("DescribeSubnets", "Subnets", 120, i -> "{\"SubnetId\": \"subnet-%d\"}".formatted(i));
        list("ec2", "DescribeRouteTables", "RouteTables", 60, 100, "NextToken", i -> id("RouteTableId", "rtb", i));
        ec2("DescribeSecurityGroups", "SecurityGroups", 380, MixedItems::group);
        ec2("DescribeNetworkAcls", "NetworkAcls", 20, i -> id("NetworkAclId", "acl", i));
        ec2("DescribeNetworkInterfaces", "NetworkInterfaces", 1100, MixedItems::networkInterface);
        ec2("DescribeVpcEndpoints", "VpcEndpoints", 40, i -> id("VpcEndpointId", "vpce", i));
        ec2("DescribeFlowLogs", "FlowLogs", 12, i -> id("FlowLogId", "fl", i));
        list(
                "elasticloadbalancingv2",
                "DescribeLoadBalancers",
                "LoadBalancers",
                36,
                400,
                "NextMarker",
                i -> "{\"LoadBalancerName\": \"lb-%d\", \"LoadBalancerArn\": \"arn:lb/%d\", \"Type\": \"application\"}"
                        .formatted(i, i));
        answers.put(
                "elasticloadbalancingv2/DescribeListeners",
                "{\"Listeners\": [{\"ListenerArn\": \"arn:one\", \"Protocol\": \"HTTPS\"}]}");
    }

    private void compute() {
        ec2("DescribeInstances", "Reservations", 560, i -> "{\"Instances\": [%s]}".formatted(MixedItems.instance(i)));
        list("ec2", "DescribeVolumes", "Volumes", 1500, 500, "NextToken", MixedItems::volume);
        ec2("DescribeImages", "Images", 160, i -> "{\"ImageId\": \"ami-%d\", \"OwnerId\": \"%s\"}".formatted(i, ID));
        list("ssm", "DescribeParameters", "Parameters", 320, 50, "NextToken", i -> id("Name", "/app", i));
        list("ssm", "DescribeInstanceInformation", "InstanceInformationList", 0, 50, "NextToken", i -> "{}");
        list(
                "autoscaling",
                "DescribeAutoScalingGroups",
                "AutoScalingGroups",
                30,
                100,
                "NextToken",
                i ->
                        "{\"AutoScalingGroupName\": \"asg-%d\", \"AutoScalingGroupARN\": \"arn:aws:autoscaling:us-east-1:%s:asg/%d\"}"
                                .formatted(i, ID, i));
    }

    private void identities() {
        int roles = scaled(380);
        int users = scaled(60);
        list("iam", "GetAccountAuthorizationDetails", "RoleDetailList", 380, 1000, "Marker", this::role);
        lists.put("iam/ListRoles", new Listing("Roles", roles, 1000, "Marker", this::role));
        answers.put(USERS, many(users, MixedItems::user));
        answers.put("iam/GenerateServiceLastAccessedDetails", "{\"JobId\": \"job\"}");
        answers.put(
                "iam/GetServiceLastAccessedDetails", "{\"JobStatus\": \"COMPLETED\", \"ServicesLastAccessed\": []}");
        answers.put("iam/GenerateCredentialReport", "{\"State\": \"COMPLETE\"}");
        var report = new StringBuilder("user,arn,password_enabled,mfa_active,access_key_1_active\n");
        IntStream.range(0, users)
                .forEach(i ->
                        report.append("user-%d,arn:aws:iam::%s:user/user-%d,false,false,true\n".formatted(i, ID, i)));
        answers.put(
                "iam/GetCredentialReport",
                "{\"Content\": \"%s\"}"
                        .formatted(Base64.getEncoder()
                                .encodeToString(report.toString().getBytes(StandardCharsets.UTF_8))));
        size += users;
        list(
                "kms",
                "ListKeys",
                "Keys",
                70,
                1000,
                "NextMarker",
                i -> "{\"KeyId\": \"%s-%d\", \"KeyArn\": \"arn:key/%d\"}"
                        .formatted(i < scaled(25) ? "aws" : "own", i, i));
        list("secretsmanager", "ListSecrets", "SecretList", 180, 100, "NextToken", i -> id("Name", "secret", i));
        list(
                "acm",
                "ListCertificates",
                "CertificateSummaryList",
                40,
                1000,
                "NextToken",
                i -> id("CertificateArn", "arn:certificate", i));
    }

    private void stores() {
        list(
                "s3",
                "ListBuckets",
                "Buckets",
                80,
                1000,
                "ContinuationToken",
                i -> "{\"Name\": \"bucket-%d\", \"BucketRegion\": \"us-east-1\"}".formatted(i));
        list(
                "dynamodb",
                "ListTables",
                "TableNames",
                60,
                100,
                "LastEvaluatedTableName",
                i -> "\"table-%d\"".formatted(i));
        list(
                "sqs",
                "ListQueues",
                "QueueUrls",
                90,
                1000,
                "NextToken",
                i -> "\"https://sqs.us-east-1.amazonaws.com/%s/queue-%d\"".formatted(ID, i));
        list(
                "sns",
                "ListTopics",
                "Topics",
                60,
                100,
                "NextToken",
                i -> "{\"TopicArn\": \"arn:aws:sns:us-east-1:%s:topic-%d\"}".formatted(ID, i));
        list("sns", "ListSubscriptions", "Subscriptions", 140, 100, "NextToken", i -> "{}");
        list("efs", "DescribeFileSystems", "FileSystems", 8, 100, "NextMarker", i -> id("FileSystemId", "fs", i));
        list(
                "backup",
                "ListBackupVaults",
                "BackupVaultList",
                3,
                1000,
                "NextToken",
                i -> id("BackupVaultName", "vault", i));
        list(
                "backup",
                "ListProtectedResources",
                "Results",
                400,
                1000,
                "NextToken",
                i -> id("ResourceArn", "arn:kept", i));
        size -= scaled(400);
    }

    private void databases() {
        list(
                "rds",
                "DescribeDBInstances",
                "DBInstances",
                45,
                100,
                "Marker",
                i ->
                        "{\"DBInstanceIdentifier\": \"db-%d\", \"DBParameterGroups\": [{\"DBParameterGroupName\": \"pg-%d\"}]}"
                                .formatted(i, i % 8));
        // A group has as many parameters however large the account is.
        lists.put(
                "rds/DescribeDBParameters",
                new Listing("Parameters", 400, 100, "Marker", i -> id("ParameterName", "p", i)));
        list("rds", "DescribeDBClusters", "DBClusters", 12, 100, "Marker", i -> id("DBClusterIdentifier", "c", i));
        list("rds", "DescribeDBSnapshots", "DBSnapshots", 60, 100, "Marker", i -> id("DBSnapshotIdentifier", "s", i));
    }

    private void watching() {
        list(
                "cloudwatchlogs",
                "DescribeLogGroups",
                "logGroups",
                600,
                50,
                "nextToken",
                i -> id("logGroupName", "/app", i));
        list(
                "cloudwatchlogs",
                "DescribeMetricFilters",
                "metricFilters",
                60,
                50,
                "nextToken",
                i -> "{\"filterName\": \"f-%d\", \"logGroupName\": \"/app-%d\"}".formatted(i, i));
        list("cloudwatch", "DescribeAlarms", "MetricAlarms", 560, 100, "NextToken", MixedItems::alarm);
        list(
                "config",
                "DescribeConfigRules",
                "ConfigRules",
                240,
                25,
                "NextToken",
                i -> id("ConfigRuleName", "rule", i));
        list("eventbridge", "ListRules", "Rules", 90, 100, "NextToken", i -> id("Name", "rule", i));
        list("cloudformation", "DescribeStacks", "Stacks", 110, 50, "NextToken", i -> id("StackName", "stack", i));
        list(
                "resourcegroupstaggingapi",
                "GetResources",
                "ResourceTagMappingList",
                6000,
                100,
                "PaginationToken",
                i -> "{\"ResourceARN\": \"arn:aws:ec2:us-east-1:%s:any/%d\", \"Tags\": []}".formatted(ID, i));
        size -= scaled(6000);
    }

    private void workloads() {
        list("lambda", "ListFunctions", "Functions", 220, 50, "NextMarker", i -> id("FunctionName", "function", i));
        answers.put("ec2/DescribeRegions", "{\"Regions\": [{\"RegionName\": \"us-east-1\"}]}");
        answers.put(
                "lambda/GetAccountSettings",
                "{\"AccountLimit\": {\"ConcurrentExecutions\": 1000, \"UnreservedConcurrentExecutions\": 1000}}");
        list("ecs", "ListTaskDefinitionFamilies", "families", 70, 100, "nextToken", i -> "\"task-%d\"".formatted(i));
        list("codebuild", "ListProjects", "projects", 50, 100, "nextToken", i -> "\"project-%d\"".formatted(i));
        list("backup", "ListRecoveryPointsByBackupVault", "RecoveryPoints", 0, 1000, "NextToken", i -> "{}");
        list("backup", "ListBackupPlans", "BackupPlansList", 4, 1000, "NextToken", i -> id("BackupPlanId", "plan", i));
        int rest = wanted - size;
        lists.put("ec2/DescribeSnapshots", new Listing("Snapshots", rest, 1000, "NextToken", MixedItems::snapshot));
        size += rest;
    }

    private void ec2(String operation, String member, int total, IntFunction<String> item) {
        list("ec2", operation, member, total, 1000, "NextToken", item);
    }

    private void list(
            String service,
            String operation,
            String member,
            int total,
            int page,
            String token,
            IntFunction<String> item) {
        lists.put(service + "/" + operation, new Listing(member, scaled(total), page, token, item));
        size += scaled(total);
    }

    /** So many of 10,000, in an account of this size. */
    private int scaled(int total) {
        return Math.toIntExact(Math.round((double) total * wanted / USUAL));
    }

    /** Some belong to services of AWS, which nobody asks. */
    private String role(int i) {
        return """
                {"RoleName": "role-%d", "Arn": "arn:aws:iam::%s:role/role-%d", "Path": "%s",
                 "CreateDate": "2026-01-01T00:00:00Z", "AttachedManagedPolicies": [], "RolePolicyList": [],
                 "AssumeRolePolicyDocument": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":[{\\"Effect\\":\\"Allow\\",\
                \\"Principal\\":{\\"Service\\":\\"ec2.amazonaws.com\\"},\\"Action\\":\\"sts:AssumeRole\\"}]}"}""".formatted(i, ID, i, i < scaled(36) ? "/aws-service-role/" : "/");
    }

    private static String many(int total, IntFunction<String> item) {
        return IntStream.range(0, total).mapToObj(item).collect(Collectors.joining(",\n"));
    }

    private static String id(String member, String prefix, int number) {
        return "{\"%s\": \"%s-%d\"}".formatted(member, prefix, number);
    }

    private static InputStream text(String json) {
        return new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
    }
}
