package dev.vitals.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FilledRecordingTest {

    private static final Map<String, String> FILES = Map.of(
            "iam/global/times.json", "{{start}} {{start-400d}} {{scan-2h}} {{scan+5m}}",
            "iam/global/report.json", "{\"Content\": \"{{file:report.csv}}\"}",
            "iam/global/report.csv", "user,{{start-1d}}",
            "logs/stream.json", "{\"last\": \"{{scan-2h#ms}}\", \"first\": \"{{start#ms}}\"}",
            "iam/global/lost.json", "{{file:nowhere.csv}}");

    private final Recording recording = Recording.filled(
            name -> Optional.ofNullable(FILES.get(name))
                    .map(text -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))),
            Instant.parse("2026-08-26T00:00:00Z"),
            Instant.parse("2026-09-01T06:00:00.123Z"));

    @Test
    void tellsTimesByTheStoryAndByTheScan() throws IOException {
        assertThat(text("iam/global/times.json"))
                .isEqualTo("2026-08-26T00:00:00Z 2025-07-22T00:00:00Z 2026-09-01T04:00:00Z 2026-09-01T06:05:00Z");
    }

    @Test
    void putsInAFileOfTheSameFolder() throws IOException {
        // Base64 of "user,2026-08-25T00:00:00Z".
        assertThat(text("iam/global/report.json")).isEqualTo("{\"Content\": \"dXNlciwyMDI2LTA4LTI1VDAwOjAwOjAwWg==\"}");
    }

    @Test
    void tellsMillisecondsAsANumber() throws IOException {
        assertThat(text("logs/stream.json")).isEqualTo("{\"last\": 1788235200000, \"first\": 1787702400000}");
    }

    @Test
    void saysWhichFileIsMissing() {
        assertThatThrownBy(() -> text("iam/global/lost.json"))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("iam/global/nowhere.csv");
    }

    private String text(String name) throws IOException {
        return new String(recording.open(name).orElseThrow().readAllBytes(), StandardCharsets.UTF_8);
    }
}
