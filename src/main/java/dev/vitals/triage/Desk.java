package dev.vitals.triage;

import dev.vitals.audit.AuditLog;
import dev.vitals.finding.FindingsMoved;
import dev.vitals.identity.Member;
import dev.vitals.page.Organization;
import dev.vitals.route.Right;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What people do to findings, to one or to ten thousand: each deed a few statements over sets, one entry in the audit log,
 * an event in the timeline of each. Nothing here closes a finding.
 */
@Service
class Desk {

    private static final int NOTE = 1_000;

    /** States that people may give by themselves. */
    private static final Set<String> STATES = Set.of("open", "acknowledged", "in_progress");

    /** What is accepted, asked about or called false is decided elsewhere; giving it the state "open" takes it out of that. */
    private static final String FIT = "not p.is_resolved and p.human_state <> :state"
            + " and (p.human_state in ('open', 'acknowledged', 'in_progress') or :state = 'open')";

    private static final String STATE = """
            with moved as (
                update finding f
                   set human_state = :state, accepted_until = null, acceptance_id = null,
                       told_since = greatest(:at, f.told_since),
                       due_from = case when p.stored_state in ('accepted', 'false_positive') then :at else f.due_from end,
                       due_at = case when p.stored_state in ('accepted', 'false_positive') then null else f.due_at end,
                       due_by = case when p.stored_state in ('accepted', 'false_positive') then '' else f.due_by end
                  from picked p where p.id = f.id returning f.id)
            insert into finding_event (finding_id, at, kind, detail, by)
            select id, :at, :state, :note, :by from moved order by id
            """;

    private static final String TAKE_OUT = """
            update acceptance_finding c set held_to = greatest(:at, c.held_from), because = 'taken out'
              from picked p
             where p.id = c.finding_id and c.held_to is null
               and p.human_state in ('accepted', 'false_positive', 'acceptance_requested', 'review_requested')
            """;

    private static final String ASSIGN = """
            with moved as (
                update finding f set owner_member = :ownerMember, owner_team = :ownerTeam, owned_by = 'hand'
                  from picked p where p.id = f.id returning f.id)
            insert into finding_event (finding_id, at, kind, detail, by)
            select id, :at, 'owner', :owner, :by from moved order by id
            """;

    private static final String DUE = """
            with moved as (
                update finding f set due_at = :due, due_by = 'hand' from picked p where p.id = f.id returning f.id)
            insert into finding_event (finding_id, at, kind, detail, by)
            select id, :at, 'due', :words, :by from moved order by id
            """;

    private final JdbcClient sql;
    private final Picked picked;
    private final Owners owners;
    private final DueDates dues;
    private final AuditLog audit;
    private final Organization organization;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Desk(
            JdbcClient sql,
            Picked picked,
            Owners owners,
            DueDates dues,
            AuditLog audit,
            Organization organization,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.picked = picked;
        this.owners = owners;
        this.dues = dues;
        this.audit = audit;
        this.organization = organization;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Gives findings a state that needs no second person: open, acknowledged, in progress. */
    Outcome state(Member who, Selection selection, String state, String note) {
        if (!STATES.contains(state)) {
            return Outcome.refused("'%s' is no state that one person can give.".formatted(state));
        }
        if (note.length() > NOTE) {
            return Outcome.refused("A note holds at most %,d characters.".formatted(NOTE));
        }
        var outcome = done(who, selection, "finding." + state, Map.of("note", note.strip()), values -> {
            values.put("state", state);
            values.put("note", note.strip());
            var unfit = picked.keep(FIT, values);
            var settled = sql.sql(TAKE_OUT).params(values).update();
            var moved = sql.sql(STATE).params(values).update();
            if (settled > 0) {
                events.publishEvent(new FindingsMoved(picked.now().moment()));
            }
            return new Outcome(moved, unfit, Map.of(), "");
        });
        if (outcome.done() > 0) {
            dues.settle();
        }
        return outcome;
    }

    /** Gives findings an owner, or takes the one that they have away. */
    Outcome assign(Member who, Selection selection, Owner owner) {
        var objection = owners.objection(owner);
        if (!objection.isEmpty()) {
            return Outcome.refused(objection);
        }
        var name = owners.name(owner);
        return done(who, selection, "finding.assigned", Map.of("owner", name), values -> {
            values.put("ownerMember", owner.member());
            values.put("ownerTeam", owner.team());
            values.put("owner", name);
            return Outcome.of(sql.sql(ASSIGN).params(values).update());
        });
    }

    /**
     * Sets the last day on which findings are in time.
     *
     * @param day null for none at all
     */
    Outcome due(Member who, Selection selection, @Nullable LocalDate day, String reason) {
        if (day != null && day.isBefore(picked.now().day())) {
            return Outcome.refused("The due date lies in the past.");
        }
        if (reason.isBlank() || reason.length() > NOTE) {
            return Outcome.refused("Say in at most %,d characters why the due date changes.".formatted(NOTE));
        }
        var words = (day == null ? "never" : day.toString()) + ": " + reason.strip();
        return done(who, selection, "finding.due", Map.of("due", words), values -> {
            var end = day == null ? null : day.plusDays(1).atStartOfDay(organization.zone());
            values.put("due", end == null ? null : end.toInstant().atOffset(ZoneOffset.UTC));
            values.put("words", words);
            var unfit = picked.keep("not p.is_resolved", values);
            return new Outcome(sql.sql(DUE).params(values).update(), unfit, Map.of(), "");
        });
    }

    /**
     * Does something to what is selected, in one transaction with one entry.
     *
     * @param deed on {@code picked}
     */
    Outcome done(
            Member who,
            Selection selection,
            String action,
            Map<String, ?> after,
            Function<Map<String, Object>, Outcome> deed) {
        return transaction.execute(any -> {
            var refused = picked.pick(selection, who, Right.TRIAGE);
            var outcome = deed.apply(picked.values(who));
            if (outcome.done() > 0) {
                audit.record(action, selection.words(), null, Map.of("findings", outcome.done(), "what", after));
            }
            return outcome.done() == 0
                            && refused.isEmpty()
                            && outcome.unfit() == 0
                            && outcome.why().isEmpty()
                    ? Outcome.refused("No finding was selected.")
                    : new Outcome(outcome.done(), outcome.unfit(), refused, outcome.why());
        });
    }
}
