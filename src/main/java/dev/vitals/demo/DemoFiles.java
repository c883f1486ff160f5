package dev.vitals.demo;

import dev.vitals.aws.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The demo's files, read once: a recording is asked for many files that it does not have, and the class path searches
 * every jar for each.
 */
final class DemoFiles {

    private static final String ROOT = "/demo/";

    /** By name: a folder may hold a dot, as that of a regional service. */
    private static final List<String> ENDINGS = List.of("json", "csv");

    private final Map<String, byte[]> files;

    private DemoFiles(Map<String, byte[]> files) {
        this.files = files;
    }

    static DemoFiles load() {
        var files = new HashMap<String, byte[]>();
        var resolver = new PathMatchingResourcePatternResolver();
        try {
            for (String ending : ENDINGS) {
                for (Resource file : resolver.getResources("classpath*:demo/**/*." + ending)) {
                    var path = file.getURL().getPath();
                    files.put(path.substring(path.lastIndexOf(ROOT) + ROOT.length()), file.getContentAsByteArray());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The demo could not be read", unreadable);
        }
        return new DemoFiles(Map.copyOf(files));
    }

    /** A file by its name below the demo's folder. */
    Optional<byte[]> find(String name) {
        return Optional.ofNullable(files.get(name));
    }

    /** The files below a folder as a recording. */
    Recording recording(String folder) {
        return name -> find(folder + "/" + name).map(ByteArrayInputStream::new);
    }
}
