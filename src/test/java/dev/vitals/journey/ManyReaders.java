package dev.vitals.journey;

import dev.vitals.Vitals;
import dev.vitals.finding.ListedFindings;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.support.Company;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fifty people who read what a large company holds, five million findings: Gatling asks ({@code bench/load}), the whole
 * application answers. Runs from {@code bench/run}.
 */
public final class ManyReaders {

    private static final int FINDINGS = Integer.getInteger("vitals.findings", 5_000_000);
    private static final Path DATA = Path.of("target/bench-load");
    private static final Path REPORT = Path.of("target/gatling");
    private static final Path CLASSES = Path.of("target/bench-load-classes");
    private static final Path CLASS_PATH = Path.of("target/bench-load.classpath");
    private static final String GOAL = "100 ms";

    private final String java;

    /** @param java the program of that name, which Gatling runs by */
    public ManyReaders(String java) {
        this.java = java;
    }

    /** Settles the company, lets everybody read, and tells how long they waited, a line for each kind of page. */
    public List<String[]> measure() throws IOException, InterruptedException {
        FileSystemUtils.deleteRecursively(DATA);
        FileSystemUtils.deleteRecursively(REPORT);
        try (var vitals = new SpringApplicationBuilder(Vitals.class)
                .run(
                        "--server.port=0",
                        "--vitals.data=" + DATA,
                        "--vitals.demo=false",
                        "--vitals.operator.password=" + Visitor.PASSWORD,
                        "--db-scheduler.enabled=false",
                        "--spring.main.banner-mode=off",
                        "--logging.level.root=error")) {
            ManyPages.lived(vitals, FINDINGS);
            var port = ((WebServerApplicationContext) vitals).getWebServer().getPort();
            // Twice: what asks first meets a JVM that has compiled nothing yet.
            read(port, "warm", 90);
            read(port, "counted", 180);
        }
        return lines(stats("counted"));
    }

    private void read(int port, String name, int seconds) throws IOException, InterruptedException {
        var status = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
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

    private static JsonNode stats(String name) throws IOException {
        try (var found = Files.find(REPORT.resolve(name), 3, (path, any) -> path.endsWith("js/stats.json"))) {
            return JsonMapper.shared().readTree(found.findFirst().orElseThrow().toFile());
        }
    }

    /** Everything together first, then page by page as Gatling names them. */
    private static List<String[]> lines(JsonNode stats) {
        var lines = new ArrayList<String[]>();
        lines.add(line("%,d findings, 50 people, everything".formatted(FINDINGS), stats.get("stats")));
        for (JsonNode page : stats.get("contents").values()) {
            if (!page.path("type").asString().equals("GROUP")) {
                lines.add(line(page.path("name").asString(), page.get("stats")));
            }
        }
        var all = stats.get("stats");
        lines.add(new String[] {
            "answered, of that with an error",
            "%,d, %,d"
                    .formatted(
                            all.path("numberOfRequests").path("total").asInt(),
                            all.path("numberOfRequests").path("ko").asInt()),
            "0"
        });
        return lines;
    }

    private static String[] line(String what, JsonNode stats) {
        return new String[] {
            what + ", p50, p95, p99",
            "%d, %d, %d ms"
                    .formatted(
                            stats.path("percentiles1").path("ok").asInt(),
                            stats.path("percentiles3").path("ok").asInt(),
                            stats.path("percentiles4").path("ok").asInt()),
            GOAL
        };
    }
}
