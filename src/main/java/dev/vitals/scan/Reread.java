package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
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
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.RuleFactTable;
import dev.vitals.rule.Verdict;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A look at one resource between two scans: reads what a rule looks at and nothing else, judges the resource by every rule
 * for which that is enough, and stores what came of it. All regions are read, because a rule may look into each.
 */
@Component
public class Reread {

    private static final String EVERYTHING = "*";

    private final List<AccountOpener> openers;
    private final ReadKinds kinds;
    private final AttestationReader attested;
    private final RuleBooks books;
    private final RuleFactTable facts;
    private final InventoryStore inventories;
    private final EvaluationStore evaluations;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reread(
            List<AccountOpener> openers,
            ReadKinds kinds,
            AttestationReader attested,
            RuleBooks books,
            RuleFactTable facts,
            InventoryStore inventories,
            EvaluationStore evaluations,
            ApplicationEventPublisher events,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.openers = List.copyOf(openers);
        this.kinds = kinds;
        this.attested = attested;
        this.books = books;
        this.facts = facts;
        this.inventories = inventories;
        this.evaluations = evaluations;
        this.events = events;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What a look came to. */
    public sealed interface Seen {

        /** The rule has judged it. */
        record Judged(Verdict verdict) implements Seen {}

        /** It is there, but the rule said nothing of it; what it said before stands until a scan. */
        record Unjudged() implements Seen {}

        /** The whole list does not hold the resource any more. */
        record Gone() implements Seen {}

        /**
         * Nothing shows whether it is still there: its list could not be read to its end, or its service is off.
         *
         * @param why a sentence
         */
        record Unlisted(String why) implements Seen {}
    }

    /** Whether a look can say anything of what this rule judges: some rules look at all that a scan reads. */
    public boolean canLook(String rule, String type) {
        return !facts.of(rule).isAboutEverything()
                && !facts.of(rule).looksAt().contains(EVERYTHING)
                && books.current().find(rule).isPresent()
                && !kinds.readers(Set.of(type)).isEmpty();
    }

    /** How many services {@link #look} would read. */
    public int services(String rule, String type) {
        return kinds.readers(types(rule, type)).size();
    }

    /**
     * Looks.
     *
     * @param look its number, which the events of findings name
     * @throws CannotConnectException with a sentence, when the account does not open
     */
    public Seen look(UUID look, Account account, ResourceKey resource, String rule, Progress progress) {
        var at = clock.instant();
        var types = types(rule, resource.type());
        var opened = AccountOpener.of(account, openers).open(account, "vitals-look-" + look, at, new CallLog());
        var inventory = new AccountReader(kinds.readers(types)).read(opened.home(), opened.regions(), at, progress);
        attested.read(inventory);
        return keep(new ScanWrite(look, account.id(), at), inventory, resource, rule, types);
    }

    private Seen keep(ScanWrite look, Inventory inventory, ResourceKey key, String rule, Set<String> types) {
        var found = inventory.resources().stream()
                .filter(each -> each.key().equals(key))
                .findFirst();
        if (found.isPresent()) {
            return judged(look, inventory, found.get(), rule, types);
        }
        var listed = lists(inventory, key);
        if (listed.isEmpty() || !listed.stream().allMatch(Reading.Known.class::isInstance)) {
            return new Seen.Unlisted(why(listed));
        }
        transaction.executeWithoutResult(any -> {
            inventories.gone(look, key);
            evaluations.gone(look, key);
            events.publishEvent(new FindingsMoved(look.at(), look.account()));
        });
        return new Seen.Gone();
    }

    private Seen judged(ScanWrite look, Inventory inventory, Resource<?> resource, String rule, Set<String> types) {
        var book = books.current();
        var enough =
                book.judges().stream().filter(judge -> isEnough(judge, types)).toList();
        var verdicts = new ArrayList<Evaluation>();
        new RuleEngine(enough, kinds.all()).judge(inventory, book.settings(), each -> {
            if (each.resource().equals(resource.key())) {
                verdicts.add(each);
            }
        });
        transaction.executeWithoutResult(any -> {
            inventories.write(look, List.of(kinds.stored(resource)).stream(), List.of());
            evaluations.write(look, verdicts.stream(), List.of());
            events.publishEvent(new FindingsMoved(look.at(), look.account()));
        });
        return verdicts.stream()
                .filter(each -> each.rule().id().equals(rule))
                .findFirst()
                .<Seen>map(each -> new Seen.Judged(each.verdict()))
                .orElseGet(Seen.Unjudged::new);
    }

    /** Where several lists make up a type, all of them. */
    private List<Reading<Integer>> lists(Inventory inventory, ResourceKey key) {
        return kinds.ofType(key.type()).stream()
                .map(kind -> inventory.coverage(kind.config(), key.region()))
                .toList();
    }

    /** Why lists of which at least one is not whole show nothing. */
    private static String why(List<Reading<Integer>> listed) {
        return listed.stream()
                .filter(Reading.Unreadable.class::isInstance)
                .map(Reading.Unreadable.class::cast)
                .map(list -> list.cause().words() + ": " + list.detail() + ". It stays as it was.")
                .findFirst()
                .orElse(
                        listed.isEmpty()
                                ? "Nothing reads lists of such resources. It stays as it was."
                                : "The service that holds it is off. What it said stands.");
    }

    private boolean isEnough(Judge judge, Set<String> types) {
        var rule = judge.definition().id();
        return !facts.of(rule).isAboutEverything()
                && types.containsAll(facts.of(rule).looksAt());
    }

    private Set<String> types(String rule, String type) {
        var types = new HashSet<>(facts.of(rule).looksAt());
        types.add(type);
        return types;
    }
}
