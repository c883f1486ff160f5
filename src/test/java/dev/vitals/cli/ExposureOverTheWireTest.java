package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.MotoServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Paths from the internet in a network that an emulator of AWS wired itself, each beside a twin that is closed. */
class ExposureOverTheWireTest {

    private static final String REGION = "us-east-1";
    private static final String INSTANCE = "ec2-instance-no-effective-internet-exposure";
    private static final String BALANCER = "elbv2-no-effective-internet-exposure";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final StringWriter out = new StringWriter();
    private MotoServer aws;
    private Ec2Client ec2;
    private String vpc;
    private String gateway;
    private String table;
    private String publicSubnet;
    private String privateSubnet;
    private String group;

    @BeforeEach
    void wire() {
        aws = MotoServer.empty();
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        ec2 = aws.client(Ec2Client.builder(), REGION);
        vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        gateway = ec2.createInternetGateway(request -> {}).internetGateway().internetGatewayId();
        ec2.attachInternetGateway(request -> request.internetGatewayId(gateway).vpcId(vpc));
        publicSubnet = subnet("10.0.1.0/24", "us-east-1a");
        privateSubnet = subnet("10.0.2.0/24", "us-east-1b");
        table = ec2.createRouteTable(request -> request.vpcId(vpc)).routeTable().routeTableId();
        ec2.createRoute(request ->
                request.routeTableId(table).destinationCidrBlock("0.0.0.0/0").gatewayId(gateway));
        ec2.associateRouteTable(request -> request.routeTableId(table).subnetId(publicSubnet));
        group = group();
    }

    @AfterEach
    void forgetCredentials() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
    }

    @Test
    void findsTheInstanceInThePublicSubnetAndNeitherTwin() {
        var open = instance(publicSubnet);
        var twin = instance(privateSubnet);
        var mute = instance(subnetWithoutAnswers());

        scan();

        assertThat(line(INSTANCE, open).get("verdict").asString()).isEqualTo("fail");
        assertThat(line(INSTANCE, open).toString()).contains(gateway, group);
        assertThat(line(INSTANCE, twin).get("verdict").asString()).isEqualTo("pass");
        assertThat(line(INSTANCE, mute).get("verdict").asString()).isEqualTo("pass");
        assertThat(line("ec2-security-group-no-public-ssh", group)
                        .get("verdict")
                        .asString())
                .as("the group of the twin is open all the same")
                .isEqualTo("fail");
    }

    @Test
    void findsTheInternetFacingListenerOfADatabaseAndNotTheInternalOne() {
        var facing = balancer("facing", "internet-facing", publicSubnet, 5432);
        var internal = balancer("internal", "internal", publicSubnet, 5432);
        var secluded = balancer("secluded", "internet-facing", privateSubnet, 5432);
        var web = balancer("web", "internet-facing", publicSubnet, 443);

        scan();

        assertThat(line(BALANCER, facing).get("verdict").asString()).isEqualTo("fail");
        assertThat(line(BALANCER, facing).toString()).contains(gateway, "TCP 5432");
        assertThat(line(BALANCER, internal).get("verdict").asString()).isEqualTo("pass");
        assertThat(line(BALANCER, secluded).get("verdict").asString()).isEqualTo("pass");
        assertThat(line(BALANCER, web).get("verdict").asString()).isEqualTo("pass");
    }

    private void scan() {
        var err = new StringWriter();
        var endpoint = aws.endpoint().toString();
        var status = CommandLineStart.run(
                new PrintWriter(out),
                new PrintWriter(err),
                Clock.systemUTC(),
                "scan",
                "--endpoint-url",
                endpoint,
                "--regions",
                REGION);
        assertThat(status).as(err.toString()).isZero();
    }

    private JsonNode line(String rule, String resource) {
        return out.toString()
                .lines()
                .map(JSON::readTree)
                .filter(line -> line.get("rule").asString().equals(rule))
                .filter(line -> line.get("resourceId").asString().equals(resource))
                .findFirst()
                .orElseThrow();
    }

    private String subnet(String range, String zone) {
        return ec2.createSubnet(request -> request.vpcId(vpc).cidrBlock(range).availabilityZone(zone))
                .subnet()
                .subnetId();
    }

    /** A public subnet whose ACL lets everything in and nothing out. */
    private String subnetWithoutAnswers() {
        var subnet = subnet("10.0.3.0/24", "us-east-1a");
        ec2.associateRouteTable(request -> request.routeTableId(table).subnetId(subnet));
        var used = ec2
                .describeNetworkAcls(request -> request.filters(
                        filter -> filter.name("association.subnet-id").values(subnet)))
                .networkAcls()
                .getFirst()
                .associations()
                .stream()
                .filter(association -> association.subnetId().equals(subnet))
                .findFirst()
                .orElseThrow()
                .networkAclAssociationId();
        var acl =
                ec2.createNetworkAcl(request -> request.vpcId(vpc)).networkAcl().networkAclId();
        ec2.createNetworkAclEntry(request -> request.networkAclId(acl)
                .ruleNumber(100)
                .ruleAction("allow")
                .egress(false)
                .protocol("-1")
                .cidrBlock("0.0.0.0/0"));
        ec2.replaceNetworkAclAssociation(request -> request.associationId(used).networkAclId(acl));
        return subnet;
    }

    private String group() {
        var id = ec2.createSecurityGroup(
                        request -> request.groupName("open").description("open").vpcId(vpc))
                .groupId();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(id)
                .ipPermissions(permission -> permission.ipProtocol("-1").ipRanges(range -> range.cidrIp("0.0.0.0/0"))));
        return id;
    }

    private String instance(String subnet) {
        return ec2.runInstances(request -> request.imageId("ami-12c6146b")
                        .minCount(1)
                        .maxCount(1)
                        .networkInterfaces(card -> card.deviceIndex(0)
                                .subnetId(subnet)
                                .groups(group)
                                .associatePublicIpAddress(true)))
                .instances()
                .getFirst()
                .instanceId();
    }

    private String balancer(String name, String scheme, String subnet, int port) {
        var elb = aws.client(ElasticLoadBalancingV2Client.builder(), REGION);
        var arn = elb.createLoadBalancer(request -> request.name(name)
                        .type("network")
                        .scheme(scheme)
                        .subnets(subnet)
                        .securityGroups(group))
                .loadBalancers()
                .getFirst()
                .loadBalancerArn();
        var target = elb.createTargetGroup(
                        request -> request.name(name).protocol("TCP").port(port).vpcId(vpc))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
        elb.createListener(request -> request.loadBalancerArn(arn)
                .protocol("TCP")
                .port(port)
                .defaultActions(action -> action.type("forward").targetGroupArn(target)));
        return name;
    }
}
