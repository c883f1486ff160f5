package dev.vitals.attestation;

import dev.vitals.attestation.PeopleProof.Attested;
import dev.vitals.attestation.PeopleProof.Decided;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people have shown: attestations as they stand on a day, and with the decisions what a score may rest on. */
@Repository
public class Attestations {

    private static final String AT = "select * from attestation_at(:moment, :day) ";

    private final JdbcClient sql;
    private final Decisions decisions;
    private final Organization organization;

    public Attestations(JdbcClient sql, Decisions decisions, Organization organization) {
        this.sql = sql;
        this.decisions = decisions;
        this.organization = organization;
    }

    /**
     * What people had shown for each safeguard when the day was over, or now where it is not over yet. The day alone
     * changes it: what was due the day before has lapsed.
     *
     * @param day in the organization's zone
     * @return by citation; a safeguard for which nobody has shown anything is left out
     */
    public Map<String, PeopleProof> standing(LocalDate day) {
        var attested = at(endOf(day), day).stream()
                .filter(each -> each.state() != AttestationState.WITHDRAWN)
                .collect(Collectors.groupingBy(
                        Attestation::citation, Collectors.mapping(Attestations::attested, Collectors.toList())));
        var decided = decisions.holding(day).stream()
                .collect(Collectors.toMap(Decision::citation, decision -> decided(decision, day)));
        var citations = new TreeSet<>(attested.keySet());
        citations.addAll(decided.keySet());
        var standing = new HashMap<String, PeopleProof>();
        for (String citation : citations) {
            standing.put(citation, new PeopleProof(attested.getOrDefault(citation, List.of()), decided.get(citation)));
        }
        return standing;
    }

    /** The attestations of a safeguard, those that were withdrawn last. */
    public List<Attestation> of(String citation, AsOf asOf) {
        return sql.sql(AT + "where citation = :citation order by state = 'withdrawn', review_due, id")
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("day", asOf.day())
                .param("citation", citation)
                .query((row, number) -> AttestationRows.attestation(row))
                .list();
    }

    /** One attestation; empty where there was none of this id then. */
    public Optional<Attestation> find(long id, AsOf asOf) {
        return sql.sql(AT + "where id = :id")
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("day", asOf.day())
                .param("id", id)
                .query((row, number) -> AttestationRows.attestation(row))
                .optional();
    }

    /** Every version that was recorded until then, the newest first. */
    List<AttestationVersion> versions(long id, AsOf asOf) {
        return sql.sql("""
                        select v.*, s.signed_by, s.signed_at from attestation_version v
                          left join attestation_signature s on (s.attestation_id, s.version)
                               = (v.attestation_id, v.version) and s.signed_at <= :moment
                         where v.attestation_id = :id and v.recorded_at <= :moment order by v.version desc""")
                .param("id", id)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query((row, number) -> AttestationRows.version(row))
                .list();
    }

    private List<Attestation> at(Instant moment, LocalDate day) {
        return sql.sql(AT + "order by id")
                .param("moment", moment.atOffset(ZoneOffset.UTC))
                .param("day", day)
                .query((row, number) -> AttestationRows.attestation(row))
                .list();
    }

    private Instant endOf(LocalDate day) {
        // Half-open: what happens at midnight belongs to the next day.
        return day.plusDays(1).atStartOfDay(organization.zone()).toInstant().minusNanos(1_000);
    }

    private static Attested attested(Attestation each) {
        return new Attested(
                each.id(), each.version(), each.text().title(), each.text().reviewDue(), each.state());
    }

    private static Decided decided(Decision decision, LocalDate day) {
        return new Decided(decision.id(), decision.choice(), decision.reviewDue(), decision.isOverdue(day));
    }
}
