package dev.vitals.scan;

import dev.vitals.aws.AnsweringSession;
import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Operation;
import dev.vitals.aws.SdkJson;
import dev.vitals.collect.Collector;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.demo.RecordedClinic;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Catalogues;
import dev.vitals.support.Inventories;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** An account that was read and judged whole, of which the services that use an operation can be read again. */
final class FaultedAccount {

    /** A rule, and what it judged. */
    record Judged(String rule, ResourceKey resource) {}

    static final CollectorCatalogue COLLECTORS = Catalogues.COLLECTORS;
    private static final RuleEngine ENGINE = new RuleEngine(Catalogues.RULES, COLLECTORS.kinds());

    /** Calls that say whether something is done, and that are made again until it is. */
    private static final Set<String> JOBS = Set.of("GenerateCredentialReport", "GetServiceLastAccessedDetails");

    private final AwsSession session;
    private final List<String> regions;
    private final Instant at;
    private final Inventory whole;
    private final Map<Judged, Verdict> verdicts;

    private FaultedAccount(AwsSession session, List<String> regions, Instant at) {
        this.session = session;
        this.regions = regions;
        this.at = at;
        this.whole = read(COLLECTORS.collectors(), session);
        this.verdicts = judge(whole);
    }

    /** One of everything in one region, in one of the turns of {@link dev.vitals.support.Full}. */
    static FaultedAccount ofOneOfEverything(int turn) {
        return new FaultedAccount(
                new AnsweringSession(Inventories.HOME, null).turned(turn), List.of("us-east-1"), Inventories.READ_AT);
    }

    /** The account of the demo in which most is wrong. */
    static FaultedAccount ofTheClinic() {
        var clinic = new RecordedClinic();
        return new FaultedAccount(clinic.session("production"), clinic.regions("production"), clinic.lastDay());
    }

    AwsSession session() {
        return session;
    }

    Inventory whole() {
        return whole;
    }

    Instant at() {
        return at;
    }

    /** The same once more, for whom adds to it. */
    Inventory copy() {
        return with(List.of(), whole);
    }

    /** What is said of it when all is answered. */
    Map<Judged, Verdict> verdicts() {
        return verdicts;
    }

    /** What would be said, had one operation answered otherwise; none where the account knows no other answers. */
    List<Map<Judged, Verdict>> otherwise(Operation operation) {
        return session instanceof AnsweringSession answering
                ? Stream.of(AnsweringSession.BARE, 0, 1, 2)
                        .filter(turn -> turn != AnsweringSession.BARE || !JOBS.contains(operation.name()))
                        .map(turn -> judge(with(users(operation), answering.turned(operation, turn))))
                        .toList()
                : List.of();
    }

    /** The collectors that call an operation. */
    static List<Collector> users(Operation operation) {
        return COLLECTORS.collectors().stream()
                .filter(collector -> collector.operations().contains(operation))
                .toList();
    }

    Inventory read(List<Collector> collectors, AwsSession from) {
        return new AccountReader(collectors).read(from, regions, at, Progress.SILENT);
    }

    static Map<Judged, Verdict> judge(Inventory inventory) {
        var verdicts = new LinkedHashMap<Judged, Verdict>();
        ENGINE.judge(
                inventory,
                Settings.defaults(),
                (Evaluation each) -> verdicts.put(new Judged(each.rule().id(), each.resource()), each.verdict()));
        return verdicts;
    }

    private Inventory with(List<Collector> users, AwsSession from) {
        return with(users, read(users, from));
    }

    /** What some services hold now, and everything else as it was. */
    Inventory with(List<Collector> users, Inventory again) {
        var merged = new Inventory(whole.home(), regions, at);
        var anew = new HashSet<Class<?>>();
        users.forEach(user -> user.kinds().forEach(kind -> anew.add(kind.config())));
        whole.resources().stream()
                .filter(resource -> !anew.contains(resource.config().getClass()))
                .forEach(merged::add);
        again.resources().stream()
                .filter(resource -> anew.contains(resource.config().getClass()))
                .forEach(merged::add);
        for (ResourceKind<?> kind : COLLECTORS.kinds()) {
            var from = anew.contains(kind.config()) ? again : whole;
            Stream.concat(Stream.of(Place.GLOBAL), regions.stream())
                    .filter(region -> from.wasAsked(kind.config(), region))
                    .forEach(region -> list(merged, kind, region, from));
        }
        return merged;
    }

    private static void list(Inventory merged, ResourceKind<?> kind, String region, Inventory from) {
        switch (from.coverage(kind.config(), region)) {
            case Reading.Known<Integer> known -> merged.complete(kind.config(), region);
            case Reading.Absent<Integer> off -> merged.off(kind.config(), region);
            case Reading.Unreadable<Integer>(var cause, var detail) ->
                merged.incomplete(kind.config(), region, cause, detail);
        }
    }

    /** What an inventory says of all services but some, as text: lists, resources, and every reading of them. */
    static Map<String, String> readingsBut(List<Collector> some, Inventory inventory) {
        var left = new HashSet<Class<?>>();
        some.forEach(user -> user.kinds().forEach(kind -> left.add(kind.config())));
        var readings = new TreeMap<String, String>();
        inventory.eachList((config, region, listed) -> {
            if (!left.contains(config)) {
                readings.put("list of " + config.getSimpleName() + " in " + region, listed.toString());
            }
        });
        inventory.resources().stream()
                .filter(resource -> !left.contains(resource.config().getClass()))
                .forEach(resource -> readings.put(
                        resource.config().getClass().getSimpleName() + " " + resource.key(),
                        resource.tags() + SdkJson.toJson(resource.config()).toString()));
        return readings;
    }

    /** Whether every list that could hold a resource was read to its end. */
    static boolean isWhole(Inventory inventory, ResourceKey resource) {
        return COLLECTORS.kinds().stream()
                .filter(kind -> kind.type().equals(resource.type()))
                .map(kind -> inventory.coverage(kind.config(), resource.region()))
                .allMatch(listed -> listed instanceof Reading.Known<Integer>);
    }
}
