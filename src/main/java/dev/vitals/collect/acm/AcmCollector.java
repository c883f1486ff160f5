package dev.vitals.collect.acm;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import software.amazon.awssdk.services.acm.AcmClient;
import software.amazon.awssdk.services.acm.model.CertificateSummary;
import software.amazon.awssdk.services.acm.model.KeyAlgorithm;

/** Certificates of a region, of every kind of key: without being asked ACM lists RSA 1024 and 2048 only. */
final class AcmCollector implements Collector {

    static final ResourceKind<CertificateSummary> CERTIFICATE = ResourceKind.of(
                    "AWS::CertificateManager::Certificate",
                    CertificateSummary.class,
                    CertificateSummary::certificateArn,
                    (place, certificate) -> certificate.certificateArn())
            .named(certificate -> String.valueOf(certificate.domainName()));

    @Override
    public String service() {
        return "acm";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(CERTIFICATE);
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.of("acm", "ListCertificates"));
    }

    @Override
    public void collect(Sweep sweep) {
        var acm = sweep.client(AcmClient.class);
        sweep.list(
                CERTIFICATE,
                () -> acm.listCertificatesPaginator(page ->
                                page.maxItems(1000).includes(filter -> filter.keyTypes(KeyAlgorithm.knownValues())))
                        .certificateSummaryList());
    }
}
