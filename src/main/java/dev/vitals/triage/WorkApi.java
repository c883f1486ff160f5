package dev.vitals.triage;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Words;
import dev.vitals.identity.CurrentMember;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.Severity;
import dev.vitals.triage.AcceptanceApi.AcceptanceItem;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** My work. */
@RestController
@Needs(Right.READ)
class WorkApi {

    private final Work work;
    private final Owners owners;
    private final Picked picked;
    private final CurrentMember current;

    WorkApi(Work work, Owners owners, Picked picked, CurrentMember current) {
        this.work = work;
        this.owners = owners;
        this.picked = picked;
        this.current = current;
    }

    /**
     * What waits for the person who asks, or who made the token.
     *
     * @param teams names of the teams that the person is in
     * @param overdue findings of theirs that are late, the latest first
     * @param soon findings of theirs that are due within seven days
     * @param rest findings of theirs that are due later, or at no time
     * @param hasMore whether there are more findings than the hundred that are given here
     * @param approvals requests of others that the person may decide
     * @param requests requests of the person that nobody has decided
     * @param lapsing acceptances that end within fourteen days
     * @param mentions comments of the last thirty days that name the person, the newest first
     */
    record WorkAnswer(
            List<String> teams,
            List<WaitingItem> overdue,
            List<WaitingItem> soon,
            List<WaitingItem> rest,
            boolean hasMore,
            List<AcceptanceItem> approvals,
            List<AcceptanceItem> requests,
            List<AcceptanceItem> lapsing,
            List<MentionItem> mentions) {}

    /**
     * A finding that waits for somebody.
     *
     * @param finding its id
     * @param accountName name of its account, or its twelve digits
     * @param dueAt from when it is late; null where it has no due date
     * @param humanState what people decided about it
     * @param team that has it; empty where the person has it
     */
    record WaitingItem(
            long finding,
            @Words(of = Severity.class) String severity,
            String headline,
            String accountName,
            @Nullable Instant dueAt,

            @Words({
                "open",
                "acknowledged",
                "in_progress",
                "acceptance_requested",
                "review_requested",
                "accepted",
                "false_positive"
            })
            String humanState,

            String team) {

        static WaitingItem of(Work.Item item) {
            return new WaitingItem(
                    item.id(), item.severity(), item.headline(), item.where(), item.dueAt(), item.state(), item.team());
        }
    }

    /**
     * A comment that names somebody.
     *
     * @param finding id of the finding that it is on
     * @param by who made it
     * @param at when it was made
     */
    record MentionItem(
            long finding,
            @Words(of = Severity.class) String severity,
            String headline,
            String by,
            @Nullable Instant at) {

        static MentionItem of(Work.Item item) {
            return new MentionItem(item.id(), item.severity(), item.headline(), item.where(), item.dueAt());
        }
    }

    /** What waits for the person who asks, or who made the token: findings, requests and mentions. */
    @GetMapping(ApiPaths.V1 + "/work")
    WorkAnswer work() {
        var me = current.get().orElseThrow();
        var now = picked.now();
        var pile = work.of(me, now);
        return new WorkAnswer(
                owners.teamNamesOf(me.id()),
                waiting(pile.overdue()),
                waiting(pile.soon()),
                waiting(pile.rest()),
                pile.hasMore(),
                decisions(work.approvals(me)),
                decisions(work.requests(me)),
                decisions(work.lapsing(me, now)),
                work.mentions(me, now).stream().map(MentionItem::of).toList());
    }

    private static List<WaitingItem> waiting(List<Work.Item> items) {
        return items.stream().map(WaitingItem::of).toList();
    }

    private static List<AcceptanceItem> decisions(List<Acceptance> acceptances) {
        return acceptances.stream().map(AcceptanceItem::of).toList();
    }
}
