package dev.vitals.imports;

import dev.vitals.imports.FileFinding.Word;
import dev.vitals.rule.Severity;
import dev.vitals.rule.reported.ReportedSeverity;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Understands a finding in OCSF: vulnerability (2002), compliance (2003) and detection (2004), the last with Prowler's
 * {@code status_code}.
 */
final class OcsfRow {

    private static final Set<Integer> CLASSES = Set.of(2002, 2003, 2004);
    private static final int SUPPRESSED = 3;
    private static final Set<Integer> CLOSED = Set.of(4, 5);

    private OcsfRow() {}

    static boolean isOne(JsonNode row) {
        return row.has("class_uid")
                || row.has("finding_info")
                || row.path("metadata").has("product");
    }

    static FileFinding read(JsonNode row, HipaaNames names) {
        var classUid = row.path("class_uid").asInt(0);
        if (!CLASSES.contains(classUid)) {
            throw new NotUnderstoodException("is of class %d; 2002, 2003 and 2004 are findings".formatted(classUid));
        }
        var provider = Texts.at(row, 40, "cloud", "provider");
        if (!provider.isEmpty() && !provider.equalsIgnoreCase("aws")) {
            throw new NotUnderstoodException("is about %s and not about AWS".formatted(provider));
        }
        var about = row.path("resources").path(0).isMissingNode()
                ? row.path("resource")
                : row.path("resources").path(0);
        var target = Texts.first(Texts.at(about, 2_048, "uid"), Texts.at(about, 2_048, "name"));
        var account = Rows.account(Texts.at(row, 20, "cloud", "account", "uid"), target);
        var grade = ReportedSeverity.of(severity(row));
        var title = Texts.first(Texts.at(row, 300, "finding_info", "title"), check(row));
        return new FileFinding(
                product(row),
                account,
                Rows.region(Texts.first(Texts.at(about, 40, "region"), Texts.at(row, 40, "cloud", "region"))),
                Texts.check(check(row)),
                title,
                grade.orElse(Severity.MEDIUM),
                grade.isPresent(),
                word(row),
                Rows.target(target, account),
                Texts.at(about, 120, "type"),
                Texts.first(Texts.at(row, 1_000, "status_detail"), Texts.at(row, 1_000, "message"), title),
                Texts.at(row, 1_000, "remediation", "desc"),
                names.citations(Rows.named(row.path("unmapped").path("compliance"))),
                Texts.time(row.has("time_dt") ? row.path("time_dt") : row.path("time")));
    }

    private static Product product(JsonNode row) {
        var product = row.path("metadata").path("product");
        return Product.of(
                Texts.first(Texts.at(product, 80, "name"), Texts.at(product, 80, "vendor_name")),
                Texts.at(product, 40, "version"));
    }

    private static String check(JsonNode row) {
        return Texts.first(
                Texts.at(row, 200, "metadata", "event_code"),
                Texts.at(row, 200, "compliance", "control"),
                Texts.at(row.path("vulnerabilities").path(0), 200, "cve", "uid"),
                Texts.at(row, 200, "finding_info", "analytic", "uid"),
                Texts.clean(row.path("finding_info").path("types").path(0).asString(""), 200),
                Texts.at(row, 200, "finding_info", "title"));
    }

    /** By number, as the schema has it; by word where the number says nothing. */
    private static String severity(JsonNode row) {
        return switch (row.path("severity_id").asInt(0)) {
            case 1 -> "INFORMATIONAL";
            case 2 -> "LOW";
            case 3 -> "MEDIUM";
            case 4 -> "HIGH";
            case 5 -> "CRITICAL";
            case 6 -> "FATAL";
            default -> Texts.at(row, 40, "severity");
        };
    }

    private static Word word(JsonNode row) {
        int status = row.path("status_id").asInt(0);
        if (status == SUPPRESSED) {
            return Word.NEITHER;
        }
        var said = Texts.first(Texts.at(row, 40, "status_code"), Texts.at(row, 40, "compliance", "status"));
        if (!said.isEmpty()) {
            return switch (said.toUpperCase(Locale.ROOT)) {
                case "FAIL", "FAILED", "NON_COMPLIANT" -> Word.FAILS;
                case "PASS", "PASSED", "COMPLIANT" -> Word.PASSES;
                default -> Word.NEITHER;
            };
        }
        if (row.path("compliance").has("status_id")) {
            return switch (row.path("compliance").path("status_id").asInt(0)) {
                case 1 -> Word.PASSES;
                case 3 -> Word.FAILS;
                default -> Word.NEITHER;
            };
        }
        return CLOSED.contains(status) ? Word.PASSES : Word.FAILS;
    }
}
