package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.MotoServer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariableType;
import software.amazon.awssdk.services.codebuild.model.LogsConfigStatusType;
import software.amazon.awssdk.services.codebuild.model.SourceType;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.emr.EmrClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.Runtime;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DirectInternetAccess;
import software.amazon.awssdk.services.sagemaker.model.InstanceType;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariantInstanceType;
import software.amazon.awssdk.services.transfer.TransferClient;

/** What runs: bad workloads and their good twins, read over the wire. */
class WorkloadsOverTheWireTest {

    private static final String TRUST = """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private static MotoServer aws;
    private static String role;
    private static String subnet;
    private static String otherSubnet;
    private static String quietServer;
    private static String loudServer;
    private static String openCluster;
    private static String closedCluster;
    private static WireScan scan;

    @BeforeAll
    static void furnish() {
        aws = MotoServer.empty();
        role = aws.client(IamClient.builder(), WireScan.REGION)
                .createRole(made -> made.roleName("worker").assumeRolePolicyDocument(TRUST))
                .role()
                .arn();
        var ec2 = aws.client(Ec2Client.builder(), WireScan.REGION);
        var network =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        subnet = ec2.createSubnet(request ->
                        request.vpcId(network).cidrBlock("10.0.0.0/24").availabilityZone("us-east-1a"))
                .subnet()
                .subnetId();
        otherSubnet = ec2.createSubnet(request ->
                        request.vpcId(network).cidrBlock("10.0.1.0/24").availabilityZone("us-east-1b"))
                .subnet()
                .subnetId();
        functions();
        builds();
        containers();
        clusters();
        notebooks();
        scan = WireScan.of(aws);
    }

    /** Where it answered at all; what it does not implement ends in a page of HTML and no error code. */
    @Test
    void understandsWhateverTheEmulatorAnswers() {
        assertThat(scan.notUnderstood(Set.of(
                        "answered HTTP",
                        "does not hold <root_account>",
                        "macie2:GetMacieSession",
                        "no status of the account",
                        "cloudfront")))
                .isEmpty();
    }

    @Test
    void tellsFunctions() {
        scan.tellsApart("lambda-function-not-public", "open", "lets everyone invoke it", "closed");
        scan.tellsApart("lambda-function-in-vpc", "open", "open", "closed");
        scan.fails("lambda-function-dead-letter-queue", "open", "drops what it fails at");
        scan.tellsApart("lambda-function-concurrency-limit", "open", "open", "closed");
    }

    private static void functions() {
        var lambda = aws.client(LambdaClient.builder(), WireScan.REGION);
        for (boolean open : new boolean[] {true, false}) {
            lambda.createFunction(function -> {
                function.functionName(open ? "open" : "closed")
                        .runtime(Runtime.PYTHON3_12)
                        .role(role)
                        .handler("a.b")
                        .code(code -> code.zipFile(SdkBytes.fromUtf8String("none")));
                if (!open) {
                    function.vpcConfig(vpc -> vpc.subnetIds(subnet).securityGroupIds("sg-1"));
                }
            });
        }
        lambda.addPermission(permission -> permission
                .functionName("open")
                .statementId("all")
                .action("lambda:InvokeFunction")
                .principal("*"));
        lambda.addPermission(permission -> permission
                .functionName("closed")
                .statementId("topic")
                .action("lambda:InvokeFunction")
                .principal("*")
                .sourceArn("arn:aws:sns:us-east-1:" + WireScan.ACCOUNT + ":news"));
        lambda.putFunctionConcurrency(request -> request.functionName("closed").reservedConcurrentExecutions(5));
    }

    @Test
    void tellsBuilds() {
        scan.tellsApart("codebuild-no-plaintext-aws-credentials", "open", "AWS_SECRET_ACCESS_KEY", "closed");
        scan.tellsApart("codebuild-logging-enabled", "open", "logs nothing", "closed");
    }

    private static void builds() {
        var build = aws.client(CodeBuildClient.builder(), WireScan.REGION);
        for (boolean open : new boolean[] {true, false}) {
            build.createProject(project -> {
                project.name(open ? "open" : "closed")
                        .serviceRole(role)
                        .source(source -> source.type(SourceType.S3).location("bucket/path"))
                        .artifacts(artifacts -> artifacts.type("NO_ARTIFACTS"))
                        .environment(environment -> environment
                                .type("LINUX_CONTAINER")
                                .image("aws/codebuild/standard:7.0")
                                .computeType("BUILD_GENERAL1_SMALL")
                                .environmentVariables(variable -> variable.name("AWS_SECRET_ACCESS_KEY")
                                        .value("secret")
                                        .type(
                                                open
                                                        ? EnvironmentVariableType.PLAINTEXT
                                                        : EnvironmentVariableType.SECRETS_MANAGER)));
                if (open) {
                    project.logsConfig(logs -> logs.cloudWatchLogs(to -> to.status(LogsConfigStatusType.DISABLED))
                            .s3Logs(to -> to.status(LogsConfigStatusType.DISABLED)));
                }
            });
        }
    }

    @Test
    void tellsContainers() {
        scan.tellsApart("ecs-container-readonly-root", "open", "root file system", "closed");
        scan.tellsApart("ecs-task-host-mode-non-root", "open", "privileged", "host");
        scan.isNotApplicable("ecs-task-host-mode-non-root", "closed");
        scan.tellsApart("eks-secrets-encrypted", "open", "no KMS key", "closed");
    }

    private static void containers() {
        var ecs = aws.client(EcsClient.builder(), WireScan.REGION);
        for (var family : new String[] {"open", "closed", "host"}) {
            ecs.registerTaskDefinition(task -> task.family(family)
                    .networkMode(family.equals("closed") ? NetworkMode.AWSVPC : NetworkMode.HOST)
                    .containerDefinitions(container -> container
                            .name("app")
                            .image("app")
                            .memory(128)
                            .user("1000")
                            .privileged(family.equals("open"))
                            .readonlyRootFilesystem(!family.equals("open"))));
        }
        var eks = aws.client(EksClient.builder(), WireScan.REGION);
        for (boolean open : new boolean[] {true, false}) {
            eks.createCluster(cluster -> {
                cluster.name(open ? "open" : "closed")
                        .roleArn(role)
                        .resourcesVpcConfig(vpc -> vpc.subnetIds(subnet, otherSubnet));
                if (!open) {
                    cluster.encryptionConfig(config -> config.resources("secrets")
                            .provider(provider ->
                                    provider.keyArn("arn:aws:kms:us-east-1:" + WireScan.ACCOUNT + ":key/a")));
                }
            });
        }
    }

    @Test
    void tellsClusters() {
        scan.tellsApart("emr-kerberos-enabled", openCluster, "Kerberos", closedCluster);
        scan.passes("emr-master-no-public-ip", openCluster);
    }

    private static void clusters() {
        var emr = aws.client(EmrClient.builder(), WireScan.REGION);
        for (boolean open : new boolean[] {true, false}) {
            var id = emr.runJobFlow(flow -> {
                        flow.name(open ? "open" : "closed")
                                .releaseLabel("emr-7.0.0")
                                .serviceRole("EMR_DefaultRole")
                                .jobFlowRole("EMR_EC2_DefaultRole")
                                .instances(instances -> instances
                                        .instanceCount(1)
                                        .masterInstanceType("m5.xlarge")
                                        .keepJobFlowAliveWhenNoSteps(true)
                                        .ec2SubnetId(subnet));
                        if (!open) {
                            flow.kerberosAttributes(
                                    kerberos -> kerberos.realm("CLINIC.EXAMPLE").kdcAdminPassword("not-a-real-one"));
                        }
                    })
                    .jobFlowId();
            if (open) {
                openCluster = id;
            } else {
                closedCluster = id;
            }
        }
    }

    @Test
    void tellsNotebooksAndServers() {
        scan.tellsApart("sagemaker-notebook-kms", "open", "no KMS key", "closed");
        scan.tellsApart("sagemaker-notebook-no-direct-internet", "open", "direct internet access", "closed");
        scan.tellsApart("sagemaker-notebook-in-vpc", "open", "in no VPC", "closed");
        scan.tellsApart("sagemaker-endpoint-config-kms", "open", "no KMS key", "closed");
        scan.tellsApart("transfer-server-logging", quietServer, "logs nothing", loudServer);
    }

    private static void notebooks() {
        var sageMaker = aws.client(SageMakerClient.builder(), WireScan.REGION);
        sageMaker.createModel(model -> model.modelName("model")
                .executionRoleArn(role)
                .primaryContainer(container -> container.image("image")));
        for (boolean open : new boolean[] {true, false}) {
            sageMaker.createNotebookInstance(notebook -> notebook.notebookInstanceName(open ? "open" : "closed")
                    .instanceType(InstanceType.ML_T3_MEDIUM)
                    .roleArn(role)
                    .kmsKeyId(open ? null : "key")
                    .subnetId(open ? null : subnet)
                    .securityGroupIds(open ? null : List.of("sg-1"))
                    .directInternetAccess(open ? DirectInternetAccess.ENABLED : DirectInternetAccess.DISABLED));
            sageMaker.createEndpointConfig(config -> config.endpointConfigName(open ? "open" : "closed")
                    .kmsKeyId(open ? null : "key")
                    .productionVariants(variant -> variant.variantName("a")
                            .modelName("model")
                            .initialInstanceCount(1)
                            .instanceType(ProductionVariantInstanceType.ML_M5_LARGE)));
        }
        var transfer = aws.client(TransferClient.builder(), WireScan.REGION);
        quietServer = transfer.createServer(server -> {}).serverId();
        loudServer = transfer.createServer(server -> server.structuredLogDestinations(
                        "arn:aws:logs:us-east-1:" + WireScan.ACCOUNT + ":log-group:sftp:*"))
                .serverId();
    }
}
