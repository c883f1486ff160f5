package dev.vitals.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One verdict as the command line prints it: a line of JSON, of CSV or of a table.
 *
 * @param cause for unknown verdicts: the name of one of the closed list of causes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "rule",
    "verdict",
    "severity",
    "safeguards",
    "account",
    "region",
    "resourceType",
    "resourceId",
    "arn",
    "message",
    "cause"
})
record VerdictLine(
        String rule,
        String verdict,
        String severity,
        List<String> safeguards,
        String account,
        String region,
        String resourceType,
        String resourceId,
        String arn,
        String message,
        @Nullable String cause) {

    static VerdictLine of(Evaluation evaluation) {
        var verdict = evaluation.verdict();
        var resource = evaluation.resource();
        return new VerdictLine(
                evaluation.rule().id(),
                verdict.word(),
                evaluation.severity().word(),
                evaluation.rule().safeguards(),
                resource.account(),
                resource.region(),
                resource.type(),
                resource.id(),
                evaluation.arn(),
                message(evaluation),
                verdict instanceof Verdict.Unknown unknown ? unknown.cause().name() : null);
    }

    private static String message(Evaluation evaluation) {
        return switch (evaluation.verdict()) {
            case Verdict.Pass pass -> evaluation.rule().title();
            case Verdict.Fail fail -> fail.message();
            case Verdict.NotApplicable other -> other.reason();
            case Verdict.Unknown unknown -> unknown.detail();
        };
    }
}
