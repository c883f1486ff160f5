package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.MotoServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One scan of an emulator by the command line, and what it said of each rule and resource. */
final class WireScan {

    static final String ACCOUNT = "123456789012";
    static final String REGION = "us-east-1";

    private final Map<String, JsonNode> lines = new TreeMap<>();

    private WireScan(Stream<String> lines) {
        lines.map(JsonMapper.shared()::readTree)
                .forEach(line -> this.lines.put(key(text(line, "rule"), text(line, "resourceId")), line));
    }

    /** Scans {@link #REGION} with credentials that the emulator takes. */
    static WireScan of(MotoServer aws) {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        var out = new StringWriter();
        var err = new StringWriter();
        try {
            var endpoint = aws.endpoint().toString();
            var status = CommandLineStart.run(
                    new PrintWriter(out),
                    new PrintWriter(err),
                    Clock.systemUTC(),
                    "scan",
                    "--endpoint-url",
                    endpoint,
                    "--regions",
                    REGION);
            assertThat(status).as(err.toString()).isZero();
        } finally {
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
        }
        return new WireScan(out.toString().lines());
    }

    /** The bad one fails with a sentence that names the value, its twin passes. */
    void tellsApart(String rule, String bad, String named, String twin) {
        fails(rule, bad, named);
        passes(rule, twin);
    }

    void fails(String rule, String resource, String... named) {
        assertThat(verdict(rule, resource)).as(rule + " of " + resource).isEqualTo("fail");
        assertThat(message(rule, resource)).contains(named);
    }

    void passes(String rule, String resource) {
        assertThat(verdict(rule, resource))
                .as(rule + " of " + resource + ": " + message(rule, resource))
                .isEqualTo("pass");
    }

    void isNotApplicable(String rule, String resource) {
        assertThat(verdict(rule, resource)).as(rule + " of " + resource).isEqualTo("not_applicable");
    }

    /** Verdicts that the emulator cannot be blamed for: it answered, and something was not understood. */
    List<String> notUnderstood(Set<String> except) {
        return lines.values().stream()
                .filter(line -> text(line, "cause").equals("MALFORMED"))
                .map(line -> "%s %s: %s".formatted(text(line, "rule"), text(line, "resourceId"), text(line, "message")))
                .filter(line -> except.stream().noneMatch(line::contains))
                .toList();
    }

    String verdict(String rule, String resource) {
        var line = lines.get(key(rule, resource));
        return line == null ? "none" : text(line, "verdict");
    }

    private String message(String rule, String resource) {
        var line = lines.get(key(rule, resource));
        return line == null ? "" : text(line, "message") + " " + text(line, "cause");
    }

    private static String key(String rule, String resource) {
        return rule + " " + resource;
    }

    private static String text(JsonNode line, String member) {
        return line.path(member).asString("");
    }
}
