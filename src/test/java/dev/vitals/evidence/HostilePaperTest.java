package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.Hostile;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.junit.jupiter.api.Test;

/** A binder's page with every hostile text there is: for the archive still, without actions, scripts or ways out. */
class HostilePaperTest {

    @Test
    void holdsNothingThatActs() throws Exception {
        var fonts = new PaperFonts();
        var rows = new StringBuilder();
        for (String text : Hostile.KNOWN) {
            rows.append("<tr><th scope=\"row\">x</th><td>")
                    .append(fonts.drawable(text).replace("&", "&amp;").replace("<", "&lt;"))
                    .append("</td></tr>");
        }
        var bytes = new ByteArrayOutputStream();
        PaperPress.print(
                PaperPressTest.PAGE.replaceFirst(
                        "(?s)<tbody>.*</tbody>",
                        "<tbody>" + java.util.regex.Matcher.quoteReplacement(rows.toString()) + "</tbody>"),
                Instant.parse("2026-11-24T09:00:00Z"),
                bytes);

        assertThat(VeraPdf.complaints(bytes.toByteArray())).isEmpty();
        try (var document = Loader.loadPDF(bytes.toByteArray())) {
            assertThat(document.getDocumentCatalog().getCOSObject().containsKey(COSName.getPDFName("OpenAction")))
                    .isFalse();
            assertThat(
                            document.getDocumentCatalog().getNames() == null
                                    ? null
                                    : document.getDocumentCatalog().getNames().getJavaScript())
                    .isNull();
            for (var page : document.getPages()) {
                for (var annotation : page.getAnnotations()) {
                    assertThat(annotation).isInstanceOf(PDAnnotationLink.class);
                    assertThat(((PDAnnotationLink) annotation).getAction()).isNotInstanceOf(PDActionURI.class);
                }
            }
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(document))
                    .doesNotContain(Hostile.WORKED_OUT);
        }
        assertThat(new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1))
                .doesNotContain("/S /JavaScript", "/Launch");
    }
}
