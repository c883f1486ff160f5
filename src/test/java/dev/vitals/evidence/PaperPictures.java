package dev.vitals.evidence;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** Turns the pages of a PDF into sheets of pictures in shades of grey, to be looked at: {@code FILE FOLDER [DPI [PER_SHEET]]}. */
public final class PaperPictures {

    private PaperPictures() {}

    public static void main(String[] arguments) throws IOException {
        var folder = Files.createDirectories(Path.of(arguments[1]));
        var dpi = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 80;
        var per = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
        try (var document = Loader.loadPDF(Path.of(arguments[0]).toFile())) {
            var renderer = new PDFRenderer(document);
            for (int first = 0; first < document.getNumberOfPages(); first += per) {
                BufferedImage sheet = null;
                for (int page = first; page < Math.min(first + per, document.getNumberOfPages()); page++) {
                    var picture = renderer.renderImageWithDPI(page, dpi, ImageType.GRAY);
                    if (sheet == null) {
                        sheet = new BufferedImage(
                                (picture.getWidth() + 8) * per, picture.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
                    }
                    sheet.getGraphics().drawImage(picture, (picture.getWidth() + 8) * (page - first), 0, null);
                }
                ImageIO.write(
                        sheet,
                        "png",
                        folder.resolve("pages-%03d.png".formatted(first + 1)).toFile());
            }
            System.out.println(document.getNumberOfPages() + " pages");
        }
    }
}
