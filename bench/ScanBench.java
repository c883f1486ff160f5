import dev.vitals.aws.EmulatedAws;
import dev.vitals.aws.Recording;
import dev.vitals.collect.CollectorCatalogue;
import dev.vitals.scan.ScanProbe;
import dev.vitals.support.MixedAccount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Scans of accounts that a server of this process answers for as AWS would, 40 ms after each call and within its limits,
 * by programs of their own whose heap is bounded.
 */
final class ScanBench {

    private static final Duration LATENCY = Duration.ofMillis(40);
    private static final int SMALL = 5_000;
    private static final int LARGE = 50_000;
    private static final int ACCOUNTS = 10;
    private static final int GOAL = 512;

    /** What one account of any size is scanned in: a collector of garbage takes what it is given, so it is given little. */
    private static final int NARROW = 256;

    private static final int WIDE = 512;

    private final List<String[]> lines = new ArrayList<>();
    private final String java;

    ScanBench(String java) {
        this.java = java;
    }

    List<String[]> measure() throws IOException, InterruptedException {
        var small = alone(SMALL);
        var large = alone(LARGE);
        line("peak of the heap, %,d to %,d resources".formatted(LARGE, SMALL), "%.2f times".formatted(ratio(large, small, "peak")), "flat");
        line("held when all is read, %,d to %,d resources".formatted(LARGE, SMALL), "%.2f times".formatted(ratio(large, small, "readLive")), "flat");
        var one = together(SMALL, 1);
        var ten = together(SMALL, ACCOUNTS);
        line("%d accounts at once to one alone".formatted(ACCOUNTS), "%.2f of the time".formatted(ratio(ten, one, "seconds")), "1");
        return lines;
    }

    private Map<String, Double> alone(int size) throws IOException, InterruptedException {
        try (var aws = serve(size)) {
            var told = probe(aws, 1, "keep", NARROW);
            var name = "%,d resources".formatted(size);
            line("%s, one worker".formatted(name), "%,.0f resources/s".formatted(size / told.get("seconds")), size == LARGE ? "150 /s" : "");
            line("%s, read in".formatted(name), "%.0f s".formatted(told.get("seconds")), "");
            line("%s, of that time of the processor".formatted(name), "%.0f s".formatted(told.get("processor")), "");
            line("%s, calls".formatted(name), "%,.0f".formatted(told.get("calls")), "");
            limits(aws, name, told);
            line("%s, judged and stored in".formatted(name), "%.1f s".formatted(told.get("kept")), "");
            line("%s, peak of a heap of %d MB".formatted(name, NARROW), "%,.0f MB".formatted(told.get("peak")), GOAL + " MB");
            line("%s, held when all is read".formatted(name), "%,.0f MB".formatted(told.get("readLive")), "");
            line("%s, held when all is stored".formatted(name), "%,.0f MB".formatted(told.get("keptLive")), "");
            return told;
        }
    }

    private Map<String, Double> together(int size, int accounts) throws IOException, InterruptedException {
        try (var aws = serve(size)) {
            var told = probe(aws, accounts, "read", WIDE);
            var name = "%d × %,d resources at once".formatted(accounts, size);
            line(name, "%,.0f resources/s each".formatted(size / told.get("seconds")), "");
            line(name + ", time of the processor", "%.0f s".formatted(told.get("processor")), "");
            limits(aws, name, told);
            return told;
        }
    }

    private void limits(EmulatedAws aws, String name, Map<String, Double> told) {
        var most = aws.uses().getFirst();
        line(
                "%s, most taken of a limit".formatted(name),
                "%.1f %% (%s)".formatted(most.share() * 100, most.limit()),
                "50 %");
        line("%s, refused for their rate".formatted(name), "%.0f".formatted(told.get("throttled")), "");
        aws.uses().stream()
                .limit(12)
                .forEach(use -> System.err.printf(
                        "    %s %s: %,d calls, %d refused, %.1f %%%n",
                        use.account(), use.limit(), use.calls(), use.refused(), use.share() * 100));
        System.err.printf("    %d connections%n", aws.connections());
    }

    /** The one-shot scan of the command line, from its start to the first call that AWS sees. */
    List<String[]> firstCall() throws IOException, InterruptedException {
        var place = Files.createTempDirectory("vitals-commands").toString();
        run(java, "-Djarmode=tools", "-jar", "target/vitals.jar", "extract", "--force", "--destination", place);
        run("deploy/train", "--command", place + "/vitals.jar", place + "/commands.aot");
        var told = "command line, start of `scan` to its first call";
        try (var aws = serve(1_000)) {
            line(told + ", of the jar as it is built", firstCall(aws, "-jar", "target/vitals.jar"), "");
            line(told + ", unpacked", firstCall(aws, "-jar", place + "/vitals.jar"), "2 s");
            line(
                    told + ", with an archive",
                    firstCall(aws, "-XX:AOTCache=" + place + "/commands.aot", "-jar", place + "/vitals.jar"),
                    "2 s");
        }
        return lines;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        if (builder.start().waitFor() != 0) {
            throw new IllegalStateException(String.join(" ", command) + " failed");
        }
    }

    /** The quickest of three, in seconds. */
    private String firstCall(EmulatedAws aws, String... options) throws IOException, InterruptedException {
        double best = Double.MAX_VALUE;
        for (int run = 0; run < 3; run++) {
            aws.forget();
            best = Math.min(best, once(aws, options));
        }
        return "%.1f s".formatted(best);
    }

    private double once(EmulatedAws aws, String... options) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(java));
        command.addAll(List.of(options));
        command.addAll(List.of("scan", "--endpoint-url", aws.endpoint().toString()));
        var builder = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(credentials());
        var began = System.currentTimeMillis();
        var process = builder.start();
        while (aws.firstCall() == 0 && process.isAlive()) {
            Thread.sleep(5);
        }
        process.destroy();
        process.waitFor();
        if (aws.firstCall() == 0) {
            throw new IllegalStateException("It ended without a call");
        }
        return (aws.firstCall() - began) / 1000.0;
    }

    private static Map<String, String> credentials() {
        return Map.of("AWS_ACCESS_KEY_ID", "AKIA" + MixedAccount.ID, "AWS_SECRET_ACCESS_KEY", "secret");
    }

    private static EmulatedAws serve(int size) {
        var account = new MixedAccount(size);
        Function<String, Recording> named = id -> name -> {
            var file = account.open(name);
            if (file.isEmpty() || id.equals(MixedAccount.ID)) {
                return file;
            }
            var text = new String(file.get().readAllBytes(), StandardCharsets.UTF_8).replace(MixedAccount.ID, id);
            return Optional.of(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
        };
        return new EmulatedAws(named, LATENCY, CollectorCatalogue.discover().operations());
    }

    private Map<String, Double> probe(EmulatedAws aws, int accounts, String what, int heap) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        java,
                        "-Xmx" + heap + "m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ScanProbe.class.getName(),
                        aws.endpoint().toString(),
                        String.valueOf(accounts),
                        what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("The scan of %d accounts ended badly".formatted(accounts));
        }
        return told.lines()
                .filter(line -> line.matches("\\w+=[0-9.]+"))
                .map(line -> line.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Double.parseDouble(pair[1])));
    }

    private static double ratio(Map<String, Double> of, Map<String, Double> to, String what) {
        return of.get(what) / to.get(what);
    }

    private void line(String what, String value, String goal) {
        lines.add(new String[] {what, value, goal});
        System.err.println(what + ": " + value);
    }
}
