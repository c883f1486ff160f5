package dev.vitals.scan;

import dev.vitals.aws.AwsSession;
import dev.vitals.aws.Fault;
import dev.vitals.aws.FaultySession;
import dev.vitals.aws.Operation;
import dev.vitals.aws.SdkJson;
import dev.vitals.collect.Collector;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets every operation go wrong in every way, reads again the services that use it, judges the whole account, and holds
 * that against the same account without the fault.
 */
final class FaultTable {

    /** What came of one fault of one operation. */
    record Cell(String word, List<String> wrong) {}

    private record Judged(String rule, ResourceKey resource) {}

    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();
    private static final RuleEngine ENGINE = new RuleEngine(RuleCatalogue.discover(), COLLECTORS.kinds());
    private static final Map<String, Set<String>> USED = used();

    private final AwsSession account;
    private final List<String> regions;
    private final FaultySession.Line line = new FaultySession.Line();
    private final Inventory whole;
    private final Map<Judged, Verdict> before;

    FaultTable(AwsSession account, List<String> regions) {
        this.account = account;
        this.regions = regions;
        this.whole = read(COLLECTORS.collectors(), account);
        this.before = judge(whole);
    }

    static List<Operation> operations() {
        return COLLECTORS.operations();
    }

    /** The row of an operation. */
    Map<Fault, Cell> row(Operation operation) {
        var row = new EnumMap<Fault, Cell>(Fault.class);
        for (Fault fault : Fault.values()) {
            row.put(fault, cell(operation, fault));
        }
        return row;
    }

    Cell cell(Operation operation, Fault fault) {
        var trace = new FaultySession.Trace();
        var users = COLLECTORS.collectors().stream()
                .filter(collector -> collector.operations().contains(operation))
                .toList();
        var again = read(users, new FaultySession(account, line, operation, fault, trace));
        if (trace.called() == 0) {
            return new Cell("not called here", List.of());
        }
        if (trace.faulted() + trace.second() == 0) {
            return switch (fault) {
                case EXPIRED_TOKEN, EMPTY_PAGE ->
                    trace.pages() == 0
                            ? new Cell("n/a: one answer", List.of())
                            : new Cell("n/a: first page suffices", List.of("the next page was never asked for"));
                default -> new Cell("n/a: names nothing", List.of());
            };
        }
        var merged = merged(users, again);
        return new Cell(word(operation, fault, again), wrong(operation, fault, again, merged));
    }

    private String word(Operation operation, Fault fault, Inventory again) {
        if (fault == Fault.EMPTY_PAGE) {
            return "kept";
        }
        var named = causes(operation, again);
        if (named.isEmpty()) {
            return fault == Fault.VANISHED ? "left out or not set" : "asked otherwise";
        }
        var retried = FaultySession.sent(line) > 1 ? "retried, " : "";
        return retried + "unknown: " + String.join(", ", named);
    }

    private List<String> wrong(Operation operation, Fault fault, Inventory again, Inventory merged) {
        var wrong = new ArrayList<String>();
        var after = judge(merged);
        after.forEach((judged, verdict) -> {
            var was = before.get(judged);
            if (verdict instanceof Verdict.Pass && !(was instanceof Verdict.Pass)) {
                wrong.add("false pass of %s, of %s: was %s".formatted(judged.rule(), judged.resource(), was));
            }
            if (was instanceof Verdict.Fail && verdict instanceof Verdict.NotApplicable) {
                wrong.add("closed as not applicable: %s".formatted(judged));
            }
            if (!uses(judged.rule(), operation) && !verdict.equals(was)) {
                wrong.add("another service changed: %s: %s, was %s".formatted(judged, verdict, was));
            }
        });
        before.forEach((judged, was) -> {
            if (was instanceof Verdict.Fail && !after.containsKey(judged) && isWhole(merged, judged.resource())) {
                wrong.add("closed as gone: %s".formatted(judged));
            }
        });
        if (fault == Fault.EMPTY_PAGE && !after.equals(before)) {
            wrong.add("an empty page changed verdicts");
        }
        fault.cause().ifPresent(right -> {
            var named = causes(operation, again);
            if (named.isEmpty() && fault != Fault.VANISHED) {
                wrong.add("no reading names it");
            }
            named.stream()
                    .filter(cause -> !cause.equals(right.name()))
                    .forEach(cause -> wrong.add("named %s".formatted(cause)));
        });
        return wrong;
    }

    /** The causes that readings and lists name beside the operation. */
    private static Set<String> causes(Operation operation, Inventory read) {
        var named = new java.util.TreeSet<String>();
        var call = operation.service() + ":" + operation.name() + " ";
        read.eachList((config, region, listed) -> {
            if (listed instanceof Reading.Unreadable<Integer>(var cause, var detail) && (detail + " ").contains(call)) {
                named.add(cause.name());
            }
        });
        var pattern = java.util.regex.Pattern.compile(
                "\"\\$unreadable\":\"(\\w+)\",\"detail\":\"[^\"]*" + java.util.regex.Pattern.quote(call));
        read.resources()
                .forEach(resource -> pattern.matcher(
                                SdkJson.toJson(resource.config()).toString())
                        .results()
                        .forEach(found -> named.add(found.group(1))));
        return named;
    }

    private static boolean isWhole(Inventory inventory, ResourceKey resource) {
        return COLLECTORS.kinds().stream()
                .filter(kind -> kind.type().equals(resource.type()))
                .map(kind -> inventory.coverage(kind.config(), resource.region()))
                .allMatch(listed -> listed instanceof Reading.Known<Integer>);
    }

    /** What the services that use the operation hold now, and everything else as it was. */
    private Inventory merged(List<Collector> users, Inventory again) {
        var merged = new Inventory(whole.home(), regions, Inventories.READ_AT);
        var anew = users.stream()
                .flatMap(collector -> collector.kinds().stream())
                .map(ResourceKind::config)
                .collect(Collectors.toSet());
        whole.resources().stream()
                .filter(resource -> !anew.contains(resource.config().getClass()))
                .forEach(merged::add);
        again.resources().stream()
                .filter(resource -> anew.contains(resource.config().getClass()))
                .forEach(merged::add);
        for (ResourceKind<?> kind : COLLECTORS.kinds()) {
            var from = anew.contains(kind.config()) ? again : whole;
            for (String region : places()) {
                if (from.wasAsked(kind.config(), region)) {
                    list(merged, kind, region, from);
                }
            }
        }
        return merged;
    }

    private List<String> places() {
        return Stream.concat(Stream.of(Place.GLOBAL), regions.stream()).toList();
    }

    private static void list(Inventory merged, ResourceKind<?> kind, String region, Inventory from) {
        switch (from.coverage(kind.config(), region)) {
            case Reading.Known<Integer> known -> merged.complete(kind.config(), region);
            case Reading.Absent<Integer> off -> merged.off(kind.config(), region);
            case Reading.Unreadable<Integer>(var cause, var detail) ->
                merged.incomplete(kind.config(), region, cause, detail);
        }
    }

    private Inventory read(List<Collector> collectors, AwsSession session) {
        return new AccountReader(collectors).read(session, regions, Inventories.READ_AT, Progress.SILENT);
    }

    private static Map<Judged, Verdict> judge(Inventory inventory) {
        var verdicts = new LinkedHashMap<Judged, Verdict>();
        ENGINE.judge(
                inventory,
                Settings.defaults(),
                (Evaluation each) -> verdicts.put(new Judged(each.rule().id(), each.resource()), each.verdict()));
        return verdicts;
    }

    private static boolean uses(String rule, Operation operation) {
        var used = USED.getOrDefault(rule, Set.of("*"));
        return used.contains("*") || used.contains(operation.service() + ":" + operation.name());
    }

    private static Map<String, Set<String>> used() {
        var used = new HashMap<String, Set<String>>();
        try (var table = RuleEngine.class.getResourceAsStream("/facts/rule-operations.tsv")) {
            new String(table.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split("\t", -1))
                    .forEach(row -> used.put(row[0], new HashSet<>(List.of(row[2].split(",")))));
            return used;
        } catch (java.io.IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }
}
