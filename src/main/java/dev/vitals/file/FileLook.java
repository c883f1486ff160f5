package dev.vitals.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** Tells by its content what a file is, and whether that is what its name says. Opens no document and runs nothing. */
final class FileLook {

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final Pattern HEAD_NAME = Pattern.compile("[A-Za-z][A-Za-z0-9-]*:");
    private static final int HEAD = 64 << 10;
    private static final int MOST_ENTRIES = 20_000;

    private FileLook() {}

    /**
     * What the file is.
     *
     * @throws RefusedFileException where it is not what its name says, or nothing that may be shown
     */
    static FileType type(String name, Path content) throws IOException, RefusedFileException {
        var dot = name.lastIndexOf('.');
        var named = FileType.of(dot < 0 ? "" : name.substring(dot + 1))
                .orElseThrow(() -> new RefusedFileException(
                        "“%s” is no kind of file that is taken: %s.".formatted(name, FileType.all())));
        var found = found(content, named);
        if (found.isPresent() && found.get() == named) {
            return named;
        }
        throw new RefusedFileException("“%s” is not what its name says: %s. Save it as what it is, and send it again."
                .formatted(
                        name,
                        found.map(type -> "inside it is %s".formatted(type.word()))
                                .orElse("inside it is no %s".formatted(named.word()))));
    }

    private static Optional<FileType> found(Path content, FileType named) throws IOException {
        var media = media(content);
        return switch (media) {
            case "application/pdf" -> Optional.of(FileType.PDF);
            case "image/png" -> Optional.of(FileType.PNG);
            case "image/jpeg" -> Optional.of(FileType.JPEG);
            case "text/html", "text/javascript" ->
                named == FileType.EML && isMail(content) ? Optional.of(named) : Optional.empty();
            default ->
                media.startsWith("text/") || media.equals("message/rfc822") ? text(content, named) : packed(content);
        };
    }

    private static String media(Path content) throws IOException {
        try (var stream = TikaInputStream.get(content)) {
            return TYPES.detect(stream, new Metadata()).toString();
        }
    }

    /** Text is what its name says, as long as that is text; a message begins with its heads. */
    private static Optional<FileType> text(Path content, FileType named) throws IOException {
        if (named == FileType.EML) {
            return isMail(content) ? Optional.of(named) : Optional.of(FileType.TXT);
        }
        return Optional.of(named.isText() ? named : FileType.TXT);
    }

    /** Line by line: one pattern over all heads goes as deep as there are lines. */
    private static boolean isMail(Path content) throws IOException {
        var isFrom = false;
        var isFirst = true;
        for (String line : head(content).split("\\r?\\n")) {
            var isFolded = !isFirst && (line.startsWith(" ") || line.startsWith("\t"));
            if (!isFolded && !HEAD_NAME.matcher(line).lookingAt()) {
                break;
            }
            isFrom |= line.regionMatches(true, 0, "From:", 0, "From:".length());
            isFirst = false;
        }
        return isFrom;
    }

    private static String head(Path content) throws IOException {
        try (var stream = Files.newInputStream(content)) {
            return new String(stream.readNBytes(HEAD), StandardCharsets.ISO_8859_1);
        }
    }

    /** Office documents are packed folders; which one it is stands in their table of contents. */
    private static Optional<FileType> packed(Path content) throws IOException {
        try (var zip = new ZipFile(content.toFile())) {
            if (zip.size() > MOST_ENTRIES || hasMacros(zip)) {
                return Optional.empty();
            }
            if (zip.getEntry("[Content_Types].xml") != null) {
                return office(zip);
            }
            var media = zip.getEntry("mimetype");
            return media == null ? Optional.empty() : open(zip.getInputStream(media));
        } catch (ZipException notPacked) {
            return Optional.empty();
        }
    }

    /** A program inside a document is no evidence. */
    private static boolean hasMacros(ZipFile zip) {
        return zip.stream()
                .anyMatch(entry -> entry.getName().endsWith("vbaProject.bin")
                        || entry.getName().startsWith("Basic/")
                        || entry.getName().startsWith("Scripts/"));
    }

    private static Optional<FileType> office(ZipFile zip) {
        if (zip.getEntry("word/document.xml") != null) {
            return Optional.of(FileType.DOCX);
        }
        if (zip.getEntry("xl/workbook.xml") != null) {
            return Optional.of(FileType.XLSX);
        }
        return zip.getEntry("ppt/presentation.xml") != null ? Optional.of(FileType.PPTX) : Optional.empty();
    }

    private static Optional<FileType> open(InputStream mimetype) throws IOException {
        try (mimetype) {
            var media = new String(mimetype.readNBytes(100), StandardCharsets.US_ASCII).strip();
            return media.equals(FileType.ODT.mediaType())
                    ? Optional.of(FileType.ODT)
                    : media.equals(FileType.ODS.mediaType()) ? Optional.of(FileType.ODS) : Optional.empty();
        }
    }
}
