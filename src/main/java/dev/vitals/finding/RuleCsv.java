package dev.vitals.finding;

import dev.vitals.page.CsvWriter;
import dev.vitals.rule.RuleSheet;
import java.io.IOException;
import java.util.List;

/** The list of rules for a spreadsheet. */
final class RuleCsv {

    private RuleCsv() {}

    static void write(List<RuleRow> rows, RuleSheet sheet, CsvWriter csv) throws IOException {
        csv.row(
                "rule",
                "title",
                "severity",
                "from",
                "service",
                "type",
                "safeguards",
                "peers",
                "tier",
                "passed",
                "failed",
                "unknown",
                "not applicable",
                "open findings",
                "IAM actions");
        for (RuleRow row : rows) {
            var rule = row.rule();
            var counts = row.counts();
            csv.row(
                    rule.id(),
                    rule.title(),
                    rule.severity().word(),
                    rule.origin().label(),
                    row.facts().service(),
                    row.type(),
                    String.join(" ", rule.safeguards()),
                    String.join(", ", row.peers()),
                    row.facts().tier() == 0 ? null : row.facts().tier(),
                    counts.passed(),
                    counts.failed(),
                    counts.unknown(),
                    counts.notApplicable(),
                    counts.open(),
                    String.join(" ", sheet.actions(row.facts())));
        }
    }
}
