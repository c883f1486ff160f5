package dev.vitals.triage;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What may be attached to a finding, told by its content and never by its name. */
enum FileType {
    PNG("image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a}),
    JPEG("image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff}),
    PDF("application/pdf", new byte[] {'%', 'P', 'D', 'F', '-'}),
    TEXT("text/plain", new byte[0]);

    private final String mediaType;
    private final byte[] beginning;

    FileType(String mediaType, byte[] beginning) {
        this.mediaType = mediaType;
        this.beginning = beginning;
    }

    String mediaType() {
        return mediaType;
    }

    /** The type of a content; empty for what may not be attached. */
    static Optional<FileType> of(byte[] content) {
        for (FileType type : values()) {
            if (type == TEXT ? isText(content) : begins(content, type.beginning)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    private static boolean begins(byte[] content, byte[] beginning) {
        return content.length >= beginning.length
                && ByteBuffer.wrap(content, 0, beginning.length).equals(ByteBuffer.wrap(beginning));
    }

    /** Whole UTF-8 without control characters; a page of markup is text to us, but not to a browser that guesses. */
    private static boolean isText(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.chars().noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                    && !text.stripLeading().startsWith("<");
        } catch (CharacterCodingException binary) {
            return false;
        }
    }
}
