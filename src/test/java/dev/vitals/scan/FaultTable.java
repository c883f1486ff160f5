package dev.vitals.scan;

import dev.vitals.aws.Fault;
import dev.vitals.aws.FaultySession;
import dev.vitals.aws.Operation;
import dev.vitals.aws.SdkJson;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Verdict;
import dev.vitals.scan.FaultedAccount.Judged;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lets every operation go wrong in every way, reads again the services that use it, judges the whole account, and holds
 * that against the same account without the fault, and against what it would be had the operation answered otherwise.
 */
final class FaultTable {

    /** What came of one fault of one operation; what is wrong with it has to be explained. */
    record Cell(String word, List<String> wrong) {}

    static final String ONE_ANSWER = "no pages";
    static final String NAMES_NOTHING = "names nothing";
    static final String NOT_CALLED = "not asked here";
    static final String FIRST_DOES = "first page does";
    static final String LEFT_OUT = "left out or not set";
    static final String KEPT = "kept";

    /** Words that say by themselves why there is nothing to be seen. */
    static final Set<String> PLAIN = Set.of(ONE_ANSWER, NAMES_NOTHING, KEPT);

    private static final Map<String, Set<String>> USED = used();

    private final FaultedAccount account;
    private final FaultySession.Line line = new FaultySession.Line();
    private final Map<Operation, List<Map<Judged, Verdict>>> otherwise = new HashMap<>();

    FaultTable(FaultedAccount account) {
        this.account = account;
    }

    static List<Operation> operations() {
        return FaultedAccount.COLLECTORS.operations();
    }

    /** What comes of a fault, held against the account without it and against other answers. */
    Cell cell(Operation operation, Fault fault) {
        return cell(operation, fault, !fault.isOfPages());
    }

    /** The same, held against the account without it alone. */
    Cell quickCell(Operation operation, Fault fault) {
        return cell(operation, fault, false);
    }

    private Cell cell(Operation operation, Fault fault, boolean againstOthers) {
        var trace = new FaultySession.Trace();
        var users = FaultedAccount.users(operation);
        var faulty = new FaultySession(account.session(), line, operation, fault, trace);
        var again = account.read(users, faulty);
        if (trace.called() == 0) {
            return new Cell(NOT_CALLED, List.of(NOT_CALLED));
        }
        if (trace.faulted() + trace.second() == 0) {
            var word = !fault.isOfPages() ? NAMES_NOTHING : trace.pages() == 0 ? ONE_ANSWER : FIRST_DOES;
            return new Cell(word, List.of(word));
        }
        var named = causes(operation, again);
        var word = word(fault, named);
        var wrong = new ArrayList<String>();
        wrong.addAll(unnamed(fault, named, word));
        var merged = account.with(users, again);
        var after = FaultedAccount.judge(merged);
        wrong.addAll(misjudged(operation, fault, merged, after));
        if (againstOthers) {
            otherwise
                    .computeIfAbsent(operation, account::otherwise)
                    .forEach(other -> wrong.addAll(overlooked(other, after, merged)));
        }
        return new Cell(word, wrong.stream().distinct().toList());
    }

    /** What is other than before of the services that do not use an operation, when all of them are read with a fault. */
    List<String> disturbed(Operation operation, Fault fault) {
        var users = FaultedAccount.users(operation);
        var faulty = new FaultySession(account.session(), line, operation, fault, new FaultySession.Trace());
        var before = FaultedAccount.readingsBut(users, account.whole());
        var after = FaultedAccount.readingsBut(users, account.read(FaultedAccount.COLLECTORS.collectors(), faulty));
        var keys = new TreeSet<>(before.keySet());
        keys.addAll(after.keySet());
        return keys.stream()
                .filter(key -> !String.valueOf(before.get(key)).equals(after.get(key)))
                .map(key -> "another service reads otherwise: %s: %s, was %s"
                        .formatted(key, after.get(key), before.get(key)))
                .toList();
    }

    /** What the account holds where an operation goes wrong, and everything else as it was. */
    Inventory faulted(Operation operation, Fault fault) {
        var users = FaultedAccount.users(operation);
        var faulty = new FaultySession(account.session(), line, operation, fault, new FaultySession.Trace());
        return account.with(users, account.read(users, faulty));
    }

    private static String word(Fault fault, Set<Cause> named) {
        if (fault == Fault.EMPTY_PAGE) {
            return KEPT;
        }
        if (named.isEmpty()) {
            return fault == Fault.VANISHED ? LEFT_OUT : "not missed";
        }
        return named.stream().map(Cause::words).collect(Collectors.joining(", "));
    }

    private static List<String> unnamed(Fault fault, Set<Cause> named, String word) {
        if (fault.cause().isEmpty()) {
            return List.of();
        }
        if (named.isEmpty()) {
            return List.of(word);
        }
        return named.stream()
                .filter(cause -> cause != fault.cause().get())
                .map(cause -> "named " + cause.words())
                .toList();
    }

    private List<String> misjudged(Operation operation, Fault fault, Inventory merged, Map<Judged, Verdict> after) {
        var wrong = new ArrayList<String>();
        var before = account.verdicts();
        after.forEach((judged, verdict) -> {
            var was = before.get(judged);
            if (verdict instanceof Verdict.Pass && !(was instanceof Verdict.Pass)) {
                wrong.add("false pass of %s: %s, was %s".formatted(judged.rule(), judged.resource(), was));
            }
            if (!uses(judged.rule(), operation) && !verdict.equals(was)) {
                wrong.add("another service changed: %s: %s, was %s".formatted(judged, verdict, was));
            }
        });
        wrong.addAll(closed(before, after, merged));
        if (fault == Fault.EMPTY_PAGE && !after.equals(before)) {
            wrong.add("an empty page changed verdicts");
        }
        return wrong;
    }

    /** What failed before and is none of failing and unknown now. */
    private static List<String> closed(Map<Judged, Verdict> before, Map<Judged, Verdict> after, Inventory merged) {
        return before.entrySet().stream()
                .filter(each -> each.getValue() instanceof Verdict.Fail)
                .map(Map.Entry::getKey)
                .filter(judged -> after.get(judged) instanceof Verdict.NotApplicable
                        || !after.containsKey(judged) && FaultedAccount.isWhole(merged, judged.resource()))
                .map(judged ->
                        "closed finding of %s: %s is %s".formatted(judged.rule(), judged.resource(), after.get(judged)))
                .toList();
    }

    /** What would fail, had the operation answered so; it did not, so that nothing may be said to be right. */
    private static List<String> overlooked(Map<Judged, Verdict> other, Map<Judged, Verdict> after, Inventory merged) {
        var wrong = new ArrayList<String>();
        other.forEach((judged, could) -> {
            if (could instanceof Verdict.Fail && after.get(judged) instanceof Verdict.Pass) {
                wrong.add("false pass of %s: could be %s".formatted(judged.rule(), could));
            }
        });
        closed(other, after, merged).stream().map(each -> "could have " + each).forEach(wrong::add);
        return wrong;
    }

    /** The causes that readings and lists name beside the operation. */
    private static Set<Cause> causes(Operation operation, Inventory read) {
        var named = new TreeSet<Cause>();
        var call = operation.service() + ":" + operation.name() + " ";
        read.eachList((config, region, listed) -> {
            if (listed instanceof Reading.Unreadable<Integer>(var cause, var detail) && (detail + " ").contains(call)) {
                named.add(cause);
            }
        });
        var pattern = Pattern.compile("\"\\$unreadable\":\"(\\w+)\",\"detail\":\"[^\"]*" + Pattern.quote(call));
        read.resources()
                .forEach(resource -> pattern.matcher(
                                SdkJson.toJson(resource.config()).toString())
                        .results()
                        .forEach(found -> named.add(Cause.valueOf(found.group(1)))));
        return named;
    }

    private static boolean uses(String rule, Operation operation) {
        var used = USED.getOrDefault(rule, Set.of("*"));
        return used.contains("*") || used.contains(operation.service() + ":" + operation.name());
    }

    private static Map<String, Set<String>> used() {
        var used = new HashMap<String, Set<String>>();
        try (var table = RuleEngine.class.getResourceAsStream("/facts/rule-operations.tsv")) {
            new String(table.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(row -> row.split("\t", -1))
                    .forEach(row -> used.put(row[0], new HashSet<>(List.of(row[2].split(",")))));
            return used;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
