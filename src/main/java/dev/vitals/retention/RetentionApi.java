package dev.vitals.retention;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Retention. */
@RestController
@Needs(Right.KEEP)
class RetentionApi {

    private final Keeping keeping;
    private final Holds holds;

    RetentionApi(Keeping keeping, Holds holds) {
        this.keeping = keeping;
        this.holds = holds;
    }

    /**
     * What is kept.
     *
     * @param kept for how long at least, as an ISO 8601 period
     * @param until what was last in effect before this goes with the next run
     * @param untilOfDays the same for what past days are told from; earlier where a hold keeps them
     * @param nextRun when the next run is
     */
    record RetentionAnswer(String kept, Instant until, Instant untilOfDays, Instant nextRun, List<KeptItem> kinds) {}

    /**
     * A sort of what is kept.
     *
     * @param rule from when on it counts as old
     * @param since the oldest that is kept; null where there is none, or none can be told
     * @param bytes on disk, with indexes
     * @param goes whether any of it is ever dropped
     * @param nextMonths months of history that the next run drops
     * @param nextRows rows that the next run drops; no more than 100,000 of a table are counted
     */
    record KeptItem(
            String kind,
            String title,
            String rule,
            @Nullable Instant since,
            long bytes,
            boolean goes,
            int nextMonths,
            long nextRows) {

        static KeptItem of(KeptKind kind) {
            return new KeptItem(
                    kind.word(),
                    kind.title(),
                    kind.rule(),
                    kind.since(),
                    kind.bytes(),
                    kind.goes(),
                    kind.months(),
                    kind.rows());
        }
    }

    /**
     * A legal hold.
     *
     * @param from first day of its period; null from the beginning
     * @param to last day; null without an end
     * @param accounts that it is about; empty for all
     * @param liftedAt null while it stands
     * @param keepsUntil from when on what it kept may go; null while it stands
     */
    record HoldItem(
            long id,
            String name,
            String reason,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            List<String> accounts,
            String placedBy,
            Instant placedAt,
            @Nullable String liftedBy,
            @Nullable Instant liftedAt,
            String liftedBecause,
            @Nullable Instant keepsUntil) {

        static HoldItem of(Hold hold) {
            return new HoldItem(
                    hold.id(),
                    hold.name(),
                    hold.reason(),
                    hold.from(),
                    hold.to(),
                    hold.accounts(),
                    hold.placedBy(),
                    hold.placedAt(),
                    hold.liftedBy(),
                    hold.liftedAt(),
                    hold.liftedBecause(),
                    hold.goneAt());
        }
    }

    /** What is kept since when, and what the next run drops. */
    @GetMapping(ApiPaths.V1 + "/retention")
    RetentionAnswer retention() {
        var kept = keeping.now();
        return new RetentionAnswer(
                kept.kept().toString(),
                kept.until(),
                kept.untilOfDays(),
                kept.next(),
                kept.kinds().stream().map(KeptItem::of).toList());
    }

    /** The legal holds, those that stand first, by the page. */
    @GetMapping(ApiPaths.V1 + "/retention/holds")
    Listed<HoldItem> holds(Paging paging) {
        return Listed.cut(holds.all(), paging, HoldItem::of);
    }
}
