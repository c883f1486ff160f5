package dev.vitals.triage;

import dev.vitals.audit.AuditLog;
import dev.vitals.finding.FindingsMoved;
import dev.vitals.identity.Member;
import dev.vitals.route.Right;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Accepting a risk, or calling a finding false: one person asks, another decides; withdrawn by whoever may ask. */
@Service
class Acceptances {

    private final JdbcClient sql;
    private final Picked picked;
    private final DueDates dues;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Acceptances(
            JdbcClient sql,
            Picked picked,
            DueDates dues,
            AuditLog audit,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.sql = sql;
        this.picked = picked;
        this.dues = dues;
        this.audit = audit;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * What came of asking.
     *
     * @param id of what now waits; null where it could not be asked for
     */
    record Asked(@Nullable Long id, Outcome outcome) {}

    /** Asks for an acceptance of what is selected, exactly as it was shown. */
    Asked request(Member who, AcceptanceRequest request) {
        var objection = request.objection(picked.now().day());
        if (!objection.isEmpty()) {
            return new Asked(null, Outcome.refused(objection));
        }
        return done(() -> {
            var refused = picked.pick(request.selection(), who, Right.TRIAGE);
            var unfit = leaveOut(request);
            var count = picked.count();
            if (count == 0) {
                return new Asked(
                        null,
                        Outcome.refused("None of these can be asked about: they are resolved or decided already,"
                                + " somebody has asked before, or you have no right on their accounts."));
            }
            if (count != request.seen()) {
                return new Asked(
                        null,
                        Outcome.refused("You were shown %,d findings, and now it would cover %,d. Look again."
                                .formatted(request.seen(), count)));
            }
            return new Asked(asked(who, request), new Outcome(count, unfit, refused, ""));
        });
    }

    /** How many findings it would cover, and how many of those are critical. */
    record Cover(int findings, int critical, List<String> accounts, Outcome leftOut) {}

    /** What asking would cover; changes nothing. */
    Cover preview(Member who, AcceptanceRequest request) {
        return done(() -> {
            var refused = picked.pick(request.selection(), who, Right.TRIAGE);
            var unfit = leaveOut(request);
            int critical = sql.sql("select count(*) from picked where severity = 'critical'")
                    .query(Integer.class)
                    .single();
            return new Cover(
                    picked.count(), critical, picked.accounts(), new Outcome(picked.count(), unfit, refused, ""));
        });
    }

    private int leaveOut(AcceptanceRequest request) {
        if (request.extended() == null) {
            return picked.keep(AcceptanceStatements.FIT, Map.of());
        }
        return picked.keep(AcceptanceStatements.FIT_TO_EXTEND, Map.of("extends", request.extended()));
    }

    private long asked(Member who, AcceptanceRequest request) {
        var filter = request.selection().filter();
        var isBySelector = request.selection().ids().isEmpty();
        var values = picked.values(who);
        values.put("kind", request.kind());
        values.put("reach", !isBySelector ? "findings" : filter.rule().isEmpty() ? "account" : "rule");
        values.put("rule", isBySelector && !filter.rule().isEmpty() ? filter.rule() : null);
        values.put("tag", isBySelector ? filter.tag() : "");
        values.put("chosen", isBySelector ? JsonMapper.shared().writeValueAsString(filter) : null);
        values.put("reason", request.reason().strip());
        values.put("measure", request.measure().strip());
        values.put("until", request.isRisk() ? request.until() : null);
        values.put("extends", request.extended());
        long id = sql.sql(AcceptanceStatements.REQUEST)
                .params(values)
                .query(Long.class)
                .single();
        values.put("id", id);
        sql.sql(AcceptanceStatements.COVER).params(values).update();
        sql.sql(AcceptanceStatements.WAIT).params(values).update();
        audit.record(
                "acceptance.requested",
                "acceptance " + id,
                null,
                Map.of(
                        "findings", picked.count(),
                        "of", request.selection().words(),
                        "until", String.valueOf(request.until()),
                        "reason", request.reason().strip()));
        return id;
    }

    /** Approves what another person asked for. */
    Outcome approve(Member who, long id, String note) {
        return decide(who, id, found -> {
            if (found.until() != null && found.until().isBefore(picked.now().day())) {
                return Outcome.refused("Its last day has passed while it waited. It has to be asked for anew.");
            }
            if (standing(id) == 0) {
                return Outcome.refused(
                        "Nothing that it was asked for fails like that any more. There is nothing to approve.");
            }
            var values = values(who, found, note);
            values.put("state", "approved");
            if (sql.sql(AcceptanceStatements.DECIDE).params(values).update() == 0) {
                return late(id);
            }
            var held = sql.sql(AcceptanceStatements.HOLD).params(values).update();
            if (found.extended() != null) {
                sql.sql(AcceptanceStatements.TAKE_OVER).params(values).update();
            }
            audit.record(
                    "acceptance.approved",
                    "acceptance " + id,
                    null,
                    Map.of(
                            "findings",
                            held,
                            "until",
                            String.valueOf(found.until()),
                            "by request of",
                            found.requestedName()));
            return Outcome.of(held);
        });
    }

    /** Refuses it; the findings are as they were before. */
    Outcome reject(Member who, long id, String note) {
        if (note.isBlank()) {
            return Outcome.refused("Say why it is refused, so that whoever asked can do better.");
        }
        return decide(who, id, found -> {
            var values = values(who, found, note);
            values.put("state", "rejected");
            if (sql.sql(AcceptanceStatements.DECIDE).params(values).update() == 0) {
                return late(id);
            }
            values.put("because", "rejected");
            values.put("told", "acceptance_rejected");
            var back = sql.sql(AcceptanceStatements.GIVE_BACK).params(values).update();
            audit.record("acceptance.rejected", "acceptance " + id, null, Map.of("note", note.strip()));
            return new Outcome(Math.max(back, 1), 0, Map.of(), "");
        });
    }

    /** Takes back a request that waits, or an acceptance that holds. */
    Outcome withdraw(Member who, long id, String reason) {
        if (reason.isBlank()) {
            return Outcome.refused("Say why it is taken back; it stays in the history.");
        }
        var outcome = done(() -> {
            var found = locked(id);
            var foreign = foreign(found, who, Right.TRIAGE);
            if (!foreign.isEmpty()) {
                return Outcome.refused(foreign);
            }
            var values = values(who, found, reason);
            values.put("because", "withdrawn");
            values.put("told", "acceptance_withdrawn");
            if (sql.sql("""
                            update acceptance set state = 'withdrawn', ended_at = :at, ended_name = :by,
                                   ended_because = :note
                             where id = :id and state in ('requested', 'approved')
                            """).params(values).update() == 0) {
                return late(id);
            }
            var isWaiting = found.isWaiting();
            var moved = sql.sql(isWaiting ? AcceptanceStatements.GIVE_BACK : AcceptanceStatements.LET_GO)
                    .params(values)
                    .update();
            audit.record("acceptance.withdrawn", "acceptance " + id, null, Map.of("because", reason.strip()));
            return new Outcome(Math.max(moved, 1), 0, Map.of(), "");
        });
        if (outcome.isDone()) {
            dues.settle();
        }
        return outcome;
    }

    /** As it stands, and stays until the end of the transaction. */
    private Acceptance locked(long id) {
        for (String lock : List.of(AcceptanceStatements.LOCK, AcceptanceStatements.LOCK_FINDINGS)) {
            sql.sql(lock).param("id", id).query(Long.class).list();
        }
        return find(id).orElseThrow();
    }

    /** One of them; empty where there is none, or none that the person may see. */
    Optional<Acceptance> find(long id) {
        return sql.sql("select %s from acceptance a where a.id = :id".formatted(Acceptance.COLUMNS))
                .param("id", id)
                .param("moment", Acceptance.NOW)
                .query(Acceptance::of)
                .optional();
    }

    private int standing(long id) {
        return sql.sql("select count(*) from acceptance_finding where acceptance_id = ? and held_to is null")
                .param(id)
                .query(Integer.class)
                .single();
    }

    @FunctionalInterface
    private interface Decision {
        Outcome of(Acceptance found);
    }

    private Outcome decide(Member who, long id, Decision decision) {
        return done(() -> {
            var found = locked(id);
            if (found.requestedBy().equals(who.id())) {
                return Outcome.refused(
                        "You asked for it. Another person has to decide, so that two have looked at it.");
            }
            var foreign = foreign(found, who, Right.APPROVE);
            if (!foreign.isEmpty()) {
                return Outcome.refused(foreign);
            }
            return found.isWaiting() ? decision.of(found) : late(id);
        });
    }

    /** Whoever decides does so for every account that it covers, seen or not. */
    private static String foreign(Acceptance found, Member who, Right right) {
        var foreign = found.accounts().stream()
                .filter(account -> !who.may(right, account))
                .toList();
        return foreign.isEmpty()
                ? ""
                : "It covers findings of %s as well, on which you have no such right."
                        .formatted(String.join(", ", foreign));
    }

    private Outcome late(long id) {
        var now = find(id).orElseThrow();
        return Outcome.refused(
                switch (now.state()) {
                    case "approved" -> "%s has approved it meanwhile.".formatted(now.decidedName());
                    case "rejected" -> "%s has refused it meanwhile.".formatted(now.decidedName());
                    case "withdrawn" -> "%s has taken it back meanwhile.".formatted(now.endedName());
                    default -> "It has ended meanwhile.";
                });
    }

    private Map<String, Object> values(Member who, Acceptance found, String note) {
        var values = new HashMap<>(picked.values(who));
        values.put("id", found.id());
        values.put("kind", found.kind());
        values.put("until", found.until());
        values.put("extends", found.extended());
        values.put("reason", found.reason());
        values.put("note", note.strip());
        return values;
    }

    private <T> T done(Supplier<T> work) {
        return transaction.execute(any -> {
            var result = work.get();
            if (result instanceof Outcome outcome && outcome.isDone()
                    || result instanceof Asked asked && asked.id() != null) {
                events.publishEvent(new FindingsMoved(picked.now().moment()));
            }
            return result;
        });
    }
}
