package dev.vitals.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.imports.FileFinding.Word;
import dev.vitals.rule.Severity;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ByteArrayResource;

/** What is understood of files, and what files that mean harm come to. */
class ReadFileTest {

    private static final String ARN = "arn:aws:s3:::charts";
    private static final String ROW = Files.prowler("s3_bucket_public_access", "FAIL", ARN, "2026-10-20");

    private final HipaaNames names = new HipaaNames(SafeguardCatalogue.load());

    @Test
    void readsWhatProwlerWritesInOcsf() throws IOException {
        var file = read("[" + ROW + "]");
        var finding = file.findings().getFirst();

        assertThat(file.format()).isEqualTo(Format.OCSF);
        assertThat(finding.rule()).isEqualTo("prowler:s3_bucket_public_access");
        assertThat(finding.product().label()).isEqualTo("Prowler 5.3.0");
        assertThat(finding.word()).isEqualTo(Word.FAILS);
        assertThat(finding.severity()).isEqualTo(Severity.HIGH);
        assertThat(finding.target()).isEqualTo(ARN);
        assertThat(finding.safeguards()).containsExactly("164.308(a)(1)(ii)(B)", "164.312(a)(1)");
        assertThat(finding.at()).isEqualTo(Instant.parse("2026-10-20T06:00:00Z"));
    }

    @Test
    void readsWhatProwlerWritesInAsffAsTheSameCheck() throws IOException {
        var row = Files.asff("s3_bucket_public_access", "FAILED", ARN);
        for (String text : new String[] {"[" + row + "]", "{\"Findings\": [" + row + "]}"}) {
            var finding = read(text).findings().getFirst();
            assertThat(finding.rule()).isEqualTo("prowler:s3_bucket_public_access");
            assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(finding.safeguards()).containsExactly("164.308(a)(4)(ii)(A)", "164.312(e)(1)");
        }
    }

    @Test
    void readsOneFindingALineAndNamesTheLineThatIsNone() throws IOException {
        var line = ROW.replace("\n", " ");
        var file = read(line + "\n\nnot json\n{\"class_uid\": 1001, \"metadata\": {\"product\": {}}}\n" + line + "\n");

        assertThat(file.findings()).hasSize(2);
        assertThat(file.refused()).extracting(ReadFile.Refusal::where).containsExactly("line 3", "line 4");
        assertThat(file.refused().getLast().why()).contains("class 1001");
    }

    @ParameterizedTest
    @CsvSource({"PASS, PASSES", "FAIL, FAILS", "MANUAL, NEITHER"})
    void takesTheStatusOfARow(String code, Word word) throws IOException {
        assertThat(read("[" + ROW.replace("\"FAIL\"", "\"" + code + "\"") + "]")
                        .findings()
                        .getFirst()
                        .word())
                .isEqualTo(word);
    }

    @Test
    void takesAMutedFailureForNoFailure() throws IOException {
        assertThat(read("[" + ROW.replace("\"status_id\": 1", "\"status_id\": 3") + "]")
                        .findings()
                        .getFirst()
                        .word())
                .isEqualTo(Word.NEITHER);
        assertThat(read("[" + Files.asff("x", "WARNING", ARN) + "]")
                        .findings()
                        .getFirst()
                        .word())
                .isEqualTo(Word.NEITHER);
    }

    @Test
    void understandsComplianceAndVulnerabilityFindingsOfOthers() throws IOException {
        var file = read("""
                [{"class_uid": 2003, "compliance": {"control": "S3.1", "status_id": 3}, "severity_id": 5,
                  "metadata": {"product": {"name": "Steampipe"}}, "cloud": {"account": {"uid": "111122223333"}},
                  "resources": [{"uid": "arn:aws:s3:::charts"}], "time": 1793512800000},
                 {"class_uid": 2002, "vulnerabilities": [{"cve": {"uid": "CVE-2026-1"}}], "severity": "High",
                  "metadata": {"product": {"name": "Trivy"}}, "finding_info": {"title": "openssl"},
                  "resource": {"uid": "arn:aws:ecr:us-east-1:111122223333:repository/app"}}]""");

        assertThat(file.findings()).extracting(FileFinding::rule).containsExactly("steampipe:S3.1", "trivy:CVE-2026-1");
        assertThat(file.findings()).allMatch(finding -> finding.word() == Word.FAILS);
        assertThat(file.findings()).allMatch(finding -> finding.account().equals(Files.ACCOUNT));
        assertThat(file.saidAt()).isEqualTo(Instant.ofEpochSecond(1793512800));
    }

    @Test
    void leavesOutWhatNamesNoAccountOrAnotherCloud() throws IOException {
        var azure = ROW.replace("\"provider\": \"aws\"", "\"provider\": \"azure\"");
        var nowhere = ROW.replace("\"uid\": \"111122223333\"", "\"uid\": \"\"");
        var file = read("[" + ROW + "," + azure + "," + nowhere + ", 7, {\"a\": 1}]");

        assertThat(file.findings()).hasSize(1);
        assertThat(file.refused())
                .extracting(ReadFile.Refusal::toString)
                .satisfiesExactly(
                        one -> assertThat(one).contains("row 2", "azure"),
                        two -> assertThat(two).contains("row 3", "account"),
                        three -> assertThat(three).contains("row 4", "no object"),
                        four -> assertThat(four).contains("row 5", "neither OCSF nor ASFF"));
    }

    @Test
    void takesAnUnknownSeverityForMediumAndSaysSo() throws IOException {
        var odd = ROW.replace("\"severity_id\": 4", "\"severity_id\": 99").replace("\"High\"", "\"Purple\"");
        var finding = read("[" + odd + "]").findings().getFirst();

        assertThat(finding.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(finding.isGraded()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "164_308_a_1_ii_a, 164.308(a)(1)(ii)(A)",
        "164_312_b, 164.312(b)",
        "164.312(e)(2)(i), 164.312(e)(2)(i)",
        "164_999_z, ''",
        "hipaa, ''"
    })
    void turnsNamesIntoCitationsOfTheRegulationOnly(String name, String citation) {
        var expected = citation.isEmpty() ? Stream.<String>empty() : Stream.of(citation);
        assertThat(names.citations(Stream.of(name))).containsExactlyElementsOf(expected.toList());
    }

    @Test
    void dropsTheHalfNameOfARequirementThatProwlerCut() throws IOException {
        var cut = "HIPAA 164_312_e_1 164_308_a_1_ii_d 164_308_a_4_ii_a 164_308_a_1";
        assertThat(cut).hasSize(63);
        var row = Files.asff("x", "FAILED", ARN).replace("HIPAA 164_312_e_1 164_308_a_4_ii_a", cut);
        assertThat(read("[" + row + "]").findings().getFirst().safeguards())
                .containsExactly("164.308(a)(1)(ii)(D)", "164.308(a)(4)(ii)(A)", "164.312(e)(1)");
    }

    @Test
    void refusesPackedFilesWithASentence() {
        for (byte[] start : new byte[][] {{'P', 'K', 3, 4}, {0x1f, (byte) 0x8b, 8, 0}}) {
            assertThatThrownBy(() -> ReadFile.of(new ByteArrayResource(start), names))
                    .isInstanceOf(RefusedFileException.class)
                    .hasMessageContaining("packed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "42", "[]", "{}", "<html></html>", "[{\"class_uid\": 2004}]"})
    void refusesWhatHoldsNoFinding(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(RefusedFileException.class);
    }

    @Test
    void refusesAFileThatBreaksOff() {
        assertThatThrownBy(() -> read("[" + ROW + "," + ROW.substring(0, 200)))
                .isInstanceOf(RefusedFileException.class)
                .hasMessageContaining("nothing of it was taken");
    }

    @Test
    void refusesDepthAndTextsWithoutEnd() {
        var deep = "{\"class_uid\": 2004, \"a\": " + "[".repeat(100_000);
        assertThatThrownBy(() -> read("[" + deep)).isInstanceOf(RefusedFileException.class);
        var huge = ROW.replace("Put it right.", "x".repeat(1_100_000));
        assertThatThrownBy(() -> read("[" + huge + "]")).isInstanceOf(RefusedFileException.class);
    }

    @Test
    void passesOverARowWithPartsWithoutEnd() throws IOException {
        var wide = ROW.replace("\"CIS-3.0\": [\"2.1.1\"]", "\"CIS\": [" + "1,".repeat(30_000) + "1]");
        var file = read("[" + wide + "," + ROW + "]");

        assertThat(file.findings()).hasSize(1);
        assertThat(file.refused().getFirst().why()).contains("more than a finding can");
    }

    @Test
    void keepsTextsShortAndWithoutCharactersThatSteer() throws IOException {
        var odd = ROW.replace("Bucket charts is FAIL.", "<b>x</b> \\u0007\\u202e " + "y".repeat(5_000));
        var finding = read("[" + odd + "]").findings().getFirst();

        assertThat(finding.message()).startsWith("<b>x</b>").hasSizeLessThanOrEqualTo(1_000);
        assertThat(finding.message()).doesNotContain("\u0007", "\u202e");
    }

    @Test
    void makesAnIdOfWhateverAProductCallsItsCheck() throws IOException {
        var odd = ROW.replace("s3_bucket_public_access", "../a:b <script>").replace("\"Prowler\"", "\"My: Tool/7\"");
        assertThat(read("[" + odd + "]").findings().getFirst().rule()).isEqualTo("my-tool-7:..-a-b-script");
    }

    @Test
    void knowsWhatEveryScanReadsItself() throws IOException {
        var row = Files.asff("x", "FAILED", ARN)
                .replace("\"ProviderName\": \"Prowler\"", "\"ProviderName\": \"Security Hub\"");
        assertThat(read("[" + row + "]").findings().getFirst().isReadByScans()).isTrue();
        assertThat(read("[" + row.replace("CRITICAL", "MEDIUM") + "]")
                        .findings()
                        .getFirst()
                        .isReadByScans())
                .isFalse();
    }

    private ReadFile read(String text) throws IOException {
        return ReadFile.of(Files.of(text), names);
    }
}
