package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import dev.vitals.finding.FindingList;
import dev.vitals.page.AsOf;
import dev.vitals.page.Choice;
import dev.vitals.page.Organization;
import dev.vitals.page.Period;
import dev.vitals.page.Slice;
import dev.vitals.page.VisibleMoments;
import dev.vitals.page.VisiblePeriod;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Acceptances to look through, and what each covers. */
@Repository
class AcceptanceList {

    static final List<Choice> STATES = List.of(
            new Choice("requested", "Waits for approval"),
            new Choice("approved", "In force"),
            new Choice("lapsing", "Ends within 14 days"),
            new Choice("expired", "Expired"),
            new Choice("withdrawn", "Withdrawn"),
            new Choice("rejected", "Refused"));

    /** Those that the reader may see: asked for before the end of what they may see, and not ended before its beginning. */
    private static final String VISIBLE =
            "(select %s from acceptance a where a.requested_at <= :moment and coalesce(a.ended_at >= :from, true)) a"
                    .formatted(Acceptance.COLUMNS);

    private static final String ORDER = " order by a.state_then <> 'requested', a.state_then <> 'approved', a.until, a.id desc"
            + " limit :size offset :skipped";

    private static final String ABOUT = """
            select %s from acceptance a
             where a.requested_at <= :moment and coalesce(a.ended_at >= :from, true)
               and exists (select from acceptance_finding c where c.acceptance_id = a.id and c.finding_id = :finding)
             order by a.id desc
            """.formatted(Acceptance.COLUMNS);

    private static final String COVERED = """
            select f.id, f.severity, f.headline, coalesce(a.name, f.account_id) as account_name,
                   case when f.state_since <= :moment then f.machine_state else '' end as machine_state,
                   case when c.held_from <= :moment then c.held_from end as held_from,
                   case when c.held_to <= :moment then c.held_to end as held_to,
                   case when c.held_to <= :moment then c.because else '' end as because
              from acceptance_finding c join finding f on f.id = c.finding_id left join account a on a.id = f.account_id
             where c.acceptance_id = :id
             order by c.held_to is not null,
                      case f.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end, f.id
             limit 500
            """;

    private final JdbcClient sql;
    private final FindingList findings;
    private final Picked picked;
    private final VisiblePeriod period;
    private final Organization organization;

    AcceptanceList(
            JdbcClient sql, FindingList findings, Picked picked, VisiblePeriod period, Organization organization) {
        this.sql = sql;
        this.findings = findings;
        this.picked = picked;
        this.period = period;
        this.organization = organization;
    }

    /**
     * Those in a state, all for none; what waits comes first, then what ends first.
     *
     * @param number of the page, from 1; the last one for one beyond it
     */
    Slice<Acceptance> of(String state, int number, int size) {
        var condition = switch (state) {
            case "" -> "true";
            case "lapsing" -> "a.state_then = 'approved' and a.until between :day and :soon";
            case "approved" -> "a.state_then = 'approved' and coalesce(a.until >= :day, true)";
            case "expired" -> "(a.state_then = 'expired' or a.state_then = 'approved' and a.until < :day)";
            default -> "a.state_then = :state";
        };
        var values = visible();
        values.put("state", state);
        values.put("day", day());
        values.put("soon", day().plusDays(AcceptanceClock.WARNED));
        var matching = "from %s where %s".formatted(VISIBLE, condition);
        long total = sql.sql("select count(*) " + matching)
                .params(values)
                .query(Long.class)
                .single();
        int shown = Math.clamp(number, 1, new Slice<>(List.of(), total, 1, size).pages());
        values.put("size", size);
        values.put("skipped", (long) (shown - 1) * size);
        var rows = sql.sql("select a.* " + matching + ORDER)
                .params(values)
                .query(Acceptance::of)
                .list();
        return new Slice<>(rows, total, shown, size);
    }

    /** One of them; empty where there is none, or none that the reader may see. */
    Optional<Acceptance> find(long id) {
        return sql.sql("select a.* from %s where a.id = :id".formatted(VISIBLE))
                .params(visible())
                .param("id", id)
                .query(Acceptance::of)
                .optional();
    }

    /** Every acceptance that was about a finding by then, as it stood then, the newest first. */
    List<Acceptance> about(long finding, AsOf asOf) {
        var values = visible();
        if (!asOf.isNow()) {
            values.put("moment", asOf.moment().atOffset(ZoneOffset.UTC));
        }
        return sql.sql(ABOUT)
                .params(values)
                .param("finding", finding)
                .query(Acceptance::of)
                .list();
    }

    /** The day that counts as today: the last one that the reader may see, once it is over. */
    LocalDate day() {
        var today = picked.now().day();
        return period.visible().map(Period::to).filter(today::isAfter).orElse(today);
    }

    private Map<String, Object> visible() {
        var moments = VisibleMoments.of(period, organization);
        var values = new HashMap<String, Object>();
        values.put("from", moments.from().atOffset(ZoneOffset.UTC));
        values.put("moment", moments.to().minus(1, ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
        return values;
    }

    /**
     * A finding that an acceptance covers, or covered.
     *
     * @param because why it does no more; empty where it does
     */
    record Covered(
            long id,
            String severity,
            String headline,
            String accountName,
            String machineState,
            @Nullable Instant from,
            @Nullable Instant to,
            String because) {

        public String words() {
            return switch (because) {
                case "" -> from == null ? "waits" : "covered";
                case "changed" -> "fails otherwise now";
                case "extended" -> "covered by a newer one";
                default -> because;
            };
        }
    }

    List<Covered> covered(long id) {
        return sql.sql(COVERED).params(visible()).param("id", id).query(AcceptanceList::covered).list();
    }

    /** The filter that admits what an acceptance was asked for, whatever people say of it; empty where they were picked. */
    Optional<FindingFilter> chosenBy(long id) {
        return sql.sql("select chosen_by from acceptance where id = ? and chosen_by is not null")
                .param(id)
                .query(String.class)
                .optional()
                .map(text -> JsonMapper.shared().readValue(text, FindingFilter.class))
                .map(AcceptanceList::open);
    }

    /** How many open findings a filter admits, which an acceptance that hides its own does not cover; none once the day is over. */
    long matchingButUncovered(FindingFilter filter) {
        return day().isBefore(picked.now().day()) ? 0 : findings.count(filter, picked.now());
    }

    private static FindingFilter open(FindingFilter asked) {
        return new FindingFilter(
                asked.text(),
                asked.severity(),
                "",
                asked.scope(),
                asked.account(),
                asked.region(),
                asked.type(),
                asked.rule(),
                asked.safeguard(),
                "",
                "",
                asked.source(),
                "",
                asked.owner(),
                "",
                asked.tag());
    }

    private static Covered covered(ResultSet row, int number) throws SQLException {
        return new Covered(
                row.getLong("id"),
                row.getString("severity"),
                row.getString("headline"),
                row.getString("account_name"),
                row.getString("machine_state"),
                instant(row, "held_from"),
                instant(row, "held_to"),
                row.getString("because"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
