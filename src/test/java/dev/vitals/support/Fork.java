package dev.vitals.support;

import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * Which of the JVMs that run tests side by side this is. Applications that several test classes share keep their data in a
 * folder of their own per JVM: two servers on one folder would be one too many.
 */
public final class Fork {

    /** Ends the name of a folder, in the annotations of Spring's tests. */
    public static final String NUMBER = "-${vitals.fork:1}";

    private Fork() {}

    /** The folder of this JVM whose name may end in {@link #NUMBER}. */
    public static Path folder(String name) {
        return Path.of(name.replace(NUMBER, "-" + System.getProperty("vitals.fork", "1")));
    }

    /** Clears what an earlier run left in a folder whose name may end in {@link #NUMBER}. */
    public static void clear(String folder) {
        FileSystemUtils.deleteRecursively(folder(folder).toFile());
    }
}
