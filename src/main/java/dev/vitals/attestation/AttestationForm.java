package dev.vitals.attestation;

import java.time.LocalDate;

/** What a person fills in to record an attestation, as it was typed. */
record AttestationForm(
        String citation,
        String title,
        String statement,
        String owner,
        String coversFrom,
        String coversTo,
        String performedOn,
        String reviewDue) {

    AttestationForm {
        citation = FormCheck.given(citation);
        title = FormCheck.given(title);
        statement = FormCheck.given(statement);
        owner = FormCheck.given(owner);
        coversFrom = FormCheck.given(coversFrom);
        coversTo = FormCheck.given(coversTo);
        performedOn = FormCheck.given(performedOn);
        reviewDue = FormCheck.given(reviewDue);
    }

    /** For a new attestation of a safeguard. */
    static AttestationForm blank(String citation, LocalDate today, int months) {
        var due = today.plusMonths(months);
        return new AttestationForm(
                citation, "", "", "", today.toString(), due.toString(), today.toString(), due.toString());
    }

    /** For a new version: the words of the last one, the days of a new turn. */
    static AttestationForm renewing(String citation, AttestationText last, LocalDate today, int months) {
        var blank = blank(citation, today, months);
        return new AttestationForm(
                citation,
                last.title(),
                last.statement(),
                last.owner(),
                blank.coversFrom,
                blank.coversTo,
                blank.performedOn,
                blank.reviewDue);
    }

    /** What is attested; of use only where the check is fine afterwards. */
    AttestationText text(FormCheck check, LocalDate today, int months) {
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
