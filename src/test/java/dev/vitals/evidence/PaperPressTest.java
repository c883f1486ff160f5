package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.Test;

class PaperPressTest {

    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");
    static final String PAGE = """
            <html lang="en"><head><title>A binder</title><meta name="description" content="What it is"/>
            <style>body { font-family: Sans; font-size: 9pt } code { font-family: Mono } table { -fs-table-paginate: paginate; border-collapse: collapse }
            @page { size: A4; margin: 20mm; @bottom-center { font-family: Sans; content: "Page " counter(page) " of " counter(pages) } }</style>
            <bookmarks><bookmark name="One" href="#one"><bookmark name="Inner" href="#two"/></bookmark></bookmarks></head>
            <body><h1 id="one">One</h1><p>Text <code>mono</code> <b>bold</b> <a href="#two">see two</a></p>
            <table><caption>A table</caption><thead><tr><th scope="col">A</th><th scope="col">B</th></tr></thead><tbody>%s</tbody></table>
            <h2 id="two">Two</h2>
            <svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80" alt="A line that rises"><polyline points="0,80 100,20 200,0" fill="none" stroke="black"/><text x="10" y="20" font-family="Sans" font-size="9">Label</text></svg>
            <ul><li>One</li><li>Two</li></ul></body></html>
            """.formatted("<tr><th scope=\"row\">x</th><td>y</td></tr>".repeat(120));

    @Test
    void theSamePageGivesTheSameBytes() throws Exception {
        assertThat(printed()).isEqualTo(printed());
    }

    /** The clock of the machine leaves no trace: else the same page would give other bytes a second later. */
    @Test
    void everyDateInItIsTheOneThatWasGiven() throws Exception {
        try (var document = Loader.loadPDF(printed())) {
            var info = document.getDocumentInformation();
            assertThat(info.getCreationDate().toInstant()).isEqualTo(AT);
            assertThat(info.getModificationDate()).isNull();
            var metadata =
                    new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);
            assertThat(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}")
                            .matcher(metadata)
                            .results()
                            .map(MatchResult::group))
                    .isNotEmpty()
                    .containsOnly("2026-11-24T09:00:00");
        }
    }

    @Test
    void whatIsPrintedIsForTheArchiveAndForReadersOfScreens() throws Exception {
        assertThat(VeraPdf.complaints(printed())).isEmpty();
    }

    private static byte[] printed() throws IOException {
        var bytes = new ByteArrayOutputStream();
        PaperPress.print(PAGE, AT, bytes);
        return bytes.toByteArray();
    }
}
