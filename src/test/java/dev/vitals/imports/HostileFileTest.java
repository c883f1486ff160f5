package dev.vitals.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.support.Fuzzed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Files of findings that somebody made to break what reads them: read within bounds, or refused with a sentence. */
class HostileFileTest {

    private static final String ROW = Files.prowler("check", "FAIL", "arn:aws:s3:::charts", "2026-10-20");

    private final HipaaNames names = new HipaaNames(SafeguardCatalogue.load());

    @Fuzzed
    void anyBytesAreReadOrRefused(@ForAll byte[] bytes, @ForAll String text) throws IOException {
        for (var file : new ByteArrayResource[] {
            new ByteArrayResource(bytes), new ByteArrayResource(text.getBytes(java.nio.charset.StandardCharsets.UTF_8))
        }) {
            try {
                ReadFile.of(file, names);
            } catch (RefusedFileException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
        }
    }

    @Fuzzed
    void whatIsSaidOfAResourceIsOneLineThatSteersNothing(@ForAll String hostile) throws IOException {
        var row = (ObjectNode) JsonMapper.shared().readTree(ROW);
        row.put("message", hostile).put("status_detail", hostile);
        ((ObjectNode) row.path("finding_info")).put("title", hostile);
        ((ObjectNode) row.path("resources").get(0)).put("name", hostile);
        ((ObjectNode) row.path("remediation")).put("desc", hostile);
        ((ObjectNode) row.path("unmapped").path("compliance"))
                .putArray("HIPAA")
                .add(hostile)
                .add("164." + hostile);

        var finding = ReadFile.of(Files.of(row.toString()), names).findings().getFirst();
        assertThat(finding.toString().chars()).noneMatch(Character::isISOControl);
        assertThat(finding.toString()).doesNotContainPattern("[\\u202A-\\u202E\\u2066-\\u2069\\p{Cs}]");
    }

    @Test
    void refusesWhatIsPackedHoweverSmallItIs() throws IOException {
        var gzip = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(gzip)) {
            out.write(new byte[10 << 20]);
        }
        var zip = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(zip)) {
            out.putNextEntry(new ZipEntry("../../../findings.json"));
            out.write(new byte[10 << 20]);
        }
        for (var packed : new byte[][] {gzip.toByteArray(), zip.toByteArray()}) {
            assertThatThrownBy(() -> ReadFile.of(new ByteArrayResource(packed), names))
                    .isInstanceOf(RefusedFileException.class)
                    .hasMessageContaining("packed file");
        }
    }

    @Test
    void isNotKeptBusyByWhatIsDeepLongOrGoesBack() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (var text : new String[] {
                "[".repeat(1_000_000),
                "{\"a\":".repeat(200_000),
                "[{\"class_uid\": " + "9".repeat(1_000_000) + "}]",
                "[{\"" + "a".repeat(1_000_000) + "\": 1}]",
                "[" + ROW.replace("164_312_a_1", "164.312" + "a".repeat(5_000) + "!") + "]"
            }) {
                try {
                    assertThat(ReadFile.of(Files.of(text), names).findings()).hasSize(1);
                } catch (RefusedFileException refused) {
                    assertThat(refused.getMessage()).hasSizeLessThan(1_000);
                }
            }
        });
    }
}
