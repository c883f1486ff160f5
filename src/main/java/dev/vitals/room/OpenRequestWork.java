package dev.vitals.room;

import dev.vitals.identity.Member;
import dev.vitals.triage.OtherWork;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows whoever asked for evidence what nobody has answered yet. */
@Component
@Order(12)
class OpenRequestWork implements OtherWork {

    private static final int MOST = 100;

    private final Requests requests;
    private final Questions questions;

    OpenRequestWork(Requests requests, Questions questions) {
        this.requests = requests;
        this.questions = questions;
    }

    @Override
    public String heading() {
        return "Requests of yours without an answer";
    }

    @Override
    public List<Waiting> of(Member who) {
        return RequestWork.lines(requests.ofWhoAsked(who, MOST), questions.today());
    }
}
