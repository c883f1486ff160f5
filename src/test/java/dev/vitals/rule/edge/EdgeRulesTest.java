package dev.vitals.rule.edge;

import static dev.vitals.support.Inventories.READ_AT;
import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.apigateway.ApiStage;
import dev.vitals.collect.cloudfront.CloudFrontDistribution;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.collect.waf.ClassicWebAcl;
import dev.vitals.collect.waf.WebAcl;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.apigateway.model.MethodSetting;
import software.amazon.awssdk.services.apigateway.model.Stage;
import software.amazon.awssdk.services.cloudfront.model.DistributionConfig;
import software.amazon.awssdk.services.cloudfront.model.DistributionSummary;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

class EdgeRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final CloudFrontRules fronts = new CloudFrontRules();
    private final ApiStageRules stages = new ApiStageRules();
    private final WebAclRules acls = new WebAclRules();

    @Test
    void wantsViewersAndOriginsOnHttps() {
        verdict(fronts.viewers(front(d -> policy(d, "allow-all"))))
                .failsSaying("lets viewers use HTTP for DefaultCacheBehavior");
        verdict(fronts.viewers(front(d -> policy(d, "redirect-to-https")))).passes();
        verdict(fronts.viewers(front(d -> d.enabled(false)))).isNotApplicable();
        verdict(fronts.origins(front(d -> origin(d, "http-only", "https-only"))))
                .fails("Distribution E1 asks app.example.org by HTTP");
        verdict(fronts.origins(front(d -> origin(d, "match-viewer", "allow-all"))))
                .failsSaying("by HTTP");
        verdict(fronts.origins(front(d -> origin(d, "match-viewer", "https-only"))))
                .passes();
        assertThatThrownBy(() -> fronts.viewers(front(d -> {}))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void knowsTheWaysInWhichADistributionLogs() {
        verdict(fronts.logs(logging(true, Reading.known(false)))).passes();
        verdict(fronts.logs(logging(false, Reading.known(true)))).passes();
        verdict(fronts.logs(logging(false, Reading.known(false)))).fails("Distribution E1 writes no access logs");
        assertThatThrownBy(() -> fronts.logs(logging(false, no()))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void tellsOldTlsAndBucketsThatAreReadByEverybody() {
        verdict(fronts.protocols(
                        front(d -> d.viewerCertificate(c -> c.minimumProtocolVersion("TLSv1.2_2021"))),
                        Settings.defaults()))
                .passes();
        verdict(fronts.protocols(
                        front(d -> d.viewerCertificate(c -> c.minimumProtocolVersion("TLSv1.1_2016"))),
                        Settings.defaults()))
                .fails("Distribution E1 lets viewers use TLSv1.1_2016");
        verdict(fronts.protocols(
                        front(d -> d.viewerCertificate(c -> c.cloudFrontDefaultCertificate(true))),
                        Settings.defaults()))
                .failsSaying("cloudfront.net");
        verdict(fronts.accessControl(front(d -> bucket(d, "")))).failsSaying("without access control");
        verdict(fronts.accessControl(front(d -> bucket(d, "OAC1")))).passes();
        verdict(fronts.accessControl(front(d -> bucket(d.enabled(false), "")))).isNotApplicable();
        verdict(fronts.accessControl(front(d -> origin(d, "https-only", "https-only"))))
                .isNotApplicable();
    }

    @Test
    void readsStagesOfApis() {
        verdict(stages.logs(stage(s -> settings(s, "*/*", m -> m.loggingLevel("ERROR")))))
                .passes();
        verdict(stages.logs(stage(s -> settings(s, "*/*", m -> m.loggingLevel("OFF")))))
                .fails("Stage portal/prod does not log executions");
        verdict(stages.logs(stage(s -> {}))).fails("Stage portal/prod does not log executions");
        verdict(stages.cache(stage(s -> s.cacheClusterEnabled(false)))).isNotApplicable();
        verdict(stages.cache(stage(s -> settings(
                        s.cacheClusterEnabled(true),
                        "*/*",
                        m -> m.cachingEnabled(true).cacheDataEncrypted(false)))))
                .fails("Stage portal/prod caches */* without encryption");
        verdict(stages.cache(stage(s -> settings(
                        s.cacheClusterEnabled(true),
                        "*/*",
                        m -> m.cachingEnabled(true).cacheDataEncrypted(true)))))
                .passes();
        verdict(stages.waf(stage(s -> {}))).fails("Stage portal/prod has no web ACL");
        verdict(stages.waf(stage(s -> s.webAclArn("arn:acl")))).passes();
        verdict(stages.traced(stage(s -> s.tracingEnabled(false)))).fails("Stage portal/prod is not traced");
        verdict(stages.traced(stage(s -> s.tracingEnabled(true)))).passes();
        assertThatThrownBy(() -> stages.traced(stage(s -> {}))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void asksForAClientCertificateOnlyWhereABackendIsAskedByHttp() {
        verdict(stages.certificate(backends(Reading.known(List.of("AWS_PROXY")))))
                .isNotApplicable();
        verdict(stages.certificate(backends(Reading.known(List.of("HTTP_PROXY")))))
                .fails("Stage portal/prod shows its backend no client certificate");
        verdict(stages.certificate(stage(s -> s.clientCertificateId("c1")))).passes();
        assertThatThrownBy(() -> stages.certificate(backends(no()))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void findsTheAclOfALoadBalancer() {
        var balancer = labelled(
                REGION,
                "portal",
                new LoadBalancerV2(
                        LoadBalancer.builder()
                                .loadBalancerName("portal")
                                .loadBalancerArn("arn:lb")
                                .type("application")
                                .build(),
                        no(),
                        no()));
        var network = labelled(
                REGION,
                "net",
                new LoadBalancerV2(LoadBalancer.builder().type("network").build(), no(), no()));
        verdict(acls.guarded(balancer, holding(acl(Reading.known(List.of("arn:lb"))))))
                .passes();
        verdict(acls.guarded(balancer, holding(acl(Reading.known(List.of("arn:other"))))))
                .fails("Load balancer portal has no web ACL");
        verdict(acls.guarded(network, empty())).isNotApplicable();
        assertThatThrownBy(() -> acls.guarded(balancer, holding(acl(no())))).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> acls.guarded(balancer, denied())).isInstanceOf(UnreadableException.class);
    }

    @Test
    void wantsWebAclsToLogButForThoseOfFirewallManager() {
        verdict(acls.logs(new WebAcl("1", "portal", "arn", "REGIONAL", Reading.absent(), no())))
                .fails("Web ACL portal does not log");
        verdict(acls.logs(new WebAcl("1", "portal", "arn", "REGIONAL", Reading.known(List.of("arn:log")), no())))
                .passes();
        verdict(acls.logs(new WebAcl("1", "FMManagedWebACLV2-x", "arn", "REGIONAL", Reading.absent(), no())))
                .isNotApplicable();
        verdict(acls.classicLogs(new ClassicWebAcl("1", "old", true, Reading.absent(), no())))
                .fails("Classic web ACL old does not log");
        verdict(acls.classicLogs(new ClassicWebAcl("1", "old", true, Reading.known(List.of("arn:log")), no())))
                .passes();
        assertThatThrownBy(() -> acls.logs(new WebAcl("1", "portal", "arn", "REGIONAL", no(), no())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void noticesACertificateThatEndsSoon() {
        var rules = new CertificateRules();
        verdict(rules.lasts(certificate("ISSUED", 29), empty(), SETTINGS))
                .fails("Certificate of portal expires on 2026-11-30");
        verdict(rules.lasts(certificate("ISSUED", 31), empty(), SETTINGS)).passes();
        verdict(rules.lasts(certificate("EXPIRED", -2), empty(), SETTINGS))
                .fails("Certificate of portal expired on 2026-10-30");
        verdict(rules.lasts(certificate("PENDING_VALIDATION", 0), empty(), SETTINGS))
                .isNotApplicable();
    }

    private static CertificateSummary certificate(String status, int daysLeft) {
        return CertificateSummary.builder()
                .domainName("portal")
                .status(status)
                .inUse(true)
                .notAfter(READ_AT.plus(Duration.ofDays(daysLeft)))
                .build();
    }

    private static Resource<WebAcl> acl(Reading<List<String>> balancers) {
        return labelled(REGION, "1", new WebAcl("1", "portal", "arn", "REGIONAL", Reading.absent(), balancers));
    }

    private static CloudFrontDistribution front(Consumer<DistributionSummary.Builder> set) {
        var summary = DistributionSummary.builder().id("E1").enabled(true);
        set.accept(summary);
        return new CloudFrontDistribution(summary.build(), no(), no());
    }

    private static CloudFrontDistribution logging(boolean standard, Reading<Boolean> delivered) {
        return new CloudFrontDistribution(
                DistributionSummary.builder().id("E1").enabled(true).build(),
                Reading.known(DistributionConfig.builder()
                        .logging(l -> l.enabled(standard))
                        .build()),
                delivered);
    }

    private static void policy(DistributionSummary.Builder summary, String policy) {
        summary.defaultCacheBehavior(b -> b.viewerProtocolPolicy(policy));
    }

    private static void origin(DistributionSummary.Builder summary, String policy, String viewers) {
        policy(summary, viewers);
        summary.origins(o ->
                o.items(i -> i.domainName("app.example.org").customOriginConfig(c -> c.originProtocolPolicy(policy))));
    }

    private static void bucket(DistributionSummary.Builder summary, String control) {
        summary.origins(o -> o.items(i -> i.domainName("files.s3.amazonaws.com")
                .originAccessControlId(control)
                .s3OriginConfig(c -> c.originAccessIdentity(""))));
    }

    private static ApiStage stage(Consumer<Stage.Builder> set) {
        var stage = Stage.builder().stageName("prod");
        set.accept(stage);
        return new ApiStage("a1", "portal", stage.build(), Reading.known(List.of()));
    }

    private static ApiStage backends(Reading<List<String>> kinds) {
        return new ApiStage("a1", "portal", Stage.builder().stageName("prod").build(), kinds);
    }

    private static void settings(Stage.Builder stage, String method, Consumer<MethodSetting.Builder> set) {
        var setting = MethodSetting.builder();
        set.accept(setting);
        stage.methodSettings(Map.of(method, setting.build()));
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
