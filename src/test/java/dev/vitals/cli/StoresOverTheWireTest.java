package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.MotoServer;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.backup.BackupClient;
import software.amazon.awssdk.services.dax.DaxClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.SSEType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.efs.EfsClient;
import software.amazon.awssdk.services.elasticache.ElastiCacheClient;
import software.amazon.awssdk.services.firehose.FirehoseClient;
import software.amazon.awssdk.services.firehose.model.DeliveryStreamType;
import software.amazon.awssdk.services.fsx.FSxClient;
import software.amazon.awssdk.services.fsx.model.FileSystemType;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.redshift.RedshiftClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterType;

/** Where data lies: bad stores and their good twins, read over the wire. */
class StoresOverTheWireTest {

    private static final String EVERYONE = """
            {"Version":"2012-10-17","Statement":[{"Sid":"Open","Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"%s}]}""";

    private static MotoServer aws;
    private static String key;
    private static String openFiles;
    private static String sealedFiles;
    private static String scratch;
    private static String daily;
    private static String weekly;
    private static WireScan scan;

    @BeforeAll
    static void furnish() {
        aws = MotoServer.empty();
        key = aws.client(KmsClient.builder(), WireScan.REGION)
                .createKey()
                .keyMetadata()
                .arn();
        tables();
        streams();
        secrets();
        warehouses();
        files();
        vaults();
        scan = WireScan.of(aws);
    }

    /** Where it answered at all; what it does not implement ends in a page of HTML and no error code. */
    @Test
    void understandsWhateverTheEmulatorAnswers() {
        assertThat(scan.notUnderstood(Set.of(
                        "answered HTTP",
                        "does not hold <root_account>",
                        "macie2:GetMacieSession",
                        "no status of the account")))
                .isEmpty();
    }

    @Test
    void tellsTables() {
        scan.tellsApart("dynamodb-table-pitr", "plain", "plain", "kept");
        scan.tellsApart("dynamodb-table-kms-encrypted", "plain", "plain", "kept");
        scan.tellsApart("dynamodb-table-autoscaling", "plain", "reads and writes", "kept");
        scan.passes("dynamodb-table-autoscaling", "scaled");
    }

    private static void tables() {
        var dynamo = aws.client(DynamoDbClient.builder(), WireScan.REGION);
        for (var name : new String[] {"plain", "scaled"}) {
            dynamo.createTable(table -> table.tableName(name)
                    .keySchema(part -> part.attributeName("id").keyType(KeyType.HASH))
                    .attributeDefinitions(part -> part.attributeName("id").attributeType(ScalarAttributeType.S))
                    .provisionedThroughput(units -> units.readCapacityUnits(5L).writeCapacityUnits(5L)));
        }
        dynamo.createTable(table -> table.tableName("kept")
                .keySchema(part -> part.attributeName("id").keyType(KeyType.HASH))
                .attributeDefinitions(part -> part.attributeName("id").attributeType(ScalarAttributeType.S))
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .sseSpecification(sse -> sse.enabled(true).sseType(SSEType.KMS).kmsMasterKeyId(key)));
        dynamo.updateContinuousBackups(request -> request.tableName("kept")
                .pointInTimeRecoverySpecification(recovery -> recovery.pointInTimeRecoveryEnabled(true)));
        var scaling = aws.client(ApplicationAutoScalingClient.builder(), WireScan.REGION);
        for (var way : new ScalableDimension[] {
            ScalableDimension.DYNAMODB_TABLE_READ_CAPACITY_UNITS, ScalableDimension.DYNAMODB_TABLE_WRITE_CAPACITY_UNITS
        }) {
            scaling.registerScalableTarget(target -> target.serviceNamespace(ServiceNamespace.DYNAMODB)
                    .resourceId("table/scaled")
                    .scalableDimension(way)
                    .minCapacity(1)
                    .maxCapacity(10));
        }
        var dax = aws.client(DaxClient.builder(), WireScan.REGION);
        dax.createCluster(cluster -> cluster.clusterName("plain")
                .nodeType("dax.t3.small")
                .replicationFactor(1)
                .iamRoleArn("arn:aws:iam::" + WireScan.ACCOUNT + ":role/dax"));
        dax.createCluster(cluster -> cluster.clusterName("sealed")
                .nodeType("dax.t3.small")
                .replicationFactor(1)
                .iamRoleArn("arn:aws:iam::" + WireScan.ACCOUNT + ":role/dax")
                .sseSpecification(sse -> sse.enabled(true)));
    }

    @Test
    void tellsQueuesAndStreams() {
        scan.tellsApart("dynamodb-dax-encrypted", "plain", "plain", "sealed");
        scan.tellsApart("sqs-queue-encrypted", "open", "open", "closed");
        scan.tellsApart("sqs-queue-not-public", "open", "statement Open", "closed");
        scan.tellsApart("kinesis-stream-encrypted", "open", "open", "closed");
        scan.tellsApart("firehose-stream-encrypted", "open", "open", "closed");
    }

    private static void streams() {
        var sqs = aws.client(SqsClient.builder(), WireScan.REGION);
        sqs.createQueue(queue -> queue.queueName("open")
                .attributes(Map.of(
                        QueueAttributeName.SQS_MANAGED_SSE_ENABLED,
                        "false",
                        QueueAttributeName.POLICY,
                        EVERYONE.formatted(""))));
        sqs.createQueue(queue -> queue.queueName("closed")
                .attributes(Map.of(
                        QueueAttributeName.SQS_MANAGED_SSE_ENABLED,
                        "true",
                        QueueAttributeName.POLICY,
                        EVERYONE.formatted(",\"Condition\":{\"ArnEquals\":{\"aws:SourceArn\":\"arn:aws:sns:us-east-1:"
                                + WireScan.ACCOUNT + ":news\"}}"))));
        var kinesis = aws.client(KinesisClient.builder(), WireScan.REGION);
        for (var name : new String[] {"open", "closed"}) {
            kinesis.createStream(stream -> stream.streamName(name).shardCount(1));
        }
        kinesis.startStreamEncryption(request -> request.streamName("closed")
                .encryptionType(software.amazon.awssdk.services.kinesis.model.EncryptionType.KMS)
                .keyId("alias/aws/kinesis"));
        var firehose = aws.client(FirehoseClient.builder(), WireScan.REGION);
        for (var name : new String[] {"open", "closed"}) {
            firehose.createDeliveryStream(stream -> stream.deliveryStreamName(name)
                    .deliveryStreamType(DeliveryStreamType.DIRECT_PUT)
                    .extendedS3DestinationConfiguration(
                            to -> to.roleARN("arn:aws:iam::" + WireScan.ACCOUNT + ":role/firehose")
                                    .bucketARN("arn:aws:s3:::lake")));
        }
        firehose.startDeliveryStreamEncryption(request -> request.deliveryStreamName("closed")
                .deliveryStreamEncryptionConfigurationInput(
                        input -> input.keyType(software.amazon.awssdk.services.firehose.model.KeyType.AWS_OWNED_CMK)));
    }

    @Test
    void tellsSecretsAndParameters() {
        scan.tellsApart("secretsmanager-rotation-enabled", "still", "still", "rotating");
        scan.tellsApart("secretsmanager-cmk", "still", "key of AWS", "rotating");
        scan.isNotApplicable("secretsmanager-rotated-on-schedule", "still");
        scan.passes("secretsmanager-rotated-on-schedule", "rotating");
        scan.passes("secretsmanager-changed-90-days", "still");
        scan.passes("secretsmanager-unused-removed", "still");
        scan.tellsApart("ssm-parameter-encrypted", "/app/db/password", "String", "/app/api/token");
        scan.isNotApplicable("ssm-parameter-encrypted", "/app/db/host");
        scan.tellsApart("ssm-document-not-public", "open", "every AWS account", "closed");
    }

    private static void secrets() {
        var secrets = aws.client(SecretsManagerClient.builder(), WireScan.REGION);
        secrets.createSecret(secret -> secret.name("still").secretString("a"));
        secrets.createSecret(secret -> secret.name("rotating").secretString("a").kmsKeyId(key));
        secrets.rotateSecret(secret -> secret.secretId("rotating")
                .rotateImmediately(false)
                .rotationRules(rules -> rules.automaticallyAfterDays(30L)));
        var ssm = aws.client(SsmClient.builder(), WireScan.REGION);
        ssm.putParameter(
                parameter -> parameter.name("/app/db/password").value("a").type(ParameterType.STRING));
        ssm.putParameter(parameter -> parameter.name("/app/db/host").value("a").type(ParameterType.STRING));
        ssm.putParameter(
                parameter -> parameter.name("/app/api/token").value("a").type(ParameterType.SECURE_STRING));
        for (var name : new String[] {"open", "closed"}) {
            ssm.createDocument(document -> document.name(name)
                    .documentType("Command")
                    .documentFormat("JSON")
                    .content("{\"schemaVersion\":\"2.2\",\"description\":\"d\",\"mainSteps\":[]}"));
        }
        ssm.modifyDocumentPermission(
                request -> request.name("open").permissionType("Share").accountIdsToAdd("all"));
    }

    @Test
    void tellsWarehousesDomainsAndCaches() {
        scan.tellsApart("redshift-not-public", "open", "publicly accessible", "closed");
        scan.tellsApart("redshift-encrypted", "open", "not encrypted", "closed");
        scan.tellsApart("redshift-kms-key", "open", "no KMS key", "closed");
        scan.fails("redshift-tls-required", "open", "without TLS");
        scan.tellsApart("redshift-automated-snapshots", "open", "1 days", "closed");
        scan.tellsApart("redshift-enhanced-vpc-routing", "open", "past the VPC", "closed");
        scan.tellsApart("redshift-maintenance-settings", "open", "version upgrades", "closed");
        scan.fails("redshift-audit-logging", "open", "audit logs");
        scan.tellsApart("opensearch-encrypted-at-rest", "open", "open", "closed");
        scan.tellsApart("opensearch-node-to-node-encryption", "open", "open", "closed");
        scan.tellsApart("opensearch-https-required", "open", "open", "closed");
        scan.tellsApart("opensearch-in-vpc", "open", "public endpoint", "closed");
        scan.tellsApart("opensearch-logs-to-cloudwatch", "open", "open", "closed");
        scan.tellsApart("elasticache-redis-backup", "open", "0 days", "closed");
    }

    private static void warehouses() {
        var redshift = aws.client(RedshiftClient.builder(), WireScan.REGION);
        for (boolean open : new boolean[] {true, false}) {
            redshift.createCluster(cluster -> cluster.clusterIdentifier(open ? "open" : "closed")
                    .nodeType("ra3.large")
                    .masterUsername("clinic")
                    .masterUserPassword("Not-a-real-one1")
                    .publiclyAccessible(open)
                    .encrypted(!open)
                    .kmsKeyId(open ? null : key)
                    .automatedSnapshotRetentionPeriod(open ? 1 : 14)
                    .enhancedVpcRouting(!open)
                    .allowVersionUpgrade(!open));
        }
        var search = aws.client(OpenSearchClient.builder(), WireScan.REGION);
        for (boolean open : new boolean[] {true, false}) {
            search.createDomain(domain -> {
                domain.domainName(open ? "open" : "closed")
                        .encryptionAtRestOptions(options -> options.enabled(!open))
                        .nodeToNodeEncryptionOptions(options -> options.enabled(!open))
                        .domainEndpointOptions(options -> options.enforceHTTPS(!open));
                if (!open) {
                    domain.vpcOptions(options -> options.subnetIds("subnet-1").securityGroupIds("sg-1"))
                            .logPublishingOptionsWithStrings(Map.of(
                                    "AUDIT_LOGS",
                                    software.amazon.awssdk.services.opensearch.model.LogPublishingOption.builder()
                                            .enabled(true)
                                            .cloudWatchLogsLogGroupArn("arn:aws:logs:us-east-1:" + WireScan.ACCOUNT
                                                    + ":log-group:search:*")
                                            .build()));
                }
            });
        }
        var cache = aws.client(ElastiCacheClient.builder(), WireScan.REGION);
        for (boolean open : new boolean[] {true, false}) {
            cache.createReplicationGroup(group -> group.replicationGroupId(open ? "open" : "closed")
                    .replicationGroupDescription("cache")
                    .engine("redis")
                    .cacheNodeType("cache.t4g.small")
                    .snapshotRetentionLimit(open ? 0 : 20));
        }
    }

    @Test
    void tellsFileSystems() {
        scan.tellsApart("efs-encrypted", openFiles, openFiles, sealedFiles);
        scan.passes("efs-backup-enabled", sealedFiles);
        scan.isNotApplicable("fsx-in-backup-plan", scratch);
    }

    private static void files() {
        var efs = aws.client(EfsClient.builder(), WireScan.REGION);
        openFiles = efs.createFileSystem(system -> system.creationToken("open").encrypted(false))
                .fileSystemId();
        sealedFiles = efs.createFileSystem(
                        system -> system.creationToken("sealed").encrypted(true).backup(true))
                .fileSystemId();
        var fsx = aws.client(FSxClient.builder(), WireScan.REGION);
        scratch = fsx.createFileSystem(system -> system.fileSystemType(FileSystemType.LUSTRE)
                        .storageCapacity(1200)
                        .subnetIds("subnet-1")
                        .lustreConfiguration(lustre -> lustre.deploymentType("SCRATCH_2")))
                .fileSystem()
                .fileSystemId();
    }

    @Test
    void tellsBackupPlansAndVaults() {
        scan.tellsApart("backup-plan-min-frequency-retention", weekly, "no rule that runs daily", daily);
        scan.passes("backup-vault-manual-deletion-denied", "locked");
        scan.isNotApplicable("backup-vault-manual-deletion-denied", "empty");
    }

    private static void vaults() {
        var backup = aws.client(BackupClient.builder(), WireScan.REGION);
        backup.createBackupVault(vault -> vault.backupVaultName("locked"));
        backup.createBackupVault(vault -> vault.backupVaultName("empty"));
        backup.putBackupVaultLockConfiguration(
                lock -> lock.backupVaultName("locked").minRetentionDays(35L));
        daily = backup.createBackupPlan(plan -> plan.backupPlan(input -> input.backupPlanName("daily")
                        .rules(rule -> rule.ruleName("daily")
                                .targetBackupVaultName("locked")
                                .scheduleExpression("cron(0 5 * * ? *)")
                                .lifecycle(life -> life.deleteAfterDays(60L)))))
                .backupPlanId();
        weekly = backup.createBackupPlan(plan -> plan.backupPlan(input -> input.backupPlanName("weekly")
                        .rules(rule -> rule.ruleName("weekly")
                                .targetBackupVaultName("locked")
                                .scheduleExpression("cron(0 5 ? * SUN *)")
                                .lifecycle(life -> life.deleteAfterDays(60L)))))
                .backupPlanId();
    }
}
