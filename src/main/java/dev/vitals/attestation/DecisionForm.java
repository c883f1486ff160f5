package dev.vitals.attestation;

import dev.vitals.attestation.Decision.Choice;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a person fills in to record a decision, as it was typed. */
record DecisionForm(
        String citation,
        String choice,
        String reason,
        String measure,
        String whyNoMeasure,
        String responsible,
        String decidedOn,
        String reviewDue) {

    DecisionForm {
        citation = FormCheck.given(citation);
        choice = FormCheck.given(choice);
        reason = FormCheck.given(reason);
        measure = FormCheck.given(measure);
        whyNoMeasure = FormCheck.given(whyNoMeasure);
        responsible = FormCheck.given(responsible);
        decidedOn = FormCheck.given(decidedOn);
        reviewDue = FormCheck.given(reviewDue);
    }

    /** What a person finds: the last decision to start from, if there is one, made today and reviewed within the term. */
    static DecisionForm startingFrom(String citation, @Nullable Decision last, LocalDate today, int months) {
        var due = today.plusMonths(months).toString();
        return last == null
                ? new DecisionForm(citation, "", "", "", "", "", today.toString(), due)
                : new DecisionForm(
                        citation,
                        last.choice().word(),
                        last.reason(),
                        last.measure(),
                        last.whyNoMeasure(),
                        last.responsible(),
                        today.toString(),
                        due);
    }

    /** The decision that is meant; of use only where the check is fine afterwards. */
    Decision decision(FormCheck check, String by, Instant now, LocalDate today, int months) {
        var chosen = chosen(check);
        var decided = check.day("decidedOn", decidedOn);
        var due = check.day("reviewDue", reviewDue);
        check.that(!decided.isAfter(today), "decidedOn", "A decision cannot be made in the future.");
        check.review(due, "decidedOn", decided, today, months);
        var why = check.needed("reason", reason, FormCheck.PROSE, "The regulation asks for the reason in writing.");
        var who = check.needed("responsible", responsible, FormCheck.NAME, "Name the person who answers for it.");
        return new Decision(
                0,
                citation,
                chosen,
                why,
                measure(check, chosen),
                whyNoMeasure(check, chosen),
                who,
                decided,
                due,
                by,
                now);
    }

    private Choice chosen(FormCheck check) {
        try {
            return Choice.of(choice);
        } catch (IllegalArgumentException none) {
            check.that(false, "choice", "Choose one of the three.");
            return Choice.IMPLEMENTED;
        }
    }

    /** What belongs to another choice is left out: nobody meant it. */
    private String measure(FormCheck check, Choice chosen) {
        return chosen == Choice.ALTERNATIVE
                ? check.needed("measure", measure, FormCheck.PROSE, "Describe the measure that stands in its place.")
                : "";
    }

    private String whyNoMeasure(FormCheck check, Choice chosen) {
        return chosen == Choice.NOT_REASONABLE
                ? check.needed(
                        "whyNoMeasure",
                        whyNoMeasure,
                        FormCheck.PROSE,
                        "Say why no equivalent measure is reasonable and appropriate either.")
                : "";
    }
}
