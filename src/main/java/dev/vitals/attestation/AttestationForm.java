package dev.vitals.attestation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person fills in to record an attestation, as it was typed.
 *
 * @param citations the safeguards that it shows
 * @param kit the sheet of the kit that it started from; empty for none
 */
record AttestationForm(
        List<String> citations,
        String kit,
        String title,
        String statement,
        String owner,
        String coversFrom,
        String coversTo,
        String performedOn,
        String reviewDue) {

    AttestationForm(
            @Nullable List<String> citations,
            @Nullable String kit,
            @Nullable String title,
            @Nullable String statement,
            @Nullable String owner,
            @Nullable String coversFrom,
            @Nullable String coversTo,
            @Nullable String performedOn,
            @Nullable String reviewDue) {
        this.citations = citations == null
                ? List.of()
                : citations.stream().map(FormCheck::given).distinct().toList();
        this.kit = FormCheck.given(kit);
        this.title = FormCheck.given(title);
        this.statement = FormCheck.given(statement);
        this.owner = FormCheck.given(owner);
        this.coversFrom = FormCheck.given(coversFrom);
        this.coversTo = FormCheck.given(coversTo);
        this.performedOn = FormCheck.given(performedOn);
        this.reviewDue = FormCheck.given(reviewDue);
    }

    /** For a new attestation that says this, or nothing yet. */
    static AttestationForm starting(
            List<String> citations, String kit, String title, String statement, LocalDate today, int months) {
        var due = today.plusMonths(months);
        return new AttestationForm(
                citations,
                kit,
                title,
                statement,
                "",
                today.toString(),
                due.toString(),
                today.toString(),
                due.toString());
    }

    /** For a new version: the words of the last one, the days of a new turn. */
    static AttestationForm renewing(List<String> citations, AttestationText last, LocalDate today, int months) {
        var blank = starting(citations, "", last.title(), last.statement(), today, months);
        return new AttestationForm(
                citations,
                "",
                last.title(),
                last.statement(),
                last.owner(),
                blank.coversFrom,
                blank.coversTo,
                blank.performedOn,
                blank.reviewDue);
    }

    /** The same for other safeguards than the form said. */
    AttestationForm about(List<String> others) {
        return new AttestationForm(others, kit, title, statement, owner, coversFrom, coversTo, performedOn, reviewDue);
    }

    /** What is attested; of use only where the check is fine afterwards. */
    AttestationText text(FormCheck check, LocalDate today, int months) {
        check.that(!citations.isEmpty(), "citations", "Choose at least one safeguard that it shows.");
        var named = check.needed("title", title, FormCheck.NAME, "Give it a title, such as Sanction policy.");
        var said = check.needed("statement", statement, FormCheck.PROSE, "Say what is attested, in full sentences.");
        var owned = check.needed("owner", owner, FormCheck.NAME, "Name the person who answers for it.");
        var from = check.day("coversFrom", coversFrom);
        var to = check.day("coversTo", coversTo);
        var performed = check.day("performedOn", performedOn);
        var due = check.day("reviewDue", reviewDue);
        check.that(!to.isBefore(from), "coversTo", "The period ends after it has begun.");
        check.that(!performed.isAfter(today), "performedOn", "Attest what was done, not what will be.");
        check.review(due, "performedOn", performed, today, months);
        return new AttestationText(named, said, owned, from, to, performed, due);
    }
}
