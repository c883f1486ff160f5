package dev.vitals.support;

import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * The data of the one application that several test classes share, because Spring keeps it between classes that ask for
 * the same. It begins empty, once per run.
 */
public final class SharedServer {

    public static final String DATA = "target/route-matrix-data";

    static {
        FileSystemUtils.deleteRecursively(Path.of(DATA).toFile());
    }

    private SharedServer() {}

    /** Clears what an earlier run left, unless another class has done so. */
    public static void beginEmpty() {}
}
