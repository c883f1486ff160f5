package dev.vitals.rule.elb;

import dev.vitals.collect.elb.ClassicLoadBalancer;
import dev.vitals.collect.elbv2.LoadBalancerV2;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import dev.vitals.rule.lists.Protocols;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** Which certificates and which versions of TLS load balancers offer. */
class BalancerTlsRules {

    /** Datagrams cannot carry TLS; QUIC brings an encryption of its own. */
    private static final Set<String> WITHOUT_TLS = Set.of("UDP", "QUIC");

    @Rule(
            id = "elb-classic-acm-certificate",
            title = "TLS listeners use a certificate of ACM",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(e)(1)",
                "164.312(e)(2)(i)",
                "164.312(e)(2)(ii)"
            })
    Verdict classicCertificate(ClassicLoadBalancer balancer) {
        Reading.required(balancer.description().loadBalancerName(), "LoadBalancerName");
        var certificates = balancer.description().listenerDescriptions().stream()
                .map(described -> described.listener().sslCertificateId())
                .filter(id -> id != null && !id.isBlank())
                .toList();
        if (certificates.isEmpty()) {
            return Verdict.notApplicable("No listener speaks TLS");
        }
        return certificates.stream()
                .filter(id -> !isOfAcm(id))
                .findFirst()
                .<Verdict>map(id -> Verdict.fail("Classic load balancer %s uses the uploaded certificate %s"
                                .formatted(balancer.name(), id.substring(id.lastIndexOf('/') + 1)))
                        .at("description.ListenerDescriptions[].Listener.SSLCertificateId", id)
                        .expected("a certificate of ACM"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "elbv2-acm-certificate",
            title = "Listeners speak TLS with a certificate of ACM",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(2)(iv)", "164.312(e)(2)(ii)"},
            version = 2)
    Verdict certificate(LoadBalancerV2 balancer) {
        var listeners = listeners(balancer).stream()
                .filter(listener -> !WITHOUT_TLS.contains(String.valueOf(listener.protocolAsString())))
                .toList();
        if (balancer.balancer().type() == LoadBalancerTypeEnum.GATEWAY || listeners.isEmpty()) {
            return Verdict.notApplicable("The load balancer has no listener that could speak TLS");
        }
        for (var listener : listeners) {
            if (!isTls(listener) && !servesNothing(listener)) {
                return fail(
                        balancer,
                        "listens to %s on port %d without TLS".formatted(listener.protocolAsString(), listener.port()),
                        listener.protocolAsString());
            }
            var uploaded = listener.certificates().stream()
                    .map(certificate -> certificate.certificateArn())
                    .filter(arn -> arn != null && !isOfAcm(arn))
                    .findFirst();
            if (uploaded.isPresent()) {
                return fail(balancer, "uses a certificate that was uploaded to IAM", uploaded.get());
            }
        }
        return Verdict.pass();
    }

    /** Policies are AWS's own; there are no custom ones. */
    @Rule(
            id = "elbv2-strong-tls-policy",
            title = "Listeners offer TLS 1.2 or later only",
            severity = Severity.HIGH,
            safeguards = {"164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"})
    Verdict strongPolicy(LoadBalancerV2 balancer, Settings settings) {
        var tls = listeners(balancer).stream().filter(BalancerTlsRules::isTls).toList();
        if (tls.isEmpty()) {
            return Verdict.notApplicable("No listener speaks TLS");
        }
        var policies = settings.lists().of(ListName.BALANCER_POLICIES);
        for (var listener : tls) {
            var policy = Reading.required(listener.sslPolicy(), "SslPolicy");
            if (!Protocols.isStrong(policies.require(policy).detail())) {
                return fail(
                        balancer,
                        "offers old versions of TLS on port %d (%s)".formatted(listener.port(), policy),
                        policy);
            }
        }
        return Verdict.pass();
    }

    private static List<Listener> listeners(LoadBalancerV2 balancer) {
        return balancer.listeners().orElseThrow();
    }

    private static boolean isTls(Listener listener) {
        var protocol = Reading.required(listener.protocol(), "Protocol");
        return protocol == ProtocolEnum.HTTPS || protocol == ProtocolEnum.TLS;
    }

    /** Redirects to HTTPS, or gives a fixed answer. */
    private static boolean servesNothing(Listener listener) {
        return !listener.defaultActions().isEmpty()
                && listener.defaultActions().stream()
                        .allMatch(action -> action.type() == ActionTypeEnum.FIXED_RESPONSE
                                || action.type() == ActionTypeEnum.REDIRECT
                                        && action.redirectConfig() != null
                                        && "HTTPS"
                                                .equals(action.redirectConfig().protocol()));
    }

    private static boolean isOfAcm(String arn) {
        return arn.contains(":acm:");
    }

    private static Verdict fail(LoadBalancerV2 balancer, String what, String found) {
        return Verdict.fail("Load balancer %s %s".formatted(balancer.name(), what))
                .at("listeners", found)
                .expected("TLS 1.2 or later with a certificate of ACM");
    }
}
