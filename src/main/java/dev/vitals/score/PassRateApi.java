package dev.vitals.score;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Words;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.RuleBooks;
import dev.vitals.score.ScoreNumbers.PointsAnswer;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The weighted pass rate. */
@RestController
@Needs(Right.READ)
class PassRateApi {

    private final ScoreQuestion question;
    private final RuleBooks books;

    PassRateApi(ScoreQuestion question, RuleBooks books) {
        this.question = question;
        this.books = books;
    }

    /**
     * The weighted pass rate of a day, so that it can be added up again.
     *
     * @param lines each rule once, though it serves several safeguards; empty where the day is not kept
     * @param rest what rules that serve no safeguard of the organization add; null for nothing
     */
    record PassRateAnswer(
            StandingAnswer standing,
            List<ScoreLine> lines,
            @Nullable PointsAnswer rest) {}

    /** The weighted pass rate of a day, rule by rule. */
    @GetMapping(ApiPaths.V1 + "/pass-rate")
    PassRateAnswer passRate(
            @RequestParam(required = false) @Words(like = Words.SCOPE) @Nullable String scope, AsOf asOf) {
        var asked = question.ask(scope, asOf);
        var standing = asked.standing();
        if (standing == null) {
            return new PassRateAnswer(StandingAnswer.of(asked), List.of(), null);
        }
        var lines = PassRateController.lines(standing);
        var rest = PassRateController.rest(standing, lines);
        return new PassRateAnswer(
                StandingAnswer.of(asked),
                RuleExplanation.of(books.current().scored(), lines).stream()
                        .map(ScoreLine::of)
                        .toList(),
                rest == null ? null : PointsAnswer.of(rest));
    }
}
