package dev.vitals.scan;

import dev.vitals.aws.SdkJson;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.AttestedRiskAnalysis;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleEngine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Judges what a scan read and stores all of it, or nothing: resources, verdicts, findings, the end of the scan. */
@Component
public class ScanKeeper {

    private final Map<Class<?>, ResourceKind<?>> kinds;
    private final AttestationReader attested;
    private final RuleBooks books;
    private final InventoryStore inventories;
    private final EvaluationStore evaluations;
    private final ScanStore scans;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    public ScanKeeper(
            CollectorCatalogue collectors,
            AttestationReader attested,
            RuleBooks books,
            InventoryStore inventories,
            EvaluationStore evaluations,
            ScanStore scans,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.kinds = Stream.concat(collectors.kinds().stream(), Stream.of(AttestedRiskAnalysis.KIND))
                .collect(Collectors.toMap(ResourceKind::config, Function.identity()));
        this.attested = attested;
        this.books = books;
        this.inventories = inventories;
        this.evaluations = evaluations;
        this.scans = scans;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** A scan that others have ended meanwhile, because nobody heard of it any more. */
    static final class EndedByOthersException extends RuntimeException {

        EndedByOthersException(ScanWrite scan) {
            super("Scan %s was ended by another instance, or stopped".formatted(scan.id()));
        }
    }

    /**
     * Stores a scan and says that it is finished.
     *
     * @throws EndedByOthersException where it does not run any more; nothing of it is stored then
     */
    ScanState keep(ScanWrite scan, Inventory inventory, ScanCounts counts, Instant ended) {
        attested.read(inventory);
        var lists = lists(inventory);
        var book = books.current();
        var engine = new RuleEngine(book.judges(), List.copyOf(kinds.values()));
        var state = lists.stream().allMatch(list -> list.cause() == null) ? ScanState.COMPLETE : ScanState.PARTIAL;
        transaction.executeWithoutResult(any -> {
            inventories.write(scan, inventory.resources().stream().map(this::stored), lists);
            evaluations.write(scan, () -> engine.judged(inventory, book.settings()), lists, book.withdrawn());
            if (!scans.end(scan.id(), state, counts, "", ended)) {
                throw new EndedByOthersException(scan);
            }
            book.version().ifPresent(version -> scans.judgedBy(scan.id(), version));
            events.publishEvent(new ScanFinished(scan.id(), scan.account(), scan.at()));
        });
        return state;
    }

    private StoredResource stored(Resource<?> resource) {
        var kind = kinds.get(resource.config().getClass());
        return StoredResource.of(resource, SdkJson.toJson(resource.config()), kind.volatileMembers());
    }

    private List<ListCoverage> lists(Inventory inventory) {
        var lists = new ArrayList<ListCoverage>();
        inventory.eachList((config, region, listed) ->
                lists.add(ListCoverage.of(kinds.get(config).type(), region, listed)));
        return ListCoverage.perType(lists);
    }
}
