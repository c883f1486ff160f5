package dev.vitals.evidence;

import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.Organization;
import dev.vitals.rule.RuleBooks;
import org.springframework.stereotype.Component;

/** Everything that a binder is gathered from. */
@Component
record BinderReaders(
        ScoreReader scores,
        PopulationReader population,
        GapReader gaps,
        VerdictReader verdicts,
        FindingReader findings,
        SaidReader said,
        PeopleReader people,
        ChangeReader changes,
        AuditReader audit,
        SafeguardCatalogue catalogue,
        RuleBooks books,
        Organization organization) {}
