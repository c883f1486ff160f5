package dev.vitals.imports;

import dev.vitals.imports.FileFinding.Word;
import dev.vitals.rule.Severity;
import dev.vitals.rule.reported.ReportedSeverity;
import tools.jackson.databind.JsonNode;

/** Understands a finding in the AWS Security Finding Format. */
final class AsffRow {

    private AsffRow() {}

    static boolean isOne(JsonNode row) {
        return row.has("AwsAccountId") || row.has("ProductArn") || row.has("SchemaVersion");
    }

    static FileFinding read(JsonNode row, HipaaNames names) {
        var about = row.path("Resources").path(0);
        var target = Texts.at(about, 2_048, "Id");
        var account = Rows.account(Texts.at(row, 20, "AwsAccountId"), target);
        var product = product(row);
        var grade = ReportedSeverity.of(Texts.at(row, 40, "Severity", "Label"));
        return new FileFinding(
                product,
                account,
                Rows.region(Texts.first(Texts.at(about, 40, "Region"), Texts.at(row, 40, "Region"))),
                check(row, product),
                Texts.first(Texts.at(row, 300, "Title"), Texts.at(row, 300, "GeneratorId")),
                grade.orElse(Severity.MEDIUM),
                grade.isPresent(),
                word(row),
                Rows.target(target, account),
                Texts.at(about, 120, "Type"),
                Texts.first(Texts.at(row, 1_000, "Description"), Texts.at(row, 1_000, "Title")),
                Texts.at(row, 1_000, "Remediation", "Recommendation", "Text"),
                names.citations(Rows.requirements(row.path("Compliance").path("RelatedRequirements"))),
                Texts.time(row.path("UpdatedAt")));
    }

    private static Product product(JsonNode row) {
        var arn = Texts.at(row, 300, "ProductArn");
        return Product.of(
                Texts.first(
                        Texts.at(row, 80, "ProductFields", "ProviderName"),
                        Texts.at(row, 80, "ProductName"),
                        Texts.at(row, 80, "ProductFields", "aws/securityhub/ProductName"),
                        arn.substring(arn.lastIndexOf('/') + 1)),
                Texts.at(row, 40, "ProductFields", "ProviderVersion"));
    }

    /** Prowler writes its own name before the check. */
    private static String check(JsonNode row, Product product) {
        var generator = Texts.first(Texts.at(row, 200, "GeneratorId"), Texts.at(row, 200, "Title"));
        var prefix = product.id() + "-";
        return Texts.check(generator.startsWith(prefix) ? generator.substring(prefix.length()) : generator);
    }

    private static Word word(JsonNode row) {
        var workflow = Texts.at(row, 40, "Workflow", "Status");
        if (workflow.equals("SUPPRESSED")) {
            return Word.NEITHER;
        }
        if (workflow.equals("RESOLVED") || Texts.at(row, 40, "RecordState").equals("ARCHIVED")) {
            return Word.PASSES;
        }
        return switch (Texts.at(row, 40, "Compliance", "Status")) {
            case "PASSED" -> Word.PASSES;
            case "WARNING", "NOT_AVAILABLE" -> Word.NEITHER;
            default -> Word.FAILS;
        };
    }
}
