package dev.vitals.room;

import dev.vitals.audit.AuditLog;
import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.LookedFile;
import dev.vitals.identity.Member;
import dev.vitals.identity.Role;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.route.Right;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Asks and answers. Whoever asked, or another auditor, says whether an answer will do; whoever answered does not. Who
 * may work on the findings of every account that a request is about may answer it.
 */
@Component
class Requests {

    /** How it went when somebody said something of a request. */
    enum Outcome {
        DONE,
        /** It is not in a state in which that can be said: somebody was first. */
        TOO_LATE,
        /** It is not theirs to say. */
        NOT_THEIRS
    }

    private final RequestStore store;
    private final EvidenceFiles files;
    private final VisiblePeriod visible;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Requests(
            RequestStore store,
            EvidenceFiles files,
            VisiblePeriod visible,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.files = files;
        this.visible = visible;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    long ask(RequestStore.Wish wish, Member by) {
        return Objects.requireNonNull(transaction.execute(any -> {
            var id = store.add(wish, by.id(), by.name(), clock.instant());
            audit.record("room-request.asked", "requests/" + id, null, Map.of("safeguard", wish.citation()));
            events.publishEvent(new RequestMoved(id, 1));
            return id;
        }));
    }

    /** Says something of a request, with the files that were looked into; or changes nothing. */
    Outcome say(AuditRequest request, RequestState next, String text, List<LookedFile> looked, Member by) {
        if (!may(request, next, by)) {
            return Outcome.NOT_THEIRS;
        }
        return Objects.requireNonNull(transaction.execute(any -> {
            var before = store.lock(request.id());
            if (before.isEmpty() || !next.mayFollow(before.get())) {
                return Outcome.TOO_LATE;
            }
            var number = store.append(request.id(), next, text, by.id(), by.name(), clock.instant());
            looked.forEach(file -> {
                files.keep(file);
                store.attach(request.id(), number, file);
            });
            audit.record(
                    "room-request." + next.word(),
                    "requests/" + request.id(),
                    Map.of("state", before.get().word()),
                    Map.of(
                            "state",
                            next.word(),
                            "files",
                            looked.stream().map(LookedFile::sha256).toList()));
            events.publishEvent(new RequestMoved(request.id(), number));
            return Outcome.DONE;
        }));
    }

    /** Whether somebody may leave a request in a state, by who they are. */
    boolean may(AuditRequest request, RequestState next, Member who) {
        return switch (next) {
            case OPEN -> false;
            case ANSWERED, DECLINED -> mayAnswer(request, who);
            case ACCEPTED, RETURNED -> mayJudge(request, who);
            case WITHDRAWN -> who.may(Right.ASK) && request.askedBy().equals(who.id());
        };
    }

    /** Whether they may work on every account that it is about. */
    boolean mayAnswer(AuditRequest request, Member who) {
        return Answering.may(request.accounts(), who);
    }

    private boolean mayJudge(AuditRequest request, Member who) {
        var hasAnswered = store.entries(request.id()).stream()
                .anyMatch(entry -> entry.state().waitsForAWord() && entry.byId().equals(who.id()));
        return who.may(Right.ASK) && !hasAnswered && (request.askedBy().equals(who.id()) || who.has(Role.AUDITOR));
    }

    /** Those that wait for an answer which this person may give. */
    List<AuditRequest> waiting(Member who, int most) {
        return who.may(Right.TRIAGE)
                ? store.waiting(visible.visible(), most).stream()
                        .filter(request -> mayAnswer(request, who))
                        .toList()
                : List.of();
    }

    /** Those whose answer this person may accept or return. */
    List<AuditRequest> toJudge(Member who, int most) {
        return who.may(Right.ASK)
                ? store.answered(visible.visible(), most).stream()
                        .filter(request -> mayJudge(request, who))
                        .toList()
                : List.of();
    }

    /** Those of this person that wait for an answer. */
    List<AuditRequest> ofWhoAsked(Member who, int most) {
        return who.may(Right.ASK)
                ? store.waiting(visible.visible(), most).stream()
                        .filter(request -> request.askedBy().equals(who.id()))
                        .toList()
                : List.of();
    }
}
