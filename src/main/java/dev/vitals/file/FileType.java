package dev.vitals.file;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may be shown as evidence: documents that a reader opens without running anything. */
public enum FileType {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    TXT("text/plain"),
    CSV("text/csv"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ODT("application/vnd.oasis.opendocument.text"),
    ODS("application/vnd.oasis.opendocument.spreadsheet"),
    EML("message/rfc822");

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As names of files end, and as the store keeps it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether nothing but the name tells it from other text. */
    boolean isText() {
        return this == TXT || this == CSV;
    }

    /** By the end of a name, {@code jpg} too; empty for any other. */
    public static Optional<FileType> of(String ending) {
        var word = ending.toLowerCase(Locale.ROOT).equals("jpg") ? "jpeg" : ending.toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(type -> type.word().equals(word)).findFirst();
    }

    /** All of them, for people. */
    public static String all() {
        return Arrays.stream(values()).map(FileType::word).collect(Collectors.joining(", "));
    }

    /** What a browser's dialogue should offer. */
    public static String accept() {
        return Arrays.stream(values()).map(type -> "." + type.word()).collect(Collectors.joining(",")) + ",.jpg";
    }
}
