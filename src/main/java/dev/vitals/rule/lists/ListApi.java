package dev.vitals.rule.lists;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.lists.ListShelf.Placed;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Lists that rules look into. */
@RestController
@Needs(Right.READ)
class ListApi {

    private final ListShelf shelf;
    private final ListStore store;
    private final Clock clock;
    private final Organization organization;

    ListApi(ListShelf shelf, ListStore store, Clock clock, Organization organization) {
        this.shelf = shelf;
        this.store = store;
        this.clock = clock;
        this.organization = organization;
    }

    /**
     * A list in force.
     *
     * @param name in addresses
     * @param source the document that it was compiled from
     * @param compiledOn the day as of which it agrees with its source
     * @param reviewBy the last day on which it may be trusted without a look at its source
     * @param overdue whether that day is over
     * @param origin where the list in force comes from
     * @param newerBeneath the day of a newer one that is shipped or in the folder and not in force; null for none
     * @param rules ids of the rules that look into it
     */
    record ListItem(
            String name,
            String title,
            String source,
            LocalDate compiledOn,
            LocalDate reviewBy,
            boolean overdue,
            @Words(of = ListShelf.Origin.class) String origin,
            @Nullable LocalDate newerBeneath,
            int size,
            List<String> rules) {

        static ListItem of(Placed placed, LocalDate today) {
            var list = placed.list();
            return new ListItem(
                    list.name().slug(),
                    list.title(),
                    list.source(),
                    list.compiledOn(),
                    list.reviewBy(),
                    list.isOverdue(today),
                    placed.origin().name().toLowerCase(Locale.ROOT),
                    placed.newer() == null ? null : placed.newer().compiledOn(),
                    list.entries().size(),
                    list.name().rules());
        }
    }

    /**
     * A list with its lines.
     *
     * @param form what a line holds, in words
     * @param note what else to know; may be empty
     * @param uploads every version that somebody uploaded, the newest first
     */
    record ListAnswer(ListItem list, String form, String note, List<EntryItem> entries, List<UploadItem> uploads) {}

    /**
     * A line of a list.
     *
     * @param key what rules look for; in some lists with {@code *} for any run of characters
     * @param detail what the list says of it
     */
    record EntryItem(String key, String detail) {

        static EntryItem of(ListEntry entry) {
            return new EntryItem(entry.key(), entry.detail());
        }
    }

    /**
     * A list as somebody uploaded it.
     *
     * @param withdrawnAt when somebody took it out of force; null while nobody has
     */
    record UploadItem(
            long id,
            LocalDate compiledOn,
            Instant uploadedAt,
            String uploadedBy,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnBy) {

        static UploadItem of(ListVersion version) {
            return new UploadItem(
                    version.id(),
                    version.list().compiledOn(),
                    version.at(),
                    version.by(),
                    version.withdrawnAt(),
                    version.withdrawnBy());
        }
    }

    /** The lists in force. */
    @GetMapping(ApiPaths.V1 + "/lists")
    Listed<ListItem> lists(Paging paging) {
        var today = organization.dayOf(clock.instant());
        return Listed.cut(shelf.placed(), paging, placed -> ListItem.of(placed, today));
    }

    /** One list in force with all of its lines. */
    @GetMapping(ApiPaths.V1 + "/lists/{name}")
    ListAnswer list(@PathVariable String name) {
        var wanted = ListController.named(name);
        var placed = shelf.placed().stream()
                .filter(one -> one.list().name() == wanted)
                .findFirst()
                .orElseThrow();
        return new ListAnswer(
                ListItem.of(placed, organization.dayOf(clock.instant())),
                wanted.form(),
                placed.list().note(),
                placed.list().entries().stream().map(EntryItem::of).toList(),
                store.history(wanted).stream().map(UploadItem::of).toList());
    }
}
