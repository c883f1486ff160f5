package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.hash.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is printed in a binder, and what the files beside it hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BinderPaperTest {

    @TempDir
    private static Path folder;

    private Path archive;
    private String text;

    @BeforeAll
    void makeOne() throws Exception {
        var site = BinderSite.afterAFortnight();
        var order = site.ask(BinderSite.day(1), BinderSite.TODAY);
        site.maker(folder).make(order.id());
        archive = site.archive(order.id(), folder);
        text = text(BinderSite.file(archive, ArchiveCheck.PDF));
    }

    @Test
    void namesWhatWasNotReadHowLongAndWhy() throws Exception {
        assertThat(data("unread.csv"))
                .contains("AWS::S3::Bucket,access denied,s3:ListBuckets answered 403 AccessDenied");
        assertThat(data("days-without-a-scan.csv")).contains("2026-11-16,2026-11-17,2,no scan was made");
        assertThat(text)
                .contains("Not everything was read.")
                .contains("1 time a rule could not judge resources of an account at the end.")
                .contains("access denied s3:ListBuckets answered 403 AccessDenied")
                .contains("16 Nov 2026 17 Nov 2026 2 no scan was made");
    }

    @Test
    void cutsNoListSilently() throws Exception {
        var hash = Sha256.of(BinderSite.file(archive, "data/findings.csv"));
        assertThat(text.replace(" ", "")).contains("12of31failuresareprinted").contains(hash);
        assertThat(data("findings.csv").lines()).hasSize(1 + 31);
    }

    @Test
    void textOfTheAccountsIsTextAndNothingElse() throws Exception {
        assertThat(text).contains("<script>alert(1)</script> [U+202E]gpj.exe [U+1F512] opens SSH to 0.0.0.0/0");
        assertThat(data("findings.csv")).contains("\"'=HYPERLINK(\"\"http://evil.example\"\",\"\"x\"\")\"");
    }

    @Test
    void tellsWhoAcceptedWhatAndWhatWasAttested() throws Exception {
        assertThat(text)
                .contains("records-01 keeps no versions (finding 2) risk accepted")
                .contains("Ana Sanchez, 18 Nov 2026 Ben Okafor, 18 Nov 2026 24 Dec 2026 It holds copies only")
                .contains("Instead: Copied every night");
        assertThat(data("attestations.csv")).contains("164.308(a)(5)(i),1,in_date");
    }

    @Test
    void printsWhatWasSaidAsEvidenceAndNothingElseThatWasSaid() throws Exception {
        assertThat(text)
                .contains("Ana Sanchez 18 Nov 2026 The vendor confirmed it in writing")
                .contains("confirmation.txt")
                .doesNotContain("Who has the keys?");
        assertThat(data("said.csv")).contains(",file,Ana Sanchez,", ",confirmation.txt,1,12,");
        assertThat(data("said.csv").lines()).hasSize(1 + 2).noneMatch(line -> line.contains("Who has the keys?"));
    }

    @Test
    void explainsASafeguardThatPeopleLetBecomeOverdue() throws Exception {
        assertThat(text)
                .contains("Overdue on 24 Nov 2026 in registers that speak for this safeguard")
                .contains("Nurse 1: HIPAA basics: training was due on 13 Nov 2026")
                .contains("more, which were not kept with the score")
                .contains("so that it no longer stood in for the safeguard");
        assertThat(data("overdue.csv"))
                .contains("164.308(a)(5)(i),2026-11-24,register,Training roster,12,")
                .contains("164.312(a)(2)(iii),2026-11-24,decision,")
                .contains("its review was due,2026-11-20");
    }

    @Test
    void namesTheFilesOfAnAttestationWithTheirHashes() throws Exception {
        assertThat(data("attestation-files.csv"))
                .contains("164.308(a)(5)(i),1,roster.txt,txt,")
                .contains(BinderSite.ROSTER_HASH)
                .contains(",true");
        assertThat(text.replace(" ", ""))
                .contains("roster.txt")
                .contains("signedoffwithit")
                .contains(BinderSite.ROSTER_HASH);
    }

    private String data(String name) throws IOException {
        return new String(BinderSite.file(archive, "data/" + name), StandardCharsets.UTF_8);
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }
}
