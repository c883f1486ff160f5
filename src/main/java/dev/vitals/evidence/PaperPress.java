package dev.vitals.evidence;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
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
import org.apache.fontbox.ttf.TTFParser;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

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
        try (var document = new PDDocument()) {
            var builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
            builder.usePdfUaAccessibility(true);
            builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
            useFont(builder, document, PaperFonts.SANS.getFirst(), "Sans", REGULAR);
            useFont(builder, document, PaperFonts.SANS.getLast(), "Sans", BOLD);
            useFont(builder, document, PaperFonts.MONO, "Mono", REGULAR);
            builder.useSVGDrawer(new BatikSVGDrawer());
            builder.withProducer("Vitals");
            builder.withHtmlContent(xhtml, null);
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
                date(document, at);
                document.save(to);
            }
        }
    }

    /** Without ligatures: looking for them takes most of the time, and hashes and ids are the better without. */
    private static void useFont(PdfRendererBuilder builder, PDDocument document, String file, String family, int weight)
            throws IOException {
        try (var stream = PaperFonts.open(file)) {
            var font = new TTFParser().parse(new RandomAccessReadBuffer(stream));
            font.setEnableGsub(false);
            var supplier = new PDFontSupplier(PDType0Font.load(document, font, true));
            builder.useFont(supplier, family, weight, FontStyle.NORMAL, true);
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
