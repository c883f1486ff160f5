package dev.vitals.evidence;

import dev.vitals.rule.RuleBook;
import dev.vitals.rule.RuleDefinition;
import java.io.OutputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
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

    private static final int CLASS = 2003;
    private static final int CREATE = 1;
    private static final int CLOSE = 3;

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
        var activity = line.isOpen() ? CREATE : CLOSE;
        var finding = new LinkedHashMap<String, @Nullable Object>();
        finding.put("activity_id", activity);
        finding.put("category_uid", 2);
        finding.put("class_uid", CLASS);
        finding.put("class_name", "Compliance Finding");
        finding.put("type_uid", CLASS * 100L + activity);
        finding.put("time", millis(line.closed() == null ? line.opened() : line.closed()));
        finding.put("severity_id", severity(line.severity()));
        finding.put("severity", capital(line.severity()));
        finding.put("status_id", status(line));
        finding.put("message", line.headline());
        finding.put(
                "metadata",
                Map.of(
                        "version",
                        "1.3.0",
                        "product",
                        Map.of("name", "Vitals", "vendor_name", "Vitals", "uid", "vitals"),
                        "event_code",
                        line.rule()));
        finding.put("finding_info", info(line));
        finding.put("compliance", compliance(line, citations));
        finding.put(
                "cloud",
                Map.of(
                        "provider",
                        "AWS",
                        "account",
                        Map.of("uid", line.account(), "name", line.accountName()),
                        "region",
                        line.region()));
        finding.put("resources", List.of(resource(line)));
        return finding;
    }

    private Map<String, Object> info(FindingLine line) {
        var info = new LinkedHashMap<String, Object>();
        info.put("uid", "vitals-" + line.id());
        info.put("title", book.find(line.rule()).map(RuleDefinition::title).orElse(line.rule()));
        info.put("desc", line.headline());
        info.put("created_time", millis(line.opened()));
        info.put("first_seen_time", millis(line.opened()));
        if (line.closed() != null) {
            info.put("modified_time", millis(line.closed()));
        }
        return info;
    }

    /** Only a verdict decides: what could not be read, is gone or no longer judged is neither a pass nor a fail. */
    private static Map<String, Object> compliance(FindingLine line, List<String> citations) {
        var compliance = new LinkedHashMap<String, Object>();
        compliance.put("standards", List.of("HIPAA Security Rule, 45 CFR 164.308-316"));
        compliance.put("requirements", citations);
        compliance.put("control", line.rule());
        var status =
                switch (line.verdict()) {
                    case "pass" -> 1;
                    case "fail" -> 3;
                    default -> 0;
                };
        compliance.put("status_id", status);
        compliance.put("status", status == 0 ? "Unknown" : status == 3 ? "Fail" : "Pass");
        compliance.put("status_detail", line.stateWords());
        return compliance;
    }

    private static Map<String, Object> resource(FindingLine line) {
        var resource = new LinkedHashMap<String, Object>();
        resource.put("uid", line.arn());
        resource.put("name", line.resourceName());
        resource.put("type", line.type());
        resource.put("region", line.region());
        return resource;
    }

    /** New, in progress, suppressed, resolved. */
    private static int status(FindingLine line) {
        if (!line.isOpen()) {
            return 4;
        }
        return line.isAccepted() ? 3 : line.person().equals("open") ? 1 : 2;
    }

    private static int severity(String word) {
        return 5 - Tables.rank(word);
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    private static long millis(Instant at) {
        return at.toEpochMilli();
    }
}
