package dev.vitals.journey;

import dev.vitals.finding.ListedFindings;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.score.DayKeeper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * Fifty people who read what a large company holds, five million findings: Gatling asks ({@code bench/load}), the whole
 * application answers. Runs from {@code bench/run}.
 */
public final class ManyReaders {

    private static final int FINDINGS = Integer.getInteger("vitals.findings", 5_000_000);
    private static final Path DATA = Path.of("target/bench-load");

    /** Whether to ask the company that was settled before, and is still there, once more. */
    private static final boolean AGAIN = Boolean.getBoolean("vitals.again");

    private static final Path REPORT = Path.of("target/gatling");
    private static final Path CLASSES = Path.of("target/bench-load-classes");
    private static final Path CLASS_PATH = Path.of("target/bench-load.classpath");
    private static final String GOAL = "100 ms";
    private static final int DECISIONS = 5;

    private static final Pattern ROW = Pattern.compile("<tr id=\"(ROOT|req_|group_).*?</tr>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("col-(\\d+)\">([^<]*)</td>");
    private static final Pattern NAME = Pattern.compile("class=\"ellipsed-name\">([^<]+)<");

    private final String java;

    /** @param java the program of that name, which Gatling runs by */
    public ManyReaders(String java) {
        this.java = java;
    }

    /** Settles the company, lets everybody read, and tells how long they waited, a line for each kind of page. */
    public List<String[]> measure() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(REPORT);
        if (!AGAIN) {
            settle(DATA);
        } else if (!Files.exists(DATA)) {
            throw new IllegalStateException("No company was settled here yet. Run this without vitals.again first.");
        }
        var decision = new ArrayList<Long>();
        try (var _ = server();
                var vitals = MeasuredVitals.start(DATA)) {
            var port = ((WebServerApplicationContext) vitals).getWebServer().getPort();
            // Twice: what asks first meets a JVM that has compiled nothing yet.
            read(port, "warm", 75);
            read(port, "counted", 180);
            decide(vitals, decision);
        }
        var lines = lines(report("counted"));
        var median = decision.stream().sorted().skip(DECISIONS / 2).findFirst().orElseThrow();
        lines.add(new String[] {"a decision that counts everywhere, until all scopes are scored", median + " ms", ""});
        return lines;
    }

    /** What whoever attests, signs off or settles an entry of a register waits for; the first also begins the day. */
    private static void decide(ApplicationContext vitals, List<Long> millis) {
        var keeper = vitals.getBean(DayKeeper.class);
        keeper.keepToday();
        for (int at = 0; at < DECISIONS; at++) {
            var began = System.nanoTime();
            keeper.keepToday();
            millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
    }

    private static void settle(Path data) throws IOException {
        FileSystemUtils.deleteRecursively(data);
        try (var vitals = MeasuredVitals.start(data)) {
            ManyPages.lived(vitals, FINDINGS);
        }
    }

    /** With the memory that docs/sizing.md advises: a quarter of a machine of 16 GB. Vitals takes it for its own. */
    private static EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(DATA.resolve("postgres").toAbsolutePath())
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(
                        DATA.resolve("postgres-binaries").toAbsolutePath().toFile())
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "4GB")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    private void read(int port, String name, int seconds) throws IOException, InterruptedException {
        var status = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dlogback.configurationFile="
                                + Path.of("bench/load/logback.xml").toUri(),
                        "-Dvitals.url=http://127.0.0.1:" + port,
                        "-Dvitals.password=" + Visitor.PASSWORD,
                        "-Dvitals.seconds=" + seconds,
                        "-Dvitals.filters=" + filters(),
                        "-Dvitals.citations=" + citations(),
                        "-cp",
                        CLASSES + ":" + Files.readString(CLASS_PATH).strip(),
                        "io.gatling.app.Gatling",
                        "-s",
                        "LargeCompany",
                        "-rf",
                        REPORT.resolve(name).toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "gatling-" + name + ".log").toFile())
                .start()
                .waitFor();
        if (status != 0) {
            throw new IllegalStateException("Gatling ended with %d; see target/gatling-%s.log".formatted(status, name));
        }
    }

    /** As addresses have them. */
    private static String filters() {
        return ListedFindings.FILTERS.stream()
                .map(filter -> filter.getFirst() + "=" + encoded(filter.getLast()))
                .collect(Collectors.joining("&"));
    }

    private static String citations() {
        return SafeguardCatalogue.load().all().stream()
                .map(safeguard -> encoded(safeguard.citation()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String report(String name) throws IOException {
        try (var found = Files.find(REPORT.resolve(name), 2, (path, any) -> path.endsWith("index.html"))) {
            return Files.readString(found.findFirst().orElseThrow());
        }
    }

    /** A row of Gatling's table, everything together first, then page by page as they are named there. */
    private static List<String[]> lines(String report) {
        var lines = new ArrayList<String[]>();
        ROW.matcher(report).results().forEach(row -> {
            var cells = CELL.matcher(row.group())
                    .results()
                    .collect(Collectors.toMap(cell -> cell.group(1), cell -> cell.group(2), (one, other) -> one));
            var name = NAME.matcher(row.group());
            if (name.find() && !row.group().contains("id=\"group_")) {
                var what = lines.isEmpty() ? "%,d findings, 50 people, everything".formatted(FINDINGS) : name.group(1);
                lines.add(new String[] {
                    "%s, of %s, p50, p95, p99".formatted(what, cells.get("2")),
                    "%s, %s, %s ms".formatted(cells.get("8"), cells.get("10"), cells.get("11")),
                    GOAL
                });
                if (!"0".equals(cells.get("4"))) {
                    lines.add(new String[] {what + ", refused", cells.get("4"), "0"});
                }
            }
        });
        return lines;
    }
}
