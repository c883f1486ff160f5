package dev.vitals.room;

import dev.vitals.identity.Member;
import dev.vitals.triage.OtherWork;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows whoever may answer what auditors ask for among their work. */
@Component
@Order(10)
class RequestWork implements OtherWork {

    private static final int MOST = 100;

    private final Requests requests;
    private final Questions questions;

    RequestWork(Requests requests, Questions questions) {
        this.requests = requests;
        this.questions = questions;
    }

    @Override
    public String heading() {
        return "Asked for by auditors";
    }

    @Override
    public List<Waiting> of(Member who) {
        return lines(requests.waiting(who, MOST), questions.today());
    }

    /** Requests as lines of a person's work. */
    static List<Waiting> lines(List<AuditRequest> requests, LocalDate today) {
        return requests.stream()
                .map(request -> new Waiting(
                        "/room/requests/" + request.id(),
                        request.text(),
                        request.askedName(),
                        request.wishedFor(),
                        request.isOverdue(today)))
                .toList();
    }
}
