package dev.vitals.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.vitals.support.Fuzzed;
import java.io.IOException;
import java.util.Map;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Whatever others put into the log stays what they put in. */
class LayoutTest {

    private static final String EVIL = "jane\r\n2026-11-27 ERROR forged\u001b[2J\u0085\u2028\u202e\tend";

    private final Logger logger = new LoggerContext().getLogger("test");

    private LoggingEvent event(String message, Throwable failure, Object... values) {
        return new LoggingEvent("test", logger, Level.WARN, message, failure, values);
    }

    @Test
    void writesControlCharactersOut() {
        assertThat(new EscapedMessage().convert(event("Hello {}", null, EVIL)))
                .isEqualTo("Hello jane\\r\\n2026-11-27 ERROR forged\\u001b[2J\\u0085\\u2028\\u202e\\tend");
        assertThat(Controls.escaped("Zürich “§ 164.312”, 東京")).isEqualTo("Zürich “§ 164.312”, 東京");
    }

    @Fuzzed
    void nobodyWritesALineOrSteersATerminal(@ForAll String hostile) {
        var message = new EscapedMessage().convert(event("Resource {} is odd", null, hostile));
        var converter = new EscapedThrowable();
        converter.start();
        var thrown = converter.convert(event("x", new IllegalStateException(hostile, new IOException(hostile))));

        assertThat(message).startsWith("Resource ").endsWith(" is odd").matches(LayoutTest::isHarmless);
        assertThat(thrown.lines()).allMatch(LayoutTest::isHarmless);
        assertThat(thrown.lines())
                .allMatch(line -> line.matches("(\\s*at |java\\.|Caused by: java\\.|\\s*\\.\\.\\. |\\s*$).*"));
    }

    private static boolean isHarmless(String line) {
        return line.chars().allMatch(letter -> letter == '\t' || !Controls.isControl(letter));
    }

    @Test
    void keepsWhatExceptionsSayOnTheirLine() {
        var converter = new EscapedThrowable();
        converter.start();
        var failure = new IllegalStateException(EVIL, new IOException("inner\nforged"));
        failure.addSuppressed(new IOException("aside\nforged"));
        assertThat(converter.convert(event("x", failure)).lines())
                .filteredOn(line -> !line.isBlank() && !line.stripLeading().startsWith("at "))
                .allMatch(line -> line.matches(
                        "\\s*(Caused by: |Suppressed: )?java\\..*|\\s*\\.\\.\\. \\d+ common frames omitted"));
    }

    @Test
    void leavesOutWhatAwsSaysWhereverItIsRepeated() {
        var aws = S3Exception.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("S3")
                        .errorMessage("No access to arn:aws:s3:::jane-doe-results")
                        .build())
                .statusCode(403)
                .requestId("R1")
                .build();
        assertThat(Words.of(aws)).doesNotContain("jane-doe").contains("Status Code: 403", "Request ID: R1");
        assertThat(Words.line(new RuntimeException("while reading: " + aws.getMessage(), aws)))
                .startsWith("java.lang.RuntimeException: while reading: (left out")
                .doesNotContain("jane-doe");
        assertThat(Words.of(new IllegalStateException("ours stays"))).isEqualTo("ours stays");
    }

    @Test
    void tellsTheSameInJson() throws IOException {
        var out = new StringBuilder();
        new StackTraces()
                .printStackTrace(
                        new IllegalStateException(
                                "a",
                                S3Exception.builder()
                                        .message("arn:aws:s3:::jane-doe")
                                        .build()),
                        out);
        assertThat(out.toString())
                .contains("IllegalStateException: a", "S3Exception")
                .doesNotContain("jane-doe");
    }

    @Test
    void saysWhatALineBelongsTo() {
        var event = event("x", null);
        event.setMDCPropertyMap(Map.of("scan", "s1", "account", "111122223333", "other", "no"));
        assertThat(new Where().convert(event)).isEqualTo(" [account=111122223333 scan=s1]");
        var bare = event("x", null);
        bare.setMDCPropertyMap(Map.of());
        assertThat(new Where().convert(bare)).isEmpty();
    }

    @Test
    void marksGoAlongToOtherThreads() throws InterruptedException {
        var seen = new String[2];
        Mark.SCAN.during("s1", () -> {
            try {
                Thread.startVirtualThread(Mark.carried(() -> seen[0] = MDC.get("scan")))
                        .join();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        seen[1] = MDC.get("scan");
        assertThat(seen).containsExactly("s1", null);
    }

    @Test
    void leavesWhatMayBeASecretOutOfAPath() {
        assertThat(ShownPath.of("/unsubscribe/digest/3f9a1c7be2d84f60a5b1c0d9e8f7a6b5c4d3e2f1?x=y"))
                .isEqualTo("/unsubscribe/digest/…");
        assertThat(ShownPath.of("/scans/6f1c1d7e-0a2b-4c3d-8e4f-5a6b7c8d9e0f"))
                .isEqualTo("/scans/6f1c1d7e-0a2b-4c3d-8e4f-5a6b7c8d9e0f");
        assertThat(ShownPath.of(null)).isEqualTo("-");
    }
}
