package dev.vitals.collect.opensearch;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.opensearch.OpenSearchClient;
import software.amazon.awssdk.services.opensearch.model.DomainInfo;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;

/** Domains of a region, described five at a time as AWS allows. */
final class OpenSearchCollector implements Collector {

    private static final int AT_ONCE = 5;

    static final ResourceKind<DomainStatus> DOMAIN = ResourceKind.of(
                    "AWS::OpenSearchService::Domain",
                    DomainStatus.class,
                    DomainStatus::domainName,
                    (place, domain) -> place.arn("es", "domain/" + domain.domainName()))
            .ignoring("Processing", "UpgradeProcessing", "DomainProcessingStatus", "ServiceSoftwareOptions");

    @Override
    public String service() {
        return "opensearch";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(DOMAIN);
    }

    @Override
    public List<Operation> operations() {
        return Stream.of("ListDomainNames", "DescribeDomains")
                .map(name -> Operation.of("opensearch", name, "es:" + name))
                .toList();
    }

    @Override
    public void collect(Sweep sweep) {
        var search = sweep.client(OpenSearchClient.class);
        sweep.list(DOMAIN, () -> domains(search));
    }

    private static List<DomainStatus> domains(OpenSearchClient search) {
        var names = search.listDomainNames(request -> {}).domainNames().stream()
                .map(DomainInfo::domainName)
                .toList();
        var domains = new ArrayList<DomainStatus>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            var some = names.subList(from, Math.min(names.size(), from + AT_ONCE));
            domains.addAll(
                    search.describeDomains(request -> request.domainNames(some)).domainStatusList());
        }
        return domains;
    }
}
