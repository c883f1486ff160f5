package dev.vitals.rule;

import dev.vitals.aws.AnsweringSession;
import dev.vitals.aws.Operation;
import dev.vitals.aws.SdkJson;
import dev.vitals.collect.Collector;
import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.account.AwsRegion;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading.Unreadable;
import dev.vitals.inventory.Resource;
import dev.vitals.scan.AccountReader;
import dev.vitals.scan.Progress;
import dev.vitals.support.Inventories;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which operations each kind of resource is read by, found out by refusing them one by one: an operation is needed for a
 * kind when its refusal leaves something of the kind unread.
 */
final class NeededOperations {

    /**
     * Whose refusal leaves nothing unread, each with the one that it goes with: a report that somebody else may have
     * generated in the last four hours, a look at the account that spares one at each function.
     */
    static final Map<String, String> BESIDE =
            Map.of("GenerateCredentialReport", "GetCredentialReport", "GetAccountSettings", "GetFunctionConcurrency");

    /** Two, because what is global is asked in the first one only and lies there among what is regional. */
    private static final List<String> REGIONS = List.of(Inventories.REGION, "us-west-2");

    private final Map<Class<?>, Set<Operation>> needed = new HashMap<>();
    private final Set<Operation> uncalled = new HashSet<>();

    private NeededOperations() {}

    static NeededOperations of(List<Collector> collectors) {
        var found = new NeededOperations();
        collectors.forEach(found::tryOut);
        return found;
    }

    /** What reading a kind of configuration needs; nothing for the account and its regions, which are just there. */
    Set<Operation> of(Class<?> config) {
        return needed.getOrDefault(config, Set.of());
    }

    /** What collectors declare and never call, whatever they are answered. */
    Set<Operation> uncalled() {
        return uncalled;
    }

    private void tryOut(Collector collector) {
        var session = new AnsweringSession(Inventories.HOME, null);
        var whole = words(read(collector, session));
        for (Operation operation : collector.operations()) {
            if (session.wasCalled(operation)) {
                words(read(collector, new AnsweringSession(Inventories.HOME, operation)))
                        .forEach((kind, words) -> {
                            if (!words.equals(whole.get(kind))) {
                                needed.computeIfAbsent(kind, any -> new HashSet<>())
                                        .add(operation);
                            }
                        });
            } else {
                uncalled.add(operation);
            }
        }
        BESIDE.forEach((silent, seen) -> addBeside(collector, silent, seen));
    }

    private void addBeside(Collector collector, String silent, String seen) {
        collector.operations().stream()
                .filter(operation -> operation.name().equals(silent))
                .forEach(operation -> needed.values().stream()
                        .filter(all ->
                                all.stream().anyMatch(other -> other.name().equals(seen)))
                        .forEach(all -> all.add(operation)));
    }

    private static Inventory read(Collector collector, AnsweringSession session) {
        return new AccountReader(List.of(collector)).read(session, REGIONS, Inventories.READ_AT, Progress.SILENT);
    }

    /** What is known of each kind, in words that change with every reading of it. */
    private static Map<Class<?>, Set<String>> words(Inventory inventory) {
        var words = new HashMap<Class<?>, Set<String>>();
        inventory.eachList((config, region, listed) -> add(words, config, region + word(listed)));
        for (Resource<?> resource : inventory.resources()) {
            add(words, resource.config().getClass(), resource.tags() + " " + SdkJson.toJson(resource.config()));
        }
        words.keySet().removeAll(Set.of(AwsAccount.class, AwsRegion.class));
        return words;
    }

    private static String word(@Nullable Object listed) {
        return listed instanceof Unreadable<?> ? " unread" : " " + listed;
    }

    private static void add(Map<Class<?>, Set<String>> words, Class<?> config, String word) {
        words.computeIfAbsent(config, any -> new TreeSet<>()).add(word);
    }
}
