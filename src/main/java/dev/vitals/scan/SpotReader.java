package dev.vitals.scan;

import dev.vitals.account.Account;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.CannotConnectException;
import dev.vitals.collect.Focus;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.ResourceKey;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Reads what is said to have changed, between two scans. Nothing of what was said is believed: it only tells where to
 * look. The lists of its services are read whole, details only of what was mentioned; all regions, because a rule may
 * look into each.
 */
@Component
public class SpotReader {

    private final List<AccountOpener> openers;
    private final ReadKinds kinds;
    private final NamedResources known;
    private final SpotJudge judge;
    private final Clock clock;

    SpotReader(List<AccountOpener> openers, ReadKinds kinds, NamedResources known, SpotJudge judge, Clock clock) {
        this.openers = List.copyOf(openers);
        this.kinds = kinds;
        this.known = known;
        this.judge = judge;
        this.clock = clock;
    }

    /** The types of a service that are read: those that begin as {@code AWS::S3::}. */
    public Set<String> typesOf(String service) {
        return kinds.all().stream()
                .map(kind -> kind.type())
                .filter(type -> type.startsWith(service))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Of the types of a spot those of which something is known by one of its names. */
    public Set<String> typesKnown(Account account, Spot spot) {
        return known.named(account.id(), spot.types(), spot.names()).stream()
                .map(ResourceKey::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Reads, judges and stores.
     *
     * @param id its number, which the events of findings name
     * @throws CannotConnectException with a sentence, when the account does not open
     */
    public Spot.Seen read(UUID id, Account account, Spot spot) {
        var at = clock.instant();
        var expected = known.named(account.id(), spot.types(), spot.names());
        var inventory = inventory(id, account, spot, at, new Focus(spot.types(), spot.names()));
        if (!isHere(inventory, expected)) {
            // What is missing may be gone, or go by another name in its list: only the whole tells.
            inventory = inventory(id, account, spot, at, Focus.ALL);
        }
        return judge.keep(id, at, inventory, spot, touched(inventory, spot, expected), expected);
    }

    private Inventory inventory(UUID id, Account account, Spot spot, Instant at, Focus focus) {
        var opened = AccountOpener.of(account, openers).open(account, "vitals-live-" + id, at, new CallLog());
        var readers = kinds.readers(judge.needed(spot.types()));
        return new AccountReader(readers, focus).read(opened.home(), opened.regions(), at, Progress.SILENT);
    }

    private static boolean isHere(Inventory inventory, List<ResourceKey> expected) {
        return keys(inventory).containsAll(expected);
    }

    private static Set<ResourceKey> keys(Inventory inventory) {
        return inventory.resources().stream().map(Resource::key).collect(Collectors.toSet());
    }

    /** Where nothing that was read or is known goes by what was mentioned, it may be any of the types. */
    private static Set<ResourceKey> touched(Inventory inventory, Spot spot, List<ResourceKey> expected) {
        var ofType = inventory.resources().stream()
                .filter(each -> spot.types().contains(each.key().type()))
                .toList();
        var named = ofType.stream()
                .filter(each -> isNamed(each, spot.names()) || expected.contains(each.key()))
                .map(Resource::key)
                .collect(Collectors.toCollection(HashSet::new));
        return named.isEmpty() && expected.isEmpty()
                ? ofType.stream().map(Resource::key).collect(Collectors.toSet())
                : named;
    }

    private static boolean isNamed(Resource<?> resource, Set<String> names) {
        return names.contains(resource.key().id()) || names.contains(resource.arn()) || names.contains(resource.name());
    }
}
