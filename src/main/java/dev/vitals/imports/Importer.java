package dev.vitals.imports;

import dev.vitals.account.Account;
import dev.vitals.account.AccountStore;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.hash.Sha256;
import dev.vitals.imports.KnownResources.Target;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.rule.RuleBooks;
import java.io.IOException;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes files in: first to look at, then, at somebody's word, to keep. */
@Service
class Importer {

    private final AccountStore accounts;
    private final BatchStore batches;
    private final KnownResources known;
    private final InventoryStore inventories;
    private final EvaluationStore evaluations;
    private final RuleBooks books;
    private final Mapping mapping;
    private final Clock clock;

    Importer(
            AccountStore accounts,
            BatchStore batches,
            KnownResources known,
            InventoryStore inventories,
            EvaluationStore evaluations,
            RuleBooks books,
            Mapping mapping,
            Clock clock) {
        this.accounts = accounts;
        this.batches = batches;
        this.known = known;
        this.inventories = inventories;
        this.evaluations = evaluations;
        this.books = books;
        this.mapping = mapping;
        this.clock = clock;
    }

    /**
     * Reads a file and lets it wait.
     *
     * @param name as whoever put it in calls it
     * @throws RefusedFileException when nothing of it can be taken
     */
    UUID look(String name, long bytes, InputStreamSource file, String by) throws IOException {
        var read = ReadFile.of(file, mapping.names());
        var watched = accounts.all().stream().collect(Collectors.toMap(Account::id, Account::name));
        var product = read.findings().getFirst().product();
        var batch = new Batch(
                UUID.randomUUID(),
                product.id(),
                product.name(),
                product.version(),
                read.format(),
                Texts.first(Texts.clean(name, 200), "unnamed"),
                sha256(file),
                bytes,
                clock.instant(),
                by,
                read.saidAt(),
                null,
                BatchCounts.of(read, watched),
                read.refused());
        var rows = read.findings().stream()
                .filter(finding -> finding.word() != FileFinding.Word.NEITHER)
                .filter(finding -> watched.containsKey(finding.account()) && !finding.isReadByScans())
                .map(finding -> BatchRow.of(finding, mapping.of(finding)))
                .toList();
        batches.add(batch, rows);
        return batch.id();
    }

    /** Keeps a file that waits; does nothing where that was done already. */
    @Transactional
    public void keep(UUID id) {
        var now = clock.instant();
        if (!batches.take(id, now)) {
            return;
        }
        var batch = batches.find(id).orElseThrow();
        long resolved = 0;
        long older = 0;
        var byAccount = batches.rows(id).stream().collect(Collectors.groupingBy(BatchRow::account));
        for (var rows : byAccount.entrySet()) {
            var verdicts = keep(batch, rows.getKey(), rows.getValue(), now);
            resolved += verdicts.resolved();
            older += verdicts.older();
        }
        batches.name(id);
        batches.settle(id, resolved, older);
    }

    private FileVerdicts keep(Batch batch, String account, List<BatchRow> rows, Instant now) {
        var targets =
                rows.stream().map(row -> new Target(row.target(), row.region())).toList();
        var verdicts = new FileVerdicts(
                batch,
                known.of(account, targets),
                known.words(account),
                books.current().settings().marks());
        rows.forEach(verdicts::add);
        var write = new ScanWrite(batch.id(), account, now);
        inventories.write(write, verdicts.resources(), List.of());
        evaluations.report(write, verdicts.evaluations());
        return verdicts;
    }

    private static String sha256(InputStreamSource file) throws IOException {
        try (var in = new DigestInputStream(file.getInputStream(), Sha256.digest())) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return Sha256.hex(in.getMessageDigest().digest());
        }
    }
}
