package dev.vitals.rule.workload;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.beanstalk.BeanstalkEnvironment;
import dev.vitals.collect.emr.EmrCluster;
import dev.vitals.collect.sagemaker.EndpointConfiguration;
import dev.vitals.collect.sagemaker.Notebook;
import dev.vitals.collect.transfer.TransferServer;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.appstream.model.Fleet;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchConfiguration;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.elasticbeanstalk.model.EnvironmentDescription;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeNotebookInstanceResponse;
import software.amazon.awssdk.services.transfer.model.DescribedServer;

class WorkloadRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final ScalingRules scaling = new ScalingRules();
    private final AnalysisRules analysis = new AnalysisRules();
    private final SessionRules sessions = new SessionRules();

    @Test
    void readsGroupsAndWhatTheyLaunch() {
        var balanced = AutoScalingGroup.builder().autoScalingGroupName("web").targetGroupARNs("arn:tg");
        verdict(scaling.healthCheck(balanced.healthCheckType("EC2").build()))
                .fails("Group web does not use the load balancer's health check");
        verdict(scaling.healthCheck(balanced.healthCheckType("EC2,ELB").build()))
                .passes();
        verdict(scaling.healthCheck(
                        AutoScalingGroup.builder().healthCheckType("EC2").build()))
                .isNotApplicable();
        verdict(scaling.healthCheck(AutoScalingGroup.builder()
                        .healthCheckType("VPC_LATTICE")
                        .trafficSources(source -> source.type("vpc-lattice").identifier("arn:lattice"))
                        .build()))
                .isNotApplicable();
        var group = labelled(
                REGION,
                "web",
                AutoScalingGroup.builder()
                        .launchConfigurationName("lc")
                        .vpcZoneIdentifier("subnet-1,subnet-2")
                        .build());
        var subnet = labelled(
                REGION, "subnet-2", Subnet.builder().mapPublicIpOnLaunch(true).build());
        verdict(scaling.noPublicAddress(launch(true), empty()))
                .fails("Launch configuration lc gives instances public addresses");
        verdict(scaling.noPublicAddress(launch(false), denied())).passes();
        verdict(scaling.noPublicAddress(launch(null), holding(group, subnet))).failsSaying("leaves it to subnet-2");
        verdict(scaling.noPublicAddress(launch(null), holding(group))).passes();
        assertThatThrownBy(() -> scaling.noPublicAddress(launch(null), denied()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsEnvironmentsOfBeanstalk() {
        verdict(scaling.managedUpdates(
                        environment(Map.of("aws:elasticbeanstalk:managedactions/ManagedActionsEnabled", "true"))))
                .passes();
        verdict(scaling.managedUpdates(environment(Map.of())))
                .fails("Environment portal does not update its platform by itself");
        verdict(scaling.enhancedHealth(
                        environment(Map.of("aws:elasticbeanstalk:healthreporting:system/SystemType", "enhanced"))))
                .passes();
        verdict(scaling.enhancedHealth(environment(Map.of()))).fails("Environment portal reports only basic health");
    }

    @Test
    void readsClustersOfEmr() {
        var plain = software.amazon.awssdk.services.emr.model.Cluster.builder().build();
        verdict(analysis.kerberos(new EmrCluster("j", "etl", Reading.known(plain), no(), Reading.absent())))
                .fails("Cluster etl does not use Kerberos");
        verdict(analysis.kerberos(new EmrCluster(
                        "j",
                        "etl",
                        Reading.known(plain),
                        no(),
                        Reading.known("{\"AuthenticationConfiguration\":{\"KerberosConfiguration\":{}}}"))))
                .passes();
        verdict(analysis.noPublicAddress(
                        new EmrCluster("j", "etl", no(), Reading.known(List.of("198.51.100.7")), no())))
                .failsSaying("198.51.100.7");
        verdict(analysis.noPublicAddress(new EmrCluster("j", "etl", no(), Reading.known(List.of()), no())))
                .passes();
        assertThatThrownBy(() -> analysis.noPublicAddress(new EmrCluster("j", "etl", no(), no(), no())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsNotebooksAndEndpoints() {
        verdict(analysis.notebookKey(notebook(n -> {}))).fails("Notebook lab has no KMS key");
        verdict(analysis.notebookKey(notebook(n -> n.kmsKeyId("k")))).passes();
        verdict(analysis.noInternet(notebook(n -> n.directInternetAccess("Enabled"))))
                .fails("Notebook lab has direct internet access");
        verdict(analysis.noInternet(notebook(n -> n.directInternetAccess("Disabled"))))
                .passes();
        verdict(analysis.inVpc(notebook(n -> {}))).fails("Notebook lab is in no VPC");
        verdict(analysis.inVpc(notebook(n -> n.subnetId("subnet-1")))).passes();
        verdict(analysis.endpointKey(endpoint("ml.m5.large"), Settings.defaults()))
                .fails("Endpoint configuration triage has no KMS key");
        verdict(analysis.endpointKey(endpoint("ml.g4dn.xlarge"), Settings.defaults()))
                .isNotApplicable();
        assertThatThrownBy(() -> analysis.inVpc(new Notebook("lab", "arn", no())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void readsServersAndFleets() {
        verdict(sessions.transfers(new TransferServer(
                        "s-1", "arn", Reading.known(DescribedServer.builder().build()))))
                .fails("Server s-1 logs nothing");
        verdict(sessions.transfers(new TransferServer(
                        "s-1",
                        "arn",
                        Reading.known(DescribedServer.builder()
                                .structuredLogDestinations("arn:log")
                                .build()))))
                .passes();
        verdict(sessions.idle(fleet(0), SETTINGS)).fails("Fleet desk never disconnects idle sessions");
        verdict(sessions.idle(fleet(1800), SETTINGS)).fails("Fleet desk disconnects idle sessions after 1800 seconds");
        verdict(sessions.idle(fleet(900), SETTINGS)).passes();
    }

    private static Fleet fleet(int seconds) {
        return Fleet.builder()
                .name("desk")
                .idleDisconnectTimeoutInSeconds(seconds)
                .build();
    }

    private static Resource<LaunchConfiguration> launch(Boolean assigns) {
        return labelled(
                REGION,
                "lc",
                LaunchConfiguration.builder()
                        .launchConfigurationName("lc")
                        .associatePublicIpAddress(assigns)
                        .build());
    }

    private static BeanstalkEnvironment environment(Map<String, String> options) {
        return new BeanstalkEnvironment(
                EnvironmentDescription.builder().environmentName("portal").build(), Reading.known(options));
    }

    private static Notebook notebook(Consumer<DescribeNotebookInstanceResponse.Builder> set) {
        var notebook = DescribeNotebookInstanceResponse.builder();
        set.accept(notebook);
        return new Notebook("lab", "arn", Reading.known(notebook.build()));
    }

    private static EndpointConfiguration endpoint(String type) {
        return new EndpointConfiguration(
                "triage",
                "arn",
                Reading.known(DescribeEndpointConfigResponse.builder()
                        .productionVariants(v -> v.instanceType(type))
                        .build()));
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
