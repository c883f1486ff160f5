package dev.vitals.room;

import dev.vitals.identity.Member;
import dev.vitals.triage.OtherWork;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows an auditor which of the requests have an answer that nobody has accepted or returned. */
@Component
@Order(11)
class AnswerWork implements OtherWork {

    private static final int MOST = 100;

    private final Requests requests;

    AnswerWork(Requests requests) {
        this.requests = requests;
    }

    @Override
    public String heading() {
        return "Answers to accept or to return";
    }

    @Override
    public List<Waiting> of(Member who) {
        return requests.toJudge(who, MOST).stream()
                .map(request -> new Waiting(
                        "/room/requests/" + request.id(),
                        request.text(),
                        request.askedName(),
                        request.wishedFor(),
                        false))
                .toList();
    }
}
