package dev.vitals.score;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.attestation.Attestation;
import dev.vitals.attestation.Attestations;
import dev.vitals.attestation.Decisions;
import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.AsOf;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.score.SafeguardAnswer.ReportedItem;
import dev.vitals.score.SafeguardAnswer.StateDays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The safeguards of the HIPAA Security Rule. */
@RestController
@Needs(Right.READ)
class SafeguardApi {

    private static final int DAYS = 90;

    private final SafeguardCatalogue safeguards;
    private final SafeguardTable table;
    private final ScoreQuestion question;
    private final KeptScores kept;
    private final Attestations attestations;
    private final Decisions decisions;
    private final FindingList findings;
    private final VisiblePeriod period;

    SafeguardApi(
            SafeguardCatalogue safeguards,
            SafeguardTable table,
            ScoreQuestion question,
            KeptScores kept,
            Attestations attestations,
            Decisions decisions,
            FindingList findings,
            VisiblePeriod period) {
        this.safeguards = safeguards;
        this.table = table;
        this.question = question;
        this.kept = kept;
        this.attestations = attestations;
        this.decisions = decisions;
        this.findings = findings;
        this.period = period;
    }

    /** The rows of the regulation and how each stood, in its order. */
    @GetMapping(ApiPaths.V1 + "/safeguards")
    Listed<SafeguardItem> safeguards(
            @RequestParam(required = false) @Words(like = Words.SCOPE) @Nullable String scope,
            SafeguardFilter filter,
            Paging paging,
            AsOf asOf) {
        var asked = question.ask(scope, asOf);
        return Listed.cut(
                table.lines(filter, asked.standing(), asked.before()),
                paging,
                line -> SafeguardItem.of(line, asked.standing() != null));
    }

    /** One safeguard: how it stood, why, and every rule as it was counted. */
    @GetMapping(ApiPaths.V1 + "/safeguards/{citation}")
    SafeguardAnswer safeguard(
            @PathVariable String citation,
            @RequestParam(required = false) @Words(like = Words.SCOPE) @Nullable String scope,
            AsOf asOf) {
        var safeguard = safeguards
                .find(citation)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No safeguard " + citation));
        var asked = question.ask(scope, asOf);
        var serving = table.serving(citation);
        var line = SafeguardTable.line(safeguard, serving, asked.standing(), asked.before());
        var score = line.score();
        var from = period.notBefore(asOf.day().minusDays(DAYS - 1));
        var strip = StateStrip.of(from, asOf.day(), kept.states(asked.scope(), citation, from, asOf.day()));
        return new SafeguardAnswer(
                SafeguardItem.of(line, asked.standing() != null),
                StandingAnswer.of(asked),
                score == null ? List.of() : StateReason.of(safeguard, score),
                RuleExplanation.of(serving, score == null ? List.of() : score.inputs()).stream()
                        .map(ScoreLine::of)
                        .toList(),
                attestations.of(citation, asOf).stream().map(Attestation::id).toList(),
                decisions.history(citation, asOf).size(),
                findings.reported(FindingFilter.reported(asked.scope().name(), citation), asOf).stream()
                        .map(ReportedItem::of)
                        .toList(),
                strip.stretches().stream().map(StateDays::of).toList());
    }
}
