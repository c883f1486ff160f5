package dev.vitals.register;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registers: business associates, training, incidents, reviews, restore tests, media. */
@RestController
@Needs(Right.READ)
class RegisterApi {

    private final RegisterDesk desk;
    private final RegisterList list;

    RegisterApi(RegisterDesk desk, RegisterList list) {
        this.desk = desk;
        this.list = list;
    }

    /**
     * A register.
     *
     * @param slug by which it is asked for
     * @param citations of the safeguards that it serves
     * @param entries how many it has
     * @param overdue how many of them are overdue
     */
    record RegisterItem(String slug, String title, List<String> citations, long entries, long overdue) {}

    /**
     * An entry of a register, in its newest version.
     *
     * @param fields what it says; what is empty is left out
     * @param due the last day on which it is in order; null where it has no end
     * @param overdue whether that day has passed
     * @param fileSha256 hash of the file beside it; null where there is none
     */
    record RegisterEntryItem(
            long id,
            int version,
            String title,
            List<RegisterFieldItem> fields,
            boolean closed,
            @Nullable LocalDate due,
            boolean overdue,
            @Nullable String fileSha256,
            String recordedBy,
            Instant recordedAt) {

        static RegisterEntryItem of(RegisterEntry entry, LocalDate day) {
            return new RegisterEntryItem(
                    entry.id(),
                    entry.version(),
                    entry.title(),
                    entry.fields().entrySet().stream()
                            .map(field -> new RegisterFieldItem(field.getKey(), field.getValue()))
                            .toList(),
                    entry.isClosed(),
                    entry.due(),
                    entry.isLate(day),
                    entry.file(),
                    entry.recordedBy(),
                    entry.recordedAt());
        }
    }

    /** What an entry says in one field. */
    record RegisterFieldItem(String name, String value) {}

    /** Every register. */
    @GetMapping(ApiPaths.V1 + "/registers")
    Listed<RegisterItem> registers(AsOf asOf, Paging paging) {
        var counts = list.counts(asOf);
        return Listed.cut(RegisterCatalogue.all(), paging, register -> item(register, counts.get(register.slug())));
    }

    private static RegisterItem item(RegisterDefinition register, RegisterList.@Nullable Count count) {
        return new RegisterItem(
                register.slug(),
                register.title(),
                register.citations(),
                count == null ? 0 : count.entries(),
                count == null ? 0 : count.late());
    }

    /**
     * Entries of a register, by the page.
     *
     * @param text in anything that the entry says
     * @param state overdue, in order, closed or all; all but closed where it is left out
     */
    @GetMapping(ApiPaths.V1 + "/registers/{slug}")
    Listed<RegisterEntryItem> entries(
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") @Words({"late", "order", "closed", "all"}) String state,
            AsOf asOf,
            Paging paging) {
        var found = list.all(desk.named(slug), new RegisterFilter(text, state, ""), asOf);
        return Listed.cut(found, paging, entry -> RegisterEntryItem.of(entry, asOf.day()));
    }
}
