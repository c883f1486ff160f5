package dev.vitals.scan;

import dev.vitals.collect.Focus;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.finding.FindingsMoved;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.Judge;
import dev.vitals.rule.RuleBook;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.RuleFactTable;
import dev.vitals.rule.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Judges what a spot reading found, by the rules for which that is enough, and stores it. No list is closed by it: of a
 * resource that was not mentioned nothing ends, and what needs more than was read is left to the next scan.
 */
@Component
class SpotJudge {

    private static final String EVERYTHING = "*";

    private final ReadKinds kinds;
    private final AttestationReader attested;
    private final RuleBooks books;
    private final RuleFactTable facts;
    private final InventoryStore inventories;
    private final EvaluationStore evaluations;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    SpotJudge(
            ReadKinds kinds,
            AttestationReader attested,
            RuleBooks books,
            RuleFactTable facts,
            InventoryStore inventories,
            EvaluationStore evaluations,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.kinds = kinds;
        this.attested = attested;
        this.books = books;
        this.facts = facts;
        this.inventories = inventories;
        this.evaluations = evaluations;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The types that are to be read so that resources of some types can be judged. */
    Set<String> needed(Set<String> types) {
        var needed = new HashSet<>(types);
        for (Judge judge : books.current().judges()) {
            if (types.contains(kinds.type(judge.definition().config())) && canBeAsked(judge)) {
                needed.addAll(looksAt(judge));
            }
        }
        return needed;
    }

    /**
     * Stores what was found.
     *
     * @param touched what was mentioned and is there
     * @param expected what was mentioned and was known before
     */
    Spot.Seen keep(
            UUID id, Instant at, Inventory inventory, Spot spot, Set<ResourceKey> touched, List<ResourceKey> expected) {
        attested.read(inventory);
        var verdicts = verdicts(inventory, spot.types(), touched);
        var missing = expected.stream().filter(each -> !touched.contains(each)).toList();
        var gone = missing.stream().filter(each -> isWhole(inventory, each)).toList();
        var write = new ScanWrite(id, inventory.account(), at);
        var judged = verdicts.stream().map(Evaluation::resource).collect(Collectors.toSet());
        transaction.executeWithoutResult(any -> {
            inventories.write(
                    write,
                    inventory.resources().stream()
                            .filter(each -> touched.contains(each.key()) || judged.contains(each.key()))
                            .map(kinds::stored),
                    List.of());
            evaluations.write(write, verdicts.stream(), List.of());
            for (ResourceKey each : gone) {
                inventories.gone(write, each);
                evaluations.gone(write, each);
            }
            events.publishEvent(new SpotRead(id, inventory.account(), write.at()));
            events.publishEvent(new FindingsMoved(write.at(), inventory.account()));
        });
        return new Spot.Seen(touched.size(), gone.size(), unread(inventory, missing, gone));
    }

    /** What the rules say of what was touched, and of whatever else they look at it for. */
    private List<Evaluation> verdicts(Inventory inventory, Set<String> types, Set<ResourceKey> touched) {
        var there = inventory.resources().stream().map(Resource::key).collect(Collectors.toSet());
        var narrowed = narrowed(inventory);
        var book = books.current();
        var verdicts = new ArrayList<Evaluation>();
        new RuleEngine(enough(book, inventory, narrowed), kinds.all()).judge(inventory, book.settings(), each -> {
            var isAbout = touched.contains(each.resource())
                    || looksAt(each.rule().id()).stream().anyMatch(types::contains)
                            && !narrowed.contains(each.resource().type());
            if (isAbout && there.contains(each.resource()) && !isForWantOfTheRest(each.verdict())) {
                verdicts.add(each);
            }
        });
        return verdicts;
    }

    /** What only this reading left out is no news of the resource: what was said of it stands until a scan. */
    private static boolean isForWantOfTheRest(Verdict verdict) {
        return verdict instanceof Verdict.Unknown unknown && unknown.detail().contains(Focus.REST_LEFT_OUT);
    }

    private List<Judge> enough(RuleBook book, Inventory inventory, Set<String> narrowed) {
        var read = new HashSet<String>();
        inventory.eachList((config, region, listed) -> read.add(kinds.type(config)));
        return book.judges().stream()
                .filter(this::canBeAsked)
                .filter(judge -> read.contains(kinds.type(judge.definition().config())))
                .filter(judge -> read.containsAll(looksAt(judge)))
                .filter(judge -> looksAt(judge).stream().noneMatch(narrowed::contains))
                .toList();
    }

    private Set<String> narrowed(Inventory inventory) {
        var narrowed = new HashSet<String>();
        inventory.eachList((config, region, listed) -> {
            if (listed instanceof Reading.Unreadable<Integer> why
                    && why.detail().equals(Focus.REST_LEFT_OUT)) {
                narrowed.add(kinds.type(config));
            }
        });
        return narrowed;
    }

    private boolean canBeAsked(Judge judge) {
        var rule = judge.definition().id();
        return !facts.of(rule).isAboutEverything() && !looksAt(rule).contains(EVERYTHING);
    }

    private Set<String> looksAt(Judge judge) {
        return looksAt(judge.definition().id());
    }

    private Set<String> looksAt(String rule) {
        return Set.copyOf(facts.of(rule).looksAt());
    }

    /** Gone is only what a whole list leaves out; a service that is off, or a list of which a part was read, tells nothing. */
    private boolean isWhole(Inventory inventory, ResourceKey key) {
        var lists = kinds.ofType(key.type());
        return !lists.isEmpty()
                && lists.stream()
                        .map(kind -> inventory.coverage(kind.config(), key.region()))
                        .allMatch(Reading.Known.class::isInstance);
    }

    private String unread(Inventory inventory, List<ResourceKey> missing, List<ResourceKey> gone) {
        return missing.stream()
                .filter(each -> !gone.contains(each))
                .flatMap(each -> kinds.ofType(each.type()).stream()
                        .map(kind -> inventory.coverage(kind.config(), each.region()))
                        .map(SpotJudge::why)
                        .filter(Objects::nonNull)
                        .map(why -> "%s is not shown: %s. What was known of it stands.".formatted(each.id(), why)))
                .findFirst()
                .orElse("");
    }

    private static String why(Reading<Integer> list) {
        return switch (list) {
            case Reading.Unreadable<Integer> unread -> unread.cause().words() + ": " + unread.detail();
            case Reading.Absent<Integer> off -> "its service is switched off";
            case Reading.Known<Integer> whole -> null;
        };
    }
}
