package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.MotoServer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.account.AccountClient;
import software.amazon.awssdk.services.account.model.AlternateContactType;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.apigateway.ApiGatewayClient;
import software.amazon.awssdk.services.apigateway.model.Op;
import software.amazon.awssdk.services.apigateway.model.PatchOperation;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudfront.CloudFrontClient;
import software.amazon.awssdk.services.cloudfront.model.OriginProtocolPolicy;
import software.amazon.awssdk.services.cloudfront.model.ViewerProtocolPolicy;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerSchemeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RedirectActionStatusCodeEnum;
import software.amazon.awssdk.services.organizations.OrganizationsClient;
import software.amazon.awssdk.services.organizations.model.OrganizationFeatureSet;
import software.amazon.awssdk.services.securityhub.SecurityHubClient;
import software.amazon.awssdk.services.wafv2.Wafv2Client;
import software.amazon.awssdk.services.wafv2.model.Scope;

/** What stands before the workloads, and the account around them: bad ones and their good twins, read over the wire. */
class FrontsOverTheWireTest {

    private static MotoServer aws;
    private static String network;
    private static String subnet;
    private static String otherSubnet;
    private static String targets;
    private static String certificate;
    private static String site;
    private static String openApi;
    private static String closedApi;
    private static String openAcl;
    private static String closedAcl;
    private static WireScan scan;

    @BeforeAll
    static void furnish() {
        aws = MotoServer.empty();
        var ec2 = aws.client(Ec2Client.builder(), WireScan.REGION);
        network =
                ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        subnet = ec2.createSubnet(request ->
                        request.vpcId(network).cidrBlock("10.0.0.0/24").availabilityZone("us-east-1a"))
                .subnet()
                .subnetId();
        otherSubnet = ec2.createSubnet(request ->
                        request.vpcId(network).cidrBlock("10.0.1.0/24").availabilityZone("us-east-1b"))
                .subnet()
                .subnetId();
        certificate = aws.client(AcmClient.builder(), WireScan.REGION)
                .requestCertificate(request -> request.domainName("clinic.example"))
                .certificateArn();
        gateways();
        scaling();
        sites();
        edges();
        account();
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
    void tellsStages() {
        var open = openApi + "/live";
        var closed = closedApi + "/live";
        scan.tellsApart("apigateway-stage-execution-logging", open, "does not log", closed);
        scan.tellsApart("apigateway-stage-xray-tracing", open, "not traced", closed);
        scan.fails("apigateway-stage-waf-associated", open, "no web ACL");
        scan.isNotApplicable("apigateway-stage-cache-encrypted", open);
        scan.fails("apigateway-stage-client-certificate", open, "no client certificate");
        scan.isNotApplicable("apigateway-stage-client-certificate", closed);
    }

    private static void gateways() {
        var gateway = aws.client(ApiGatewayClient.builder(), WireScan.REGION);
        openApi = api(gateway, "open", software.amazon.awssdk.services.apigateway.model.IntegrationType.HTTP);
        closedApi = api(gateway, "closed", software.amazon.awssdk.services.apigateway.model.IntegrationType.MOCK);
        gateway.updateStage(request -> request.restApiId(closedApi)
                .stageName("live")
                .patchOperations(set("/*/*/logging/loglevel", "ERROR"), set("/tracingEnabled", "true")));
    }

    private static String api(
            ApiGatewayClient gateway,
            String name,
            software.amazon.awssdk.services.apigateway.model.IntegrationType backend) {
        var id = gateway.createRestApi(request -> request.name(name)).id();
        var root = gateway.getResources(request -> request.restApiId(id))
                .items()
                .getFirst()
                .id();
        gateway.putMethod(request ->
                request.restApiId(id).resourceId(root).httpMethod("GET").authorizationType("NONE"));
        gateway.putIntegration(request -> request.restApiId(id)
                .resourceId(root)
                .httpMethod("GET")
                .type(backend)
                .integrationHttpMethod("GET")
                .uri("http://clinic.example"));
        var deployment =
                gateway.createDeployment(request -> request.restApiId(id)).id();
        gateway.createStage(request ->
                request.restApiId(id).stageName("live").deploymentId(deployment).tracingEnabled(false));
        return id;
    }

    private static PatchOperation set(String path, String value) {
        return PatchOperation.builder().op(Op.REPLACE).path(path).value(value).build();
    }

    @Test
    void tellsGroups() {
        scan.tellsApart("autoscaling-launch-config-no-public-ip", "open", "public addresses", "closed");
        scan.tellsApart("autoscaling-group-elb-health-check", "open", "health check", "closed");
        scan.isNotApplicable("autoscaling-group-elb-health-check", "alone");
    }

    private static void scaling() {
        var scaling = aws.client(AutoScalingClient.builder(), WireScan.REGION);
        for (boolean open : new boolean[] {true, false}) {
            scaling.createLaunchConfiguration(launch -> launch.launchConfigurationName(open ? "open" : "closed")
                    .imageId("ami-12c6146b")
                    .instanceType("t3.micro")
                    .associatePublicIpAddress(open));
        }
        targets = aws.client(ElasticLoadBalancingV2Client.builder(), WireScan.REGION)
                .createTargetGroup(group ->
                        group.name("app").protocol(ProtocolEnum.HTTPS).port(443).vpcId(network))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
        for (var name : new String[] {"open", "closed", "alone"}) {
            scaling.createAutoScalingGroup(group -> group.autoScalingGroupName(name)
                    .launchConfigurationName("closed")
                    .minSize(0)
                    .maxSize(0)
                    .vpcZoneIdentifier(subnet)
                    .healthCheckType(name.equals("closed") ? "ELB" : "EC2")
                    .targetGroupARNs(name.equals("alone") ? null : List.of(targets)));
        }
    }

    /** The emulator lists distributions without what they are made of: no answer, but no end of the others either. */
    @Test
    void saysThatDistributionsWereNotDescribed() {
        assertThat(scan.verdict("cloudfront-viewer-https", site)).isEqualTo("unknown");
        assertThat(scan.verdict("cloudfront-access-logs", site)).isEqualTo("unknown");
    }

    private static void sites() {
        site = aws.client(CloudFrontClient.builder(), WireScan.REGION)
                .createDistribution(request -> request.distributionConfig(config -> config.callerReference("site")
                        .comment("site")
                        .enabled(true)
                        .origins(origins -> origins.quantity(1)
                                .items(origin -> origin.id("app")
                                        .domainName("app.clinic.example")
                                        .customOriginConfig(custom -> custom.httpPort(80)
                                                .httpsPort(443)
                                                .originProtocolPolicy(OriginProtocolPolicy.HTTP_ONLY))))
                        .defaultCacheBehavior(behaviour ->
                                behaviour.targetOriginId("app").viewerProtocolPolicy(ViewerProtocolPolicy.ALLOW_ALL))))
                .distribution()
                .id();
    }

    @Test
    void tellsBalancersAndWebAcls() {
        scan.tellsApart("wafv2-logging", openAcl, "does not log", closedAcl);
        scan.tellsApart("elbv2-http-redirects-to-https", "open", "port 80", "closed");
        scan.tellsApart("elbv2-access-logs", "open", "no access logs", "closed");
        scan.tellsApart("elbv2-deletion-protection", "open", "by one call", "closed");
        scan.tellsApart("elbv2-drop-invalid-headers", "open", "invalid headers", "closed");
        scan.tellsApart("elbv2-strong-tls-policy", "old", "ELBSecurityPolicy-2016-08", "closed");
        scan.tellsApart("elbv2-acm-certificate", "open", "port 80", "closed");
        scan.isNotApplicable("elbv2-access-logs", "pipe");
    }

    private static void edges() {
        var waf = aws.client(Wafv2Client.builder(), WireScan.REGION);
        openAcl = acl(waf, "open", false);
        closedAcl = acl(waf, "closed", true);
        var elb = aws.client(ElasticLoadBalancingV2Client.builder(), WireScan.REGION);
        var open = balancer(elb, "open", LoadBalancerTypeEnum.APPLICATION);
        listen(elb, open, ProtocolEnum.HTTP, null, false);
        var old = balancer(elb, "old", LoadBalancerTypeEnum.APPLICATION);
        listen(elb, old, ProtocolEnum.HTTPS, "ELBSecurityPolicy-2016-08", false);
        var closed = balancer(elb, "closed", LoadBalancerTypeEnum.APPLICATION);
        listen(elb, closed, ProtocolEnum.HTTP, null, true);
        listen(elb, closed, ProtocolEnum.HTTPS, "ELBSecurityPolicy-TLS13-1-2-2021-06", false);
        // AWS always returns these, the emulator only what was set.
        Map.of(open, "false", old, "false", closed, "true")
                .forEach((arn, value) -> elb.modifyLoadBalancerAttributes(request -> request.loadBalancerArn(arn)
                        .attributes(
                                attribute("access_logs.s3.enabled", value),
                                attribute("deletion_protection.enabled", value),
                                attribute("routing.http.drop_invalid_header_fields.enabled", value))));
        balancer(elb, "pipe", LoadBalancerTypeEnum.NETWORK);
    }

    private static String acl(Wafv2Client waf, String name, boolean logs) {
        var made = waf.createWebACL(request -> request.name(name)
                        .scope(Scope.REGIONAL)
                        .defaultAction(action -> action.allow(allow -> {}))
                        .visibilityConfig(config -> config.sampledRequestsEnabled(false)
                                .cloudWatchMetricsEnabled(false)
                                .metricName(name)))
                .summary();
        if (logs) {
            waf.putLoggingConfiguration(request -> request.loggingConfiguration(config -> config.resourceArn(made.arn())
                    .logDestinationConfigs(
                            "arn:aws:logs:us-east-1:" + WireScan.ACCOUNT + ":log-group:aws-waf-logs-a")));
        }
        return made.id();
    }

    private static String balancer(ElasticLoadBalancingV2Client elb, String name, LoadBalancerTypeEnum type) {
        return elb.createLoadBalancer(request -> request.name(name)
                        .type(type)
                        .scheme(LoadBalancerSchemeEnum.INTERNAL)
                        .subnets(subnet, otherSubnet))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
    }

    private static void listen(
            ElasticLoadBalancingV2Client elb,
            String balancer,
            ProtocolEnum protocol,
            String policy,
            boolean redirects) {
        elb.createListener(listener -> {
            listener.loadBalancerArn(balancer)
                    .protocol(protocol)
                    .port(protocol == ProtocolEnum.HTTP ? 80 : 443)
                    .sslPolicy(policy);
            if (protocol == ProtocolEnum.HTTPS) {
                listener.certificates(own -> own.certificateArn(certificate));
            }
            listener.defaultActions(action -> {
                if (redirects) {
                    action.type(ActionTypeEnum.REDIRECT)
                            .redirectConfig(to ->
                                    to.protocol("HTTPS").port("443").statusCode(RedirectActionStatusCodeEnum.HTTP_301));
                } else {
                    action.type(ActionTypeEnum.FORWARD).targetGroupArn(targets);
                }
            });
        });
    }

    private static LoadBalancerAttribute attribute(String key, String value) {
        return LoadBalancerAttribute.builder().key(key).value(value).build();
    }

    @Test
    void tellsTheAccount() {
        scan.passes("account-part-of-organization", WireScan.ACCOUNT);
        scan.passes("account-security-contact-set", WireScan.ACCOUNT);
    }

    private static void account() {
        aws.client(OrganizationsClient.builder(), WireScan.REGION)
                .createOrganization(request -> request.featureSet(OrganizationFeatureSet.ALL));
        aws.client(AccountClient.builder(), WireScan.REGION)
                .putAlternateContact(contact -> contact.alternateContactType(AlternateContactType.SECURITY)
                        .name("Security")
                        .title("Officer")
                        .phoneNumber("+1 555 0100")
                        .emailAddress("security@clinic.example"));
        aws.client(SecurityHubClient.builder(), WireScan.REGION).enableSecurityHub(request -> {});
    }
}
