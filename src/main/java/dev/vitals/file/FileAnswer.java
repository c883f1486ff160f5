package dev.vitals.file;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.ContentDisposition;

/** Gives a file away: always as a download, never as something that a browser would open or guess about. */
public final class FileAnswer {

    private FileAnswer() {}

    /**
     * Writes the file, or throws before anything was written.
     *
     * @param name under which it is saved
     * @param record what writes down that it is read: before the first byte, for what cannot be written down is not
     *     handed out
     */
    public static void write(
            EvidenceFiles files, String sha256, FileType type, String name, Runnable record, HttpServletResponse to)
            throws IOException, ChangedFileException {
        try (var content = files.open(sha256)) {
            record.run();
            to.setContentType(type.mediaType());
            to.setHeader("X-Content-Type-Options", "nosniff");
            to.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            to.setHeader("Cache-Control", "no-store");
            to.setHeader(
                    "Content-Disposition",
                    ContentDisposition.attachment()
                            .filename(EvidenceFiles.safe(name), StandardCharsets.UTF_8)
                            .build()
                            .toString());
            content.transferTo(to.getOutputStream());
        }
    }
}
