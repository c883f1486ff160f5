package dev.vitals.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Map;

/**
 * Asks the instance on this machine whether it is ready to serve: exit status 0, or 1 and a sentence that says why not.
 * It stands apart from the other commands and touches nothing but the JDK, since containers ask every few seconds.
 */
public final class Health {

    private static final int PATIENCE_IN_MILLISECONDS = 3000;

    private Health() {}

    public static void main(String[] arguments) {
        System.exit(status(System.getenv(), System.err));
    }

    /** 0 where the instance on the port that {@code VITALS_PORT} names (else 8080) is ready, 1 where it is not. */
    static int status(Map<String, String> environment, PrintStream err) {
        var address =
                URI.create("http://127.0.0.1:%s/readyz".formatted(environment.getOrDefault("VITALS_PORT", "8080")));
        try {
            var answer = answer(address);
            if (answer == HttpURLConnection.HTTP_OK) {
                return 0;
            }
            err.printf("Vitals is not ready: %s answers %d.%n", address, answer);
        } catch (IOException silent) {
            err.printf("Vitals does not answer at %s: %s%n", address, silent.getMessage());
        }
        return 1;
    }

    private static int answer(URI address) throws IOException {
        var request = (HttpURLConnection) address.toURL().openConnection();
        request.setConnectTimeout(PATIENCE_IN_MILLISECONDS);
        request.setReadTimeout(PATIENCE_IN_MILLISECONDS);
        request.setInstanceFollowRedirects(false);
        try {
            return request.getResponseCode();
        } finally {
            request.disconnect();
        }
    }
}
