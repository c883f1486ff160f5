package dev.vitals.support;

/**
 * The data of the one application that several test classes share, because Spring keeps it between classes that ask for
 * the same. It begins empty, once per run.
 */
public final class SharedServer {

    public static final String DATA = "target/route-matrix-data" + Fork.NUMBER;

    static {
        Fork.clear(DATA);
    }

    private SharedServer() {}

    /** Clears what an earlier run left, unless another class has done so. */
    public static void beginEmpty() {}
}
