package dev.vitals.log;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A path as it may be written down: a part so long that it may be a secret is left out, and so is what was asked. */
public final class ShownPath {

    /** A UUID has 36 characters; nothing longer is the name of a thing of ours. */
    private static final int LONGEST_NAME = 36;

    private ShownPath() {}

    /** The path; of null, a dash. */
    public static String of(@Nullable Object path) {
        if (path == null) {
            return "-";
        }
        return Stream.of(path.toString().split("[?;#]", 2)[0].split("/", -1))
                .map(part -> part.length() > LONGEST_NAME ? "…" : part)
                .collect(Collectors.joining("/"));
    }
}
