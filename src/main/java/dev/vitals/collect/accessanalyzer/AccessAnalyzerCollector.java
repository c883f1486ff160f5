package dev.vitals.collect.accessanalyzer;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.accessanalyzer.AccessAnalyzerClient;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;
import software.amazon.awssdk.services.accessanalyzer.model.Criterion;
import software.amazon.awssdk.services.accessanalyzer.model.FindingSummaryV2;

/** Analyzers of a region. */
final class AccessAnalyzerCollector implements Collector {

    static final ResourceKind<AccessAnalyzer> ANALYZER = ResourceKind.of(
                    "AWS::AccessAnalyzer::Analyzer",
                    AccessAnalyzer.class,
                    AccessAnalyzer::name,
                    (place, analyzer) -> String.valueOf(analyzer.analyzer().arn()))
            .tagged(analyzer -> analyzer.analyzer().tags())
            .ignoring("LastResourceAnalyzed", "LastResourceAnalyzedAt");

    @Override
    public String service() {
        return "accessanalyzer";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(ANALYZER);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("accessanalyzer", "ListAnalyzers", "access-analyzer:ListAnalyzers"),
                Operation.of("accessanalyzer", "ListFindingsV2", "access-analyzer:ListFindings"));
    }

    @Override
    public void collect(Sweep sweep) {
        var access = sweep.client(AccessAnalyzerClient.class);
        sweep.<AnalyzerSummary, AccessAnalyzer>list(
                ANALYZER,
                () -> access.listAnalyzersPaginator(page -> page.maxResults(100))
                        .analyzers(),
                analyzer -> {
                    var bare = new AccessAnalyzer(analyzer, Reading.known(List.of()));
                    return bare.looksOutside()
                            ? new AccessAnalyzer(analyzer, sweep.read(() -> active(access, analyzer.arn())))
                            : bare;
                });
    }

    private static List<String> active(AccessAnalyzerClient access, String analyzer) {
        return access
                .listFindingsV2Paginator(request -> request.analyzerArn(analyzer)
                        .filter(Map.of(
                                "status", Criterion.builder().eq("ACTIVE").build()))
                        .maxResults(100))
                .findings()
                .stream()
                .map(FindingSummaryV2::resource)
                .filter(Objects::nonNull)
                .distinct()
                .sorted()
                .toList();
    }
}
