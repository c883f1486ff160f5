package dev.vitals.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The migrations that came with this version. */
final class Migrations {

    private static final Pattern NAME = Pattern.compile("V(\\d{1,6})__.*");

    private Migrations() {}

    /** The number of the newest. */
    static int newest() {
        try {
            var files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/V*.sql");
            return Arrays.stream(files)
                    .map(file -> NAME.matcher(String.valueOf(file.getFilename())))
                    .filter(name -> name.matches())
                    .mapToInt(name -> Integer.parseInt(name.group(1)))
                    .max()
                    .orElseThrow(() -> new IllegalStateException("No migrations came with this version"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
