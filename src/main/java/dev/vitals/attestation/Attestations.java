package dev.vitals.attestation;

import dev.vitals.attestation.PeopleProof.Attested;
import dev.vitals.attestation.PeopleProof.Decided;
import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import dev.vitals.register.Registers;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

    private static final String LAPSING = """
            select min(t.id) as id, t.title, array_agg(t.citation order by t.citation) as citations, t.owner,
                   t.review_due, bool_or(t.newest_version > t.version) as renewed
              from attestation_at(:moment, :day) t join attestation a on a.id = t.id
             where t.state = 'in_date' and t.review_due <= :last
             group by a.set_id, t.title, t.owner, t.review_due
             order by t.review_due, id""";

    private final JdbcClient sql;
    private final Decisions decisions;
    private final Registers registers;
    private final Organization organization;

    public Attestations(JdbcClient sql, Decisions decisions, Registers registers, Organization organization) {
        this.sql = sql;
        this.decisions = decisions;
        this.registers = registers;
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
        var late = registers.late(endOf(day), day);
        var citations = new TreeSet<>(attested.keySet());
        citations.addAll(decided.keySet());
        citations.addAll(late.keySet());
        var standing = new HashMap<String, PeopleProof>();
        for (String citation : citations) {
            standing.put(
                    citation,
                    new PeopleProof(
                            attested.getOrDefault(citation, List.of()),
                            decided.get(citation),
                            late.getOrDefault(citation, List.of())));
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

    /** Every attestation, by id. */
    List<Attestation> all(AsOf asOf) {
        return at(asOf.moment(), asOf.day());
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

    /**
     * What is in date on a day and lapses within so many days, the soonest first: to remind its owner. What was recorded
     * for several safeguards at once is told once.
     *
     * @param day in the organization's zone
     */
    public List<Lapsing> lapsing(LocalDate day, int days) {
        return sql.sql(LAPSING)
                .param("moment", endOf(day).atOffset(ZoneOffset.UTC))
                .param("day", day)
                .param("last", day.plusDays(days))
                .query((row, number) -> new Lapsing(
                        row.getLong("id"),
                        row.getString("title"),
                        List.of((String[]) row.getArray("citations").getArray()),
                        row.getString("owner"),
                        row.getObject("review_due", LocalDate.class),
                        row.getBoolean("renewed")))
                .list();
    }

    /** The files of every version, the newest version first, as they were there then. */
    public List<AttestedFile> files(long id, AsOf asOf) {
        return sql.sql("""
                        select f.version, f.name, f.sha256, e.size, e.type, f.added_by, f.added_at,
                               exists (select from attestation_signature s where f.sha256 = any (s.files)
                                          and (s.attestation_id, s.version) = (f.attestation_id, f.version)
                                          and s.signed_at <= :moment) as signed
                          from attestation_file f join evidence_file e on e.sha256 = f.sha256
                         where f.attestation_id = :id and f.added_at <= :moment
                         order by f.version desc, f.added_at, f.name""")
                .param("id", id)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query((row, number) -> AttestationRows.file(row))
                .list();
    }

    /** Those that were recorded with it and were not withdrawn, itself among them, by citation: id by citation. */
    Map<String, Long> together(long id, AsOf asOf) {
        var together = new LinkedHashMap<String, Long>();
        sql.sql("""
                        select a.id, a.citation from attestation a
                         where a.set_id = (select set_id from attestation where id = :id)
                           and not exists (select from attestation_withdrawal w
                                            where w.attestation_id = a.id and w.withdrawn_at <= :moment)
                         order by a.citation""")
                .param("id", id)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    together.put(row.getString("citation"), row.getLong("id"));
                });
        return together;
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
