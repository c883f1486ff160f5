package dev.vitals.triage;

import dev.vitals.identity.Member;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sections of somebody's page of work in numbers, each with the place on that page where exactly these stand. */
@Component
public class WorkCounts {

    private final Work work;
    private final Owners owners;
    private final List<OtherWork> others;

    WorkCounts(Work work, Owners owners, List<OtherWork> others) {
        this.work = work;
        this.owners = owners;
        this.others = List.copyOf(others);
    }

    /**
     * A section that is not empty.
     *
     * @param path of the page with the place on it
     * @param late how many of them are overdue
     */
    public record Section(String heading, long count, long late, String path) {}

    /** Whether what some team has is theirs too. */
    public boolean isInTeam(Member who) {
        return owners.isInTeam(who.id());
    }

    /** Decisions that this person may make, and what other features know of that waits for them. */
    public List<Section> of(Member who) {
        var sections = new ArrayList<Section>();
        var approvals = work.approvals(who).size();
        if (approvals > 0) {
            sections.add(new Section("Acceptances to decide", approvals, 0, "/work#approve-head"));
        }
        for (OtherWork other : others) {
            var waiting = other.of(who);
            if (!waiting.isEmpty()) {
                var late = waiting.stream().filter(OtherWork.Waiting::isOverdue).count();
                sections.add(new Section(
                        other.heading(),
                        waiting.size(),
                        late,
                        "/work#" + WorkController.Others.anchor(other.heading())));
            }
        }
        return sections;
    }
}
