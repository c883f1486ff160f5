import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.ResourceKey;
import dev.vitals.inventory.ScanWrite;
import dev.vitals.inventory.StoredResource;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;

/** What storing costs: a first scan beside a raw COPY, a scan that finds the same, and a month of small changes. */
final class Storing {

    /** What one scan brings to the stores. */
    record Scanned(List<StoredResource> resources, List<Evaluation> verdicts, List<ListCoverage> lists) {}

    private static final Instant FIRST = Instant.parse("2026-11-01T06:00:00Z");
    private static final int EVALUATIONS = Integer.getInteger("vitals.evaluations", 1_000_000);
    private static final int ROUNDS = 2;
    private static final int DAYS = Integer.getInteger("vitals.days", 30);
    private static final double MEGABYTE = 1 << 20;

    private final IntFunction<Scanned> scans;
    private final List<String[]> lines = new ArrayList<>();

    /** @param scans what a scan of a day finds; 0 is the first one */
    Storing(IntFunction<Scanned> scans) {
        this.scans = scans;
    }

    List<String[]> measure() throws IOException, InterruptedException {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger("ROOT")).setLevel(ch.qos.logback.classic.Level.ERROR);
        try (var server = new StoreServer()) {
            server.account(GeneratedAccount.ID);
            var scanned = scans.apply(0);
            first(server, scanned, "none failing", many(scanned, at -> false));
            first(server, scanned, "one in ten failing", many(scanned, at -> at % 10 == 0));
            again(server, scanned);
            month(server);
        }
        return lines;
    }

    private static List<Evaluation> many(Scanned scanned, java.util.function.IntPredicate fails) {
        var resources = scanned.resources();
        var rules = RuleCatalogue.discover().definitions().stream()
                .limit(EVALUATIONS / resources.size() + 1)
                .toList();
        return IntStream.range(0, EVALUATIONS)
                .mapToObj(at -> evaluation(rules.get(at % rules.size()), resources.get(at / rules.size()), fails.test(at / rules.size() + at % rules.size())))
                .toList();
    }

    private static Evaluation evaluation(RuleDefinition rule, StoredResource resource, boolean fails) {
        var verdict = fails
                ? Verdict.fail(resource.key().id() + " opens SSH to 0.0.0.0/0").at("IpPermissions[1].IpRanges[0].CidrIp", "0.0.0.0/0")
                : Verdict.pass();
        return new Evaluation(rule, resource.key(), resource.arn(), rule.severity(), verdict);
    }

    /**
     * Raw is: the finished rows of the same verdicts, their resources known by number, in the same order, by one COPY into
     * a table with the same columns, checks and indexes but without triggers and row security.
     */
    private void first(StoreServer server, Scanned scanned, String what, List<Evaluation> verdicts) throws InterruptedException {
        double raw = Double.MAX_VALUE;
        double bare = Double.MAX_VALUE;
        double product = Double.MAX_VALUE;
        double followed = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            server.empty();
            new InventoryStore(server.sql(), server.copy(), server.transactions()).write(write(FIRST), scanned.resources().stream(), scanned.lists());
            bare = Math.min(bare, raw(server, verdicts, "including defaults"));
            raw = Math.min(raw, raw(server, verdicts, "including defaults including constraints including indexes"));
            server.settle();
            server.forget();
            var began = System.nanoTime();
            new EvaluationStore(server.sql(), server.copy(), server.transactions()).write(write(FIRST), verdicts.stream(), scanned.lists());
            product = Math.min(product, seconds(began));
            server.tell();
            followed = Math.min(followed, followed(server));
        }
        var rows = "%,d verdicts, %s".formatted(verdicts.size(), what);
        line("raw COPY of " + rows, "%.1f s".formatted(raw), "");
        line("the same without any index", "%.1f s".formatted(bare), "");
        line("first write of " + rows, "%.1f s".formatted(product), "");
        if (followed > 0) {
            line("raw COPY of what follows from them: findings, events, spells, words", "%.1f s".formatted(followed), "");
            line("speed of that to raw COPY of the verdicts alone, " + what, "%.2f".formatted(raw / product), "");
        }
        line("speed of that to raw COPY, " + what, "%.2f".formatted((raw + followed) / product), "0.6");
    }

    /** The finished rows of what the first write opened, each by one COPY as above; nothing where nothing failed. */
    private static double followed(StoreServer server) {
        return server.number("select count(*) from finding") == 0
                ? 0
                : server.copyAgain("finding", "true")
                        + server.copyAgain("finding_event", "true")
                        + server.copyAgain("finding_spell", "true")
                        + server.copyAgain("search_text", "kind = 'finding'");
    }

    private static double raw(StoreServer server, List<Evaluation> verdicts, String including) {
        var ids = ids(server);
        server.run("drop table if exists raw");
        server.run("create table raw (like evaluation %s)".formatted(including));
        server.settle();
        var scan = UUID.randomUUID();
        var began = System.nanoTime();
        server.ownersCopy()
                .into(
                        "raw (rule_id, resource_id, account_id, verdict, cause, message, field, observed, expected, severity,"
                                + " rule_version, valid_from, scan_id, proof)",
                        verdicts.stream(),
                        each -> {
                            var fail = each.verdict() instanceof Verdict.Fail failed ? failed : new Verdict.Fail("", "", "", "");
                            return new Object[] {
                                each.rule().id(), ids.get(each.resource()), each.resource().account(), each.verdict().word(), null,
                                fail.message(), fail.field(), fail.observed(), fail.expected(), each.severity().word(),
                                each.rule().version(), FIRST, scan, null
                            };
                        });
        var took = seconds(began);
        server.run("drop table raw");
        return took;
    }

    private static Map<ResourceKey, Long> ids(StoreServer server) {
        return server.sql()
                .sql("select account_id, region, type, resource_id, id from resource")
                .query((row, number) -> Map.entry(
                        new ResourceKey(row.getString(1), row.getString(2), row.getString(3), row.getString(4)), row.getLong(5)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private void again(StoreServer server, Scanned scanned) throws InterruptedException {
        server.empty();
        server.settle();
        var first = store(server, scanned, FIRST);
        line("store %,d resources and %,d verdicts the first time".formatted(scanned.resources().size(), scanned.verdicts().size()), "%.1f s".formatted(first), "");
        server.settle();
        server.forget();
        var before = server.written();
        var again = store(server, scanned, FIRST.plus(Duration.ofHours(6)));
        line("store them again, unchanged, whole", "%.1f s".formatted(again), "");
        line("of that, time of the database", "%.1f s".formatted(server.statements()), "5 s");
        server.tell();
        line("rows written by that", "%,d".formatted(server.written() - before), "0");
    }

    private void month(StoreServer server) throws InterruptedException {
        server.settle();
        var before = server.number("select pg_database_size(current_database())");
        var rows = server.written();
        for (int day = 1; day <= DAYS; day++) {
            store(server, scans.apply(day), FIRST.plus(Duration.ofDays(day)));
        }
        server.settle();
        var grown = server.number("select pg_database_size(current_database())") - before;
        line("%d days at 0.5 %% of the resources a day".formatted(DAYS), "%,.0f MB".formatted(grown / MEGABYTE), "150 MB");
        line("rows written by that", "%,d".formatted(server.written() - rows), "");
    }

    private static double store(StoreServer server, Scanned scanned, Instant at) {
        var scan = write(at);
        var began = System.nanoTime();
        new InventoryStore(server.sql(), server.copy(), server.transactions())
                .write(scan, scanned.resources().stream(), scanned.lists());
        new EvaluationStore(server.sql(), server.copy(), server.transactions())
                .write(scan, scanned.verdicts().stream(), scanned.lists());
        return seconds(began);
    }

    private static ScanWrite write(Instant at) {
        return new ScanWrite(UUID.randomUUID(), GeneratedAccount.ID, at);
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void line(String what, String value, String goal) {
        lines.add(new String[] {what, value, goal});
        System.err.println(what + ": " + value);
    }
}
