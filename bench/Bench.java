import com.sun.management.OperatingSystemMXBean;
import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.CallLog;
import dev.vitals.aws.Connection;
import dev.vitals.aws.Pacer;
import dev.vitals.aws.RecordedSession;
import dev.vitals.aws.SdkJson;
import dev.vitals.collect.Collector;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.demo.RecordedClinic;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.ResourceKind;
import dev.vitals.inventory.StoredResource;
import dev.vitals.journey.ManyPages;
import dev.vitals.journey.ManyQueries;
import dev.vitals.journey.ManyReaders;
import dev.vitals.journey.ReleaseDump;
import dev.vitals.rule.Evaluation;
import dev.vitals.rule.RuleCatalogue;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.RuleEngine;
import dev.vitals.rule.Settings;
import dev.vitals.scan.AccountReader;
import dev.vitals.scan.ManyFaults;
import dev.vitals.scan.Progress;
import dev.vitals.support.MixedAccount;
import dev.vitals.support.MotoServer;
import dev.vitals.triage.ManyFindings;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;

/** Measures what an issue gave a number for. Each line stands for itself; ratios are taken within one run. */
class Bench {

    private static final CollectorCatalogue COLLECTORS = CollectorCatalogue.discover();
    private static final RuleEngine ENGINE = new RuleEngine(RuleCatalogue.discover(), COLLECTORS.kinds());
    private static final Instant NOW = Instant.parse("2026-11-01T06:00:00Z");
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private static final RecordedClinic CLINIC = new RecordedClinic();
    /** Scans of the demo before any is counted, and how many are. */
    private static final int WARM = 40;

    private static final int SCANS = 60;

    /** The column of the catalogue in which a rule's tier stands. */
    private static final int TIER = 11;
    private static final int READ = 6_000;
    private static final int STORED = Integer.getInteger("vitals.resources", 100_000);

    private final List<String[]> lines = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        var wanted = Set.of(Arrays.copyOfRange(arguments, 1, arguments.length));
        if (wanted.contains("kills")) { new Kills(arguments[0], List.of(arguments)).run(); System.exit(0); }
        var bench = new Bench();
        if (wants(wanted, "read")) bench.readRecording();
        if (wants(wanted, "wire")) bench.readOverTheWire();
        if (wants(wanted, "verdicts")) bench.judge();
        if (wants(wanted, "rules")) bench.judgeByTier();
        if (wants(wanted, "budget")) bench.readMixed();
        if (wants(wanted, "heap")) bench.hold();
        if (wants(wanted, "store")) bench.lines.addAll(new Storing(Bench::scanned).measure());
        if (wants(wanted, "triage")) bench.lines.addAll(new ManyFindings().measure());
        if (wants(wanted, "pages")) bench.lines.addAll(new ManyPages().measure());
        if (wanted.contains("load")) bench.lines.addAll(new ManyReaders(arguments[0]).measure());
        if (wants(wanted, "queries")) bench.lines.addAll(new ManyQueries().measure());
        if (wanted.contains("faults")) bench.lines.addAll(new ManyFaults().write());
        if (wants(wanted, "scan")) bench.lines.addAll(new ScanBench(arguments[0]).measure());
        if (wants(wanted, "start")) bench.start(arguments[0]);
        if (wanted.contains("dump")) bench.lines.addAll(ReleaseDump.write());
        bench.print();
        System.exit(0);
    }

    private static boolean wants(Set<String> wanted, String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    /** 6,000 resources from a recording: what reading costs beside AWS. */
    private void readRecording() {
        var clinic = new GeneratedAccount(READ);
        double best = Double.MAX_VALUE;
        var log = new CallLog();
        int resources = 0;
        for (int run = 0; run < 4; run++) {
            log = new CallLog();
            var began = System.nanoTime();
            resources = read(clinic, log).resources().size();
            best = Math.min(best, seconds(began));
        }
        line("read a recording of %,d resources".formatted(resources), "%,.0f resources/s".formatted(resources / best), "");
        line("calls per resource, recording", "%.2f".formatted((double) log.calls() / resources), "");
    }

    /** Security groups of an emulator, over the wire. */
    private void readOverTheWire() {
        MotoServer aws;
        try {
            aws = MotoServer.empty();
        } catch (RuntimeException none) {
            line("read an emulator", "skipped: python3 -m moto.server is not installed here", "");
            return;
        }
        var ec2 = aws.client(Ec2Client.builder(), "us-east-1");
        var vpc = ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
        for (int i = 0; i < READ; i++) {
            var name = "group-" + i;
            ec2.createSecurityGroup(request -> request.vpcId(vpc).groupName(name).description(name));
        }
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        var log = new CallLog();
        var connection = new Connection(null, null, null, null, null, aws.endpoint(), "us-east-1");
        var home = new AwsAccess(new Pacer(0.5)).open(connection, "bench", COLLECTORS.operations(), log, null);
        var began = System.nanoTime();
        var read = new AccountReader(COLLECTORS.collectors()).read(home, List.of("us-east-1"), NOW, Progress.SILENT);
        var took = seconds(began);
        int resources = read.resources().size();
        line("read an emulator of %,d resources".formatted(resources), "%,.0f resources/s".formatted(resources / took), "");
        line("calls per resource, emulator", "%.3f".formatted((double) log.calls() / resources), "");
    }

    /** Verdicts on one core: of lists that are held as they are, and of the same packed (docs/decisions/042). */
    private void judge() {
        line("verdicts on one core", "%,.0f /s".formatted(judged(Integer.MAX_VALUE)), "1,000,000 /s");
        line("the same, each list packed as in very large accounts", "%,.0f /s".formatted(judged(0)), "");
    }

    private static double judged(int many) {
        var inventory = read(new GeneratedAccount(20_000), new CallLog(), many);
        double best = 0;
        for (int run = 0; run < 12; run++) {
            var counter = new long[1];
            var began = System.nanoTime();
            ENGINE.judge(inventory, Settings.defaults(), evaluation -> counter[0]++);
            best = Math.max(best, counter[0] / seconds(began));
        }
        return best;
    }

    /**
     * The demo organization with every rule, and with those of the first tier alone: in time of the processor, which a
     * busy neighbour does not stretch, summed over many scans because its clock is coarse. Tier 1 alone is measured twice:
     * as it is when somebody scans with these rules only (everything is read), and as if only the services that they judge
     * were read.
     */
    private void judgeByTier() throws IOException {
        var all = RuleCatalogue.discover();
        var first = all.only(tier("1"));
        var judged = first.definitions().stream().map(RuleDefinition::config).collect(Collectors.toSet());
        var narrow = COLLECTORS.collectors().stream()
                .filter(collector -> collector.kinds().stream().anyMatch(kind -> judged.contains(kind.config())))
                .toList();
        var whole = new RuleEngine(all, COLLECTORS.kinds());
        var some = new RuleEngine(first, COLLECTORS.kinds());
        double allRules = 0;
        double firstTier = 0;
        double firstAlone = 0;
        for (int run = 0; run < WARM + SCANS; run++) {
            double one = scan(COLLECTORS.collectors(), whole);
            double other = scan(COLLECTORS.collectors(), some);
            double third = scan(narrow, some);
            // Until then the compiler takes more of the processor than the scan.
            if (run >= WARM) {
                allRules += one / SCANS;
                firstTier += other / SCANS;
                firstAlone += third / SCANS;
            }
        }
        line("demo organization, all %d rules".formatted(all.definitions().size()), ms(allRules), "");
        line("demo organization, %d rules of tier 1".formatted(first.definitions().size()), ms(firstTier), "");
        line("the same, reading their %d services only".formatted(narrow.size()), ms(firstAlone), "");
        line("all rules to tier 1", "%.2f".formatted(allRules / firstTier), "1.5");
        line("all rules to tier 1 and its services", "%.2f".formatted(allRules / firstAlone), "");
    }

    private static String ms(double seconds) {
        return "%.0f ms of processor".formatted(seconds * 1000);
    }

    private static double scan(List<Collector> collectors, RuleEngine engine) {
        var began = PROCESS.getProcessCpuTime();
        for (var inventory : CLINIC.read(collectors, new CallLog())) {
            engine.judge(inventory, Settings.defaults(), evaluation -> {});
        }
        return (PROCESS.getProcessCpuTime() - began) / 1e9;
    }

    private static List<String> tier(String wanted) throws IOException {
        var known = RuleCatalogue.discover().definitions().stream().map(rule -> rule.id()).toList();
        return Files.readAllLines(Path.of("src/main/resources/facts/rule-catalogue.tsv")).stream()
                .map(row -> row.split("\t", -1))
                .filter(cells -> cells[TIER].equals(wanted) && known.contains(cells[0]))
                .map(cells -> cells[0])
                .toList();
    }

    /** 10,000 resources of many kinds: how often AWS is asked. */
    private void readMixed() {
        var account = new MixedAccount();
        var log = new CallLog();
        var place = new Place("aws", MixedAccount.ID, "us-east-1");
        var session = new RecordedSession(account, place, log);
        new AccountReader(COLLECTORS.collectors()).read(session, List.of("us-east-1"), NOW, Progress.SILENT);
        line("calls for %,d mixed resources".formatted(account.size()), "%,d".formatted(log.calls()), "4,000");
    }

    /** The heap that 100,000 resources and their verdicts hold on to. */
    private void hold() {
        var before = used();
        var inventory = read(new GeneratedAccount(STORED), new CallLog());
        var verdicts = new ArrayList<Evaluation>();
        ENGINE.judge(inventory, Settings.defaults(), verdicts::add);
        var held = used() - before;
        line(
                "heap of %,d resources, %,d verdicts".formatted(inventory.resources().size(), verdicts.size()),
                "%,d MB".formatted(held / (1 << 20)),
                "512 MB");
    }

    /** What a scan of the generated account finds on a day, as it comes to the stores. */
    private static Storing.Scanned scanned(int day) {
        var inventory = read(new GeneratedAccount(STORED, day), new CallLog());
        var verdicts = new ArrayList<Evaluation>();
        ENGINE.judge(inventory, Settings.defaults(), verdicts::add);
        return new Storing.Scanned(stored(inventory), verdicts, lists(inventory));
    }

    /** From the command to the first page: on no folder, on one that exists, and with an archive of classes; and a command. */
    private void start(String java) throws IOException, InterruptedException {
        var data = Files.createTempDirectory("vitals-bench");
        var jar = List.of("-jar", "target/vitals.jar");
        line("start to first page, cold: with a new database", "%.1f s".formatted(serve(java, jar, data)), "");
        line("start to first page, warm, of the jar as it is built", "%.1f s".formatted(serve(java, jar, data)), "");
        var place = Files.createTempDirectory("vitals-app").toString();
        var archive = place + "/vitals.aot";
        run(java, "-Djarmode=tools", "-jar", "target/vitals.jar", "extract", "--force", "--destination", place);
        var unpacked = List.of("-jar", place + "/vitals.jar");
        line("the same, unpacked", "%.1f s".formatted(serve(java, unpacked, data)), "8 s");
        line("training", "%.1f s".formatted(run("deploy/train", place + "/vitals.jar", archive, "-XX:TieredStopAtLevel=1")), "");
        line("archive of classes", "%,d MB".formatted(Files.size(Path.of(archive)) >> 20), "");
        var trained = List.of("-XX:AOTCache=" + archive, "-jar", place + "/vitals.jar");
        line("start to first page, warm, with it", "%.1f s".formatted(serve(java, trained, data)), "8 s");
        line("command line, start to end of `policy`", "%.1f s".formatted(run(java, "-jar", "target/vitals.jar", "policy")), "2 s");
        var commands = place + "/commands.aot";
        run("deploy/train", "--command", place + "/vitals.jar", commands);
        line("the same with an archive of its own", "%.1f s".formatted(run(java, "-XX:AOTCache=" + commands, "-jar", place + "/vitals.jar", "policy")), "2 s");
        lines.addAll(new ScanBench(java).firstCall());
    }

    /** Seconds until it ends well. */
    private static double run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        var began = System.nanoTime();
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
        return seconds(began);
    }

    private static double serve(String java, List<String> options, Path data) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile());
        builder.environment().putAll(Map.of("VITALS_PORT", "18099", "VITALS_DATA", data.toString(), "VITALS_DEMO", "false"));
        var began = System.nanoTime();
        var process = builder.start();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:18099/login")).build();
        try (var http = HttpClient.newHttpClient()) {
            while (process.isAlive() && seconds(began) < 300) {
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                        return seconds(began);
                    }
                } catch (IOException notYet) {
                    Thread.sleep(50);
                }
            }
            throw new IllegalStateException("It did not start; see " + data.resolve("log"));
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    private static Inventory read(GeneratedAccount account, CallLog log) {
        return read(account, log, Inventory.MANY);
    }

    private static Inventory read(GeneratedAccount account, CallLog log, int many) {
        var place = new Place("aws", GeneratedAccount.ID, "us-east-1");
        return new AccountReader(COLLECTORS.collectors())
                .packingMoreThan(many)
                .read(new RecordedSession(account, place, log), List.of("us-east-1"), NOW, Progress.SILENT);
    }

    private static List<StoredResource> stored(Inventory inventory) {
        var kinds = kinds();
        return inventory.resources().stream()
                .map(resource -> StoredResource.of(
                        resource,
                        SdkJson.toJson(resource.config()),
                        kinds.get(resource.config().getClass()).volatileMembers()))
                .toList();
    }

    private static List<ListCoverage> lists(Inventory inventory) {
        var kinds = kinds();
        var lists = new ArrayList<ListCoverage>();
        inventory.eachList((config, region, listed) -> lists.add(ListCoverage.of(kinds.get(config).type(), region, listed)));
        return ListCoverage.perType(lists);
    }

    private static Map<Class<?>, ResourceKind<?>> kinds() {
        var kinds = new HashMap<Class<?>, ResourceKind<?>>();
        COLLECTORS.kinds().forEach(kind -> kinds.put(kind.config(), kind));
        return kinds;
    }

    private static long used() {
        for (int i = 0; i < 4; i++) System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private void line(String what, String value, String goal) {
        lines.add(new String[] {what, value, goal});
        System.err.println(what + ": " + value);
    }

    private void print() {
        System.out.println("| measure | value | goal |\n|---|---|---|");
        lines.forEach(line -> System.out.println("| " + String.join(" | ", line) + " |"));
    }
}
