package dev.vitals.rule.edge;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.CertificateSummary;

/** Certificates of ACM. */
class CertificateRules {

    @Rule(
            id = "acm-certificate-not-expiring",
            title = "The certificate has time left",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(4)(ii)(A)", "164.312(e)(1)"})
    Verdict lasts(CertificateSummary certificate, Inventory inventory, Settings settings) {
        var status = Reading.required(certificate.status(), "Status");
        if (status == CertificateStatus.EXPIRED && Boolean.TRUE.equals(certificate.inUse())) {
            return expiring(certificate, "expired on", settings);
        }
        if (status != CertificateStatus.ISSUED) {
            return Verdict.notApplicable("The certificate is not in force");
        }
        var limit = inventory.readAt().plus(Duration.ofDays(settings.horizons().certificateDays()));
        return ends(certificate).isAfter(limit) ? Verdict.pass() : expiring(certificate, "expires on", settings);
    }

    private static Verdict expiring(CertificateSummary certificate, String what, Settings settings) {
        return Verdict.fail("Certificate of %s %s %s"
                        .formatted(
                                certificate.domainName(),
                                what,
                                ends(certificate).atOffset(ZoneOffset.UTC).toLocalDate()))
                .at("NotAfter", ends(certificate))
                .expected("more than %d days left".formatted(settings.horizons().certificateDays()));
    }

    private static Instant ends(CertificateSummary certificate) {
        return Reading.required(certificate.notAfter(), "NotAfter");
    }
}
