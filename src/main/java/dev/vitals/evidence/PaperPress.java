package dev.vitals.evidence;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.GregorianCalendar;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Turns a page of XHTML into a PDF that is PDF/A-3a and PDF/UA-1 at once: tagged, with its typefaces and the profile of
 * its colours in it. The same page gives the same bytes: every date in it is the one that is passed.
 */
final class PaperPress {

    private static final int REGULAR = 400;
    private static final int BOLD = 700;
    private static final Pattern CREATED = Pattern.compile("(<xmp:CreateDate>)[^<]*(</xmp:CreateDate>)");

    static {
        XRLog.setLoggingEnabled(false);
    }

    private PaperPress() {}

    /**
     * @param xhtml with {@code lang}, a title and a description, which PDF/UA asks for
     * @param at the date in the document's own description
     */
    static void print(String xhtml, Instant at, OutputStream to) throws IOException {
        var builder = new PdfRendererBuilder();
        builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
        builder.usePdfUaAccessibility(true);
        builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        builder.useFont(() -> PaperFonts.open(PaperFonts.SANS.getFirst()), "Sans", REGULAR, FontStyle.NORMAL, true);
        builder.useFont(() -> PaperFonts.open(PaperFonts.SANS.getLast()), "Sans", BOLD, FontStyle.NORMAL, true);
        builder.useFont(() -> PaperFonts.open(PaperFonts.MONO), "Mono", REGULAR, FontStyle.NORMAL, true);
        builder.useSVGDrawer(new BatikSVGDrawer());
        builder.withProducer("Vitals");
        builder.withHtmlContent(xhtml, null);
        try (var renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            date(renderer.getPdfDocument(), at);
            renderer.getPdfDocument().save(to);
        }
    }

    /** In both of its descriptions, which must agree. */
    private static void date(PDDocument document, Instant at) throws IOException {
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
        document.setDocumentId(at.toEpochMilli());
        var metadata = document.getDocumentCatalog().getMetadata();
        var text = new String(metadata.toByteArray(), StandardCharsets.UTF_8);
        var dated = CREATED.matcher(text).replaceAll("$1" + at.truncatedTo(ChronoUnit.SECONDS) + "$2");
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    }
}
