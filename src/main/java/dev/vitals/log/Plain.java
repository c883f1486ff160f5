package dev.vitals.log;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text as one line that no terminal obeys. */
final class Plain {

    /** What ends a line, steers a terminal, turns the direction of writing or is half a character. */
    private static final Pattern STEERS = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}&&[^\\t]]");

    private Plain() {}

    /** The text with such characters written as Java writes them. */
    static @Nullable String of(@Nullable String text) {
        return text == null
                ? null
                : STEERS.matcher(text)
                        .replaceAll(found -> "\\\\u%04x".formatted(found.group().codePointAt(0)));
    }
}
