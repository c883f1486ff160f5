package dev.vitals.imports;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.page.Slice;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Files of other products' findings. */
@RestController
@Needs(Right.IMPORT)
class ImportApi {

    private final BatchStore batches;

    ImportApi(BatchStore batches) {
        this.batches = batches;
    }

    /**
     * A file that somebody put in.
     *
     * @param product in rule ids; of the first row where the file holds several
     * @param saidAt the latest time that the file names; null where it names none
     * @param keptAt null while it waits for somebody's word
     * @param fails rows that say that something fails
     * @param refused rows that were not understood: what they would say is unknown
     * @param ungraded rows whose severity was not understood; they count as medium
     * @param opened findings that were opened by it, or opened again; 0 while it waits
     */
    record ImportItem(
            UUID id,
            String product,
            String productName,
            String version,
            @Words(of = Format.class) String format,
            String fileName,
            String sha256,
            long bytes,
            Instant uploadedAt,
            String uploadedBy,
            @Nullable Instant saidAt,
            @Nullable Instant keptAt,
            long fails,
            long passes,
            long neither,
            long refused,
            long ungraded,
            long opened,
            long resolved) {

        static ImportItem of(Batch batch) {
            var counts = batch.counts();
            return new ImportItem(
                    batch.id(),
                    batch.product(),
                    batch.productName(),
                    batch.version(),
                    batch.format().name().toLowerCase(Locale.ROOT),
                    batch.fileName(),
                    batch.sha256(),
                    batch.bytes(),
                    batch.uploadedAt(),
                    batch.uploadedBy(),
                    batch.saidAt(),
                    batch.keptAt(),
                    counts.fails(),
                    counts.passes(),
                    counts.neither(),
                    counts.refused(),
                    counts.ungraded(),
                    counts.opened(),
                    counts.resolved());
        }
    }

    /**
     * A file with what it says of which account.
     *
     * @param otherProducts products in the file beside the first
     * @param refusals the first rows that were not understood
     */
    record ImportAnswer(
            ImportItem file, List<String> otherProducts, List<ImportedAccount> accounts, List<RefusedRow> refusals) {}

    /**
     * What a file says of one account.
     *
     * @param isWatched whether Vitals watches it; what the file says of others is passed over
     */
    record ImportedAccount(String account, boolean isWatched, long fails, long passes) {

        static ImportedAccount of(BatchCounts.OfAccount account) {
            return new ImportedAccount(account.id(), account.isWatched(), account.fails(), account.passes());
        }
    }

    /**
     * A row that was not understood.
     *
     * @param where such as "row 7"
     * @param why completes "it …"
     */
    record RefusedRow(String where, String why) {

        static RefusedRow of(ReadFile.Refusal refusal) {
            return new RefusedRow(refusal.where(), refusal.why());
        }
    }

    /** Files that were put in, the latest first, by the page; those that wait among them. */
    @GetMapping(ApiPaths.V1 + "/imports")
    Listed<ImportItem> imports(Paging paging) {
        return Listed.of(
                new Slice<>(
                        batches.latest(paging.skipped(), paging.size()), batches.count(), paging.page(), paging.size()),
                paging,
                ImportItem::of);
    }

    /** One file with what it says of which account, and what of it was not understood. */
    @GetMapping(ApiPaths.V1 + "/imports/{id}")
    ImportAnswer imported(@PathVariable UUID id) {
        var batch = batches.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No imported file " + id));
        return new ImportAnswer(
                ImportItem.of(batch),
                batch.counts().others(),
                batch.counts().accounts().stream().map(ImportedAccount::of).toList(),
                batch.refused().stream().map(RefusedRow::of).toList());
    }
}
