package dev.vitals.room;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.VisiblePeriod;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Samples of the auditor's room. */
@RestController
@Needs(Right.EXPORT)
class SampleApi {

    private final RoomDesk desk;
    private final SampleStore store;
    private final VisiblePeriod visible;

    SampleApi(RoomDesk desk, SampleStore store, VisiblePeriod visible) {
        this.desk = desk;
        this.store = store;
        this.visible = visible;
    }

    /**
     * A sample that was drawn; it never changes.
     *
     * @param rules ids of those that served the safeguard
     * @param asKnownAt the end of the period, or when it was drawn where that came first
     * @param population how many resources it was drawn from
     * @param notJudged how many of these no rule of the safeguard had judged
     * @param unreadLists lists that could not be read for a part of the period, so that resources may be missing
     * @param populationSha256 of the keys of the population, one a line
     * @param n how many were drawn
     * @param seedMade whether Vitals made the seed; otherwise whoever drew gave it
     * @param turn which sample of the same safeguard, days and accounts it is, from 1
     * @param archiveSha256 of the archive of evidence that is handed out
     */
    record SampleItem(
            UUID id,
            String citation,
            List<String> rules,
            List<String> accounts,
            LocalDate firstDay,
            LocalDate lastDay,
            Instant asKnownAt,
            int population,
            int notJudged,
            int unreadLists,
            String populationSha256,
            int n,
            String seed,
            boolean seedMade,
            int turn,
            String drawnBy,
            Instant drawnAt,
            long archiveBytes,
            String archiveSha256) {

        static SampleItem of(Sample sample) {
            return new SampleItem(
                    sample.id(),
                    sample.citation(),
                    sample.rules(),
                    sample.accounts(),
                    sample.firstDay(),
                    sample.lastDay(),
                    sample.asKnownAt(),
                    sample.population(),
                    sample.notJudged(),
                    sample.unreadLists(),
                    sample.populationSha256(),
                    sample.n(),
                    sample.seed(),
                    sample.seedMade(),
                    sample.turn(),
                    sample.drawnName(),
                    sample.drawnAt(),
                    sample.archiveBytes(),
                    sample.archiveSha256());
        }
    }

    /**
     * A sample with what was drawn, and the procedure by which that can be repeated.
     */
    record SampleAnswer(SampleItem sample, String procedure, List<DrawnItem> drawn) {}

    /**
     * A drawn resource, the lowest hash first. A verdict is the worst that any rule of the safeguard gave.
     *
     * @param drawSha256 the hash by which it was drawn
     * @param firstVerdict the first in the period; {@code not_judged} where no rule of the safeguard judged it
     * @param lastVerdict the last in the period; {@code not_judged} where no rule of the safeguard judged it
     * @param daysFailing days of the period on which it failed
     * @param daysUnknown days of the period on which it could not be read
     * @param file of the archive in which its evidence is
     * @param sha256 of that file
     */
    record DrawnItem(
            int number,
            String drawSha256,
            String account,
            String region,
            String type,
            String resource,
            String name,

            @Words({"fail", "unknown", "pass", "not_applicable", "not_judged"})
            String firstVerdict,

            @Words({"fail", "unknown", "pass", "not_applicable", "not_judged"})
            String lastVerdict,

            int daysFailing,
            int daysUnknown,
            String file,
            String sha256) {

        static DrawnItem of(Sample.Item item) {
            return new DrawnItem(
                    item.number(),
                    item.drawSha256(),
                    item.account(),
                    item.region(),
                    item.type(),
                    item.resource(),
                    item.name(),
                    item.firstVerdict() == null ? "not_judged" : item.firstVerdict(),
                    item.lastVerdict() == null ? "not_judged" : item.lastVerdict(),
                    item.daysFailing(),
                    item.daysUnknown(),
                    item.file(),
                    item.sha256());
        }
    }

    /** Samples that were drawn, the latest first, by the page. */
    @GetMapping(ApiPaths.V1 + "/samples")
    Listed<SampleItem> samples(Paging paging) {
        return Listed.of(store.page(visible.visible(), paging.page(), paging.size()), paging, SampleItem::of);
    }

    /** One sample with the resources that were drawn. */
    @GetMapping(ApiPaths.V1 + "/samples/{id}")
    SampleAnswer sample(@PathVariable UUID id) {
        return new SampleAnswer(
                SampleItem.of(desk.sample(id)),
                Draw.PROCEDURE,
                store.items(id).stream().map(DrawnItem::of).toList());
    }
}
