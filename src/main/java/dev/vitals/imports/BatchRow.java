package dev.vitals.imports;

import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.Verdict.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A row of a file that waits: what may become a finding, or resolve one. */
record BatchRow(
        String account,
        String region,
        String rule,
        String title,
        List<String> safeguards,
        Severity severity,
        boolean fails,
        String message,
        String advice,
        String target,
        String targetType) {

    static BatchRow of(FileFinding finding, List<String> safeguards) {
        return new BatchRow(
                finding.account(),
                finding.region(),
                finding.rule(),
                finding.title(),
                safeguards,
                finding.severity(),
                finding.word() == FileFinding.Word.FAILS,
                finding.message(),
                finding.advice(),
                finding.target(),
                finding.targetType());
    }

    static BatchRow of(ResultSet row, int number) throws SQLException {
        return new BatchRow(
                row.getString("account_id"),
                row.getString("region"),
                row.getString("rule_id"),
                row.getString("title"),
                Stream.of(row.getString("safeguards").split(","))
                        .filter(citation -> !citation.isEmpty())
                        .toList(),
                Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                row.getBoolean("fails"),
                row.getString("message"),
                row.getString("advice"),
                row.getString("target"),
                row.getString("target_type"));
    }

    RuleDefinition definition() {
        return new RuleDefinition(
                rule, title, severity, safeguards, FileFinding.class, 1, RuleDefinition.Origin.REPORTED);
    }

    /** The row as a verdict, in the words of the file. */
    Verdict verdict(String product) {
        return fails
                ? Verdict.fail(message)
                        .at("resource", target)
                        .expected(advice)
                        .proving(List.of(
                                new Step("reported by", product, title),
                                new Step("graded", severity.word(), "by the file"),
                                new Step("about", targetType.isEmpty() ? "a resource" : targetType, target)))
                : Verdict.pass();
    }
}
