package dev.vitals.collect.accessanalyzer;

import dev.vitals.inventory.Reading;
import java.util.List;
import software.amazon.awssdk.services.accessanalyzer.model.AnalyzerSummary;

/**
 * An analyzer.
 *
 * @param active resources of its active findings of external access, sorted (ListFindingsV2); empty for analyzers of
 *     unused access, which answer another question
 */
public record AccessAnalyzer(AnalyzerSummary analyzer, Reading<List<String>> active) {
    public String name() {
        return String.valueOf(analyzer.name());
    }

    /** Whether it looks for access from outside, of the account or of the whole organization. */
    public boolean looksOutside() {
        return "ACCOUNT".equals(analyzer.typeAsString()) || "ORGANIZATION".equals(analyzer.typeAsString());
    }
}
