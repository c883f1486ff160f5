package dev.vitals.evidence;

import dev.vitals.finding.OcsfFinding;
import dev.vitals.rule.RuleBook;
import dev.vitals.rule.RuleDefinition;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * Findings as compliance findings (class 2003) of OCSF 1.3.0, one by one into an array of JSON, which is closed by
 * {@link #end} and by nothing else. Whoever has opened the file closes it.
 */
final class OcsfFindings<T extends OutputStream> {

    static final String NAME = "ocsf-compliance-findings.json";

    private final T file;
    private final RuleBook book;
    private final JsonGenerator json;

    OcsfFindings(T file, RuleBook book) {
        this.file = file;
        this.book = book;
        this.json = JsonMapper.shared().createGenerator(file);
        json.writeStartArray();
    }

    /** @param citations of the safeguards that the finding's rule serves */
    void write(FindingLine line, List<String> citations) {
        json.writeRaw('\n');
        json.writePOJO(finding(line, citations));
    }

    /** Ends the array. */
    T end() {
        json.writeRaw('\n');
        json.writeEndArray();
        json.close();
        return file;
    }

    private Map<String, @Nullable Object> finding(FindingLine line, List<String> citations) {
        return new OcsfFinding(
                        line.id(),
                        line.rule(),
                        book.find(line.rule()).map(RuleDefinition::title).orElse(line.rule()),
                        line.severity(),
                        line.headline(),
                        line.verdict(),
                        line.person(),
                        line.isOpen() ? OcsfFinding.CREATE : OcsfFinding.CLOSE,
                        line.account(),
                        line.accountName(),
                        line.region(),
                        line.type(),
                        line.resourceName(),
                        line.arn(),
                        line.opened(),
                        line.closed(),
                        line.closed() == null ? line.opened() : line.closed(),
                        line.stateWords(),
                        citations)
                .toMap();
    }
}
