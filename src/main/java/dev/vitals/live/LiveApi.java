package dev.vitals.live;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.identity.CurrentMember;
import dev.vitals.page.Organization;
import dev.vitals.page.Slice;
import dev.vitals.page.VisibleMoments;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Changes that were heard of. */
@RestController
@Needs(Right.READ)
class LiveApi {

    private final LiveQueues queues;
    private final LiveChanges changes;
    private final CurrentMember current;
    private final Organization organization;

    LiveApi(LiveQueues queues, LiveChanges changes, CurrentMember current, Organization organization) {
        this.queues = queues;
        this.changes = changes;
        this.current = current;
        this.organization = organization;
    }

    /**
     * A queue that is listened to.
     *
     * @param account by whose role it is opened
     * @param askedAt when it last answered; null until it has
     * @param heardAt when it last had something; null until it has
     * @param trouble why it does not answer; else empty
     * @param broken messages that could not be understood
     * @param strangers messages about accounts that are not watched
     */
    record QueueItem(
            long id,
            @Words(like = Words.ACCOUNT) String account,
            String url,
            String region,
            boolean paused,
            @Nullable Instant askedAt,
            @Nullable Instant heardAt,
            String trouble,
            long broken,
            long strangers) {

        static QueueItem of(LiveQueue queue) {
            return new QueueItem(
                    queue.id(),
                    queue.account(),
                    queue.url(),
                    queue.region(),
                    queue.paused(),
                    queue.askedAt(),
                    queue.heardAt(),
                    queue.trouble(),
                    queue.broken(),
                    queue.strangers());
        }
    }

    /** Every queue that is listened to, by its address. */
    record QueuesAnswer(List<QueueItem> queues) {}

    /**
     * A change that was heard of.
     *
     * @param name what was done, as the event says
     * @param happenedAt when, as the event says
     * @param message what came of it, a sentence
     * @param endedAt when it was read and judged; null while that is to come
     */
    record HeardItem(
            long id,
            @Words(like = Words.ACCOUNT) String account,
            String region,
            String name,
            Instant happenedAt,
            Instant heardAt,
            @Words({"waiting", "reading", "read", "failed"}) String state,
            String message,
            @Nullable Instant endedAt) {

        static HeardItem of(LiveChange change) {
            return new HeardItem(
                    change.id(),
                    change.account(),
                    change.region(),
                    change.name(),
                    change.happenedAt(),
                    change.heardAt(),
                    change.state(),
                    change.message(),
                    change.endedAt());
        }
    }

    /** The queues that are listened to. */
    @GetMapping(ApiPaths.V1 + "/live/queues")
    QueuesAnswer queues() {
        return new QueuesAnswer(queues.all().stream().map(QueueItem::of).toList());
    }

    /** What was heard, the newest first, by the page. */
    @GetMapping(ApiPaths.V1 + "/live/changes")
    Listed<HeardItem> changes(Paging paging) {
        var visible = VisibleMoments.of(current, organization);
        var rows = changes.newest(visible, paging.skipped(), paging.size());
        return Listed.of(
                new Slice<>(rows, changes.count(visible), paging.page(), paging.size()), paging, HeardItem::of);
    }
}
