package dev.vitals.rule.elb;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerAttributes;
import software.amazon.awssdk.services.elasticloadbalancing.model.LoadBalancerDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;

class BalancerRulesTest {

    private static final String ACM = "arn:aws:acm:us-east-1:111122223333:certificate/1";
    private static final String UPLOADED = "arn:aws:iam::111122223333:server-certificate/old";

    private final BalancerSettingRules settings = new BalancerSettingRules();
    private final BalancerTlsRules tls = new BalancerTlsRules();

    @Test
    void readsSettings() {
        verdict(settings.crossZone(classic(false, ACM))).fails("Classic load balancer old keeps load within each zone");
        verdict(settings.crossZone(classic(true, ACM))).passes();
        verdict(settings.deletionProtected(with("application", Map.of("deletion_protection.enabled", "false"))))
                .fails("Load balancer portal can be deleted by one call");
        verdict(settings.deletionProtected(with("application", Map.of("deletion_protection.enabled", "true"))))
                .passes();
        var drops = "routing.http.drop_invalid_header_fields.enabled";
        verdict(settings.dropsInvalidHeaders(with("application", Map.of(drops, "false"))))
                .fails("Load balancer portal passes invalid headers on");
        verdict(settings.dropsInvalidHeaders(with("application", Map.of(drops, "true"))))
                .passes();
        verdict(settings.dropsInvalidHeaders(with("network", Map.of()))).isNotApplicable();
        assertThatThrownBy(() -> settings.deletionProtected(with("application", Map.of())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void asksForAccessLogsOfBalancersThatCanWriteThem() {
        var logs = new LoadBalancerRules();
        var key = "access_logs.s3.enabled";
        verdict(logs.accessLogs(with("application", Map.of(key, "false"))))
                .fails("Load balancer portal writes no access logs");
        verdict(logs.accessLogs(with("network", Map.of(key, "true")))).passes();
        verdict(logs.accessLogs(with("gateway", Map.of()))).isNotApplicable();
        verdict(logs.accessLogs(network(key, "TCP"))).isNotApplicable();
        verdict(logs.accessLogs(network(key, "TLS"))).failsSaying("writes no access logs");
        assertThatThrownBy(() -> logs.accessLogs(with("network", Map.of(key, "false"))))
                .isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> logs.accessLogs(with("application", Map.of())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void tellsCertificatesOfAcmFromUploadedOnes() {
        verdict(tls.classicCertificate(classic(true, UPLOADED)))
                .fails("Classic load balancer old uses the uploaded certificate old");
        verdict(tls.classicCertificate(classic(true, ACM))).passes();
        verdict(tls.certificate(listening(https("ELBSecurityPolicy-TLS13-1-2-2021-06", UPLOADED))))
                .fails("Load balancer portal uses a certificate that was uploaded to IAM");
        verdict(tls.certificate(listening(https("ELBSecurityPolicy-TLS13-1-2-2021-06", ACM))))
                .passes();
    }

    @Test
    void letsPlainHttpRedirectAndNothingElse() {
        var redirects = Listener.builder()
                .protocol("HTTP")
                .port(80)
                .defaultActions(action -> action.type("redirect").redirectConfig(to -> to.protocol("HTTPS")))
                .build();
        var serves = Listener.builder()
                .protocol("HTTP")
                .port(80)
                .defaultActions(action -> action.type("forward"))
                .build();
        verdict(tls.certificate(listening(redirects))).passes();
        verdict(tls.certificate(listening(serves)))
                .fails("Load balancer portal listens to HTTP on port 80 without TLS");
        verdict(tls.certificate(listening())).isNotApplicable();
    }

    @Test
    void asksNoTlsOfDatagramsAndOfFixedAnswers() {
        verdict(tls.certificate(
                        listening(Listener.builder().protocol("UDP").port(53).build())))
                .isNotApplicable();
        verdict(tls.certificate(
                        listening(Listener.builder().protocol("TCP").port(22).build())))
                .failsSaying("TCP on port 22 without TLS");
        var closed = Listener.builder()
                .protocol("HTTP")
                .port(80)
                .defaultActions(action -> action.type("fixed-response"))
                .build();
        verdict(tls.certificate(listening(closed, https("ELBSecurityPolicy-TLS13-1-2-2021-06", ACM))))
                .passes();
    }

    private static LoadBalancerV2 network(String key, String protocol) {
        return new LoadBalancerV2(
                balancer("network"),
                Reading.known(Map.of(key, "false")),
                Reading.known(List.of(Listener.builder().protocol(protocol).build())));
    }

    @Test
    void knowsTheOldestVersionOfAPolicy() {
        for (String strong : List.of(
                "ELBSecurityPolicy-TLS13-1-2-2021-06",
                "ELBSecurityPolicy-TLS13-1-3-2021-06",
                "ELBSecurityPolicy-TLS-1-2-2017-01",
                "ELBSecurityPolicy-FS-1-2-Res-2020-10")) {
            verdict(tls.strongPolicy(listening(https(strong, ACM)), Settings.defaults()))
                    .passes();
        }
        for (String weak : List.of(
                "ELBSecurityPolicy-2016-08",
                "ELBSecurityPolicy-TLS13-1-0-2021-06",
                "ELBSecurityPolicy-TLS-1-1-2017-01",
                "ELBSecurityPolicy-FS-2018-06")) {
            verdict(tls.strongPolicy(listening(https(weak, ACM)), Settings.defaults()))
                    .fails("Load balancer portal offers old versions of TLS on port 443 (" + weak + ")");
        }
    }

    @Test
    void isUnknownWhereListenersWereRefused() {
        assertThatThrownBy(() -> tls.strongPolicy(with("application", Map.of()), Settings.defaults()))
                .isInstanceOf(UnreadableException.class);
    }

    private static Listener https(String policy, String certificate) {
        return Listener.builder()
                .protocol("HTTPS")
                .port(443)
                .sslPolicy(policy)
                .certificates(own -> own.certificateArn(certificate))
                .build();
    }

    private static LoadBalancerV2 listening(Listener... listeners) {
        return new LoadBalancerV2(balancer("application"), no(), Reading.known(List.of(listeners)));
    }

    private static LoadBalancerV2 with(String type, Map<String, String> attributes) {
        return new LoadBalancerV2(balancer(type), Reading.known(attributes), no());
    }

    private static LoadBalancer balancer(String type) {
        return LoadBalancer.builder().loadBalancerName("portal").type(type).build();
    }

    private static ClassicLoadBalancer classic(boolean crossZone, String certificate) {
        return new ClassicLoadBalancer(
                LoadBalancerDescription.builder()
                        .loadBalancerName("old")
                        .listenerDescriptions(described -> described.listener(
                                listener -> listener.protocol("HTTPS").sslCertificateId(certificate)))
                        .build(),
                Reading.known(LoadBalancerAttributes.builder()
                        .crossZoneLoadBalancing(across -> across.enabled(crossZone))
                        .build()));
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
