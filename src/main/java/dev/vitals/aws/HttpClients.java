package dev.vitals.aws;

import java.time.Duration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The one HTTP client; it lives as long as the process. */
final class HttpClients {

    /** Connections to one address that are kept for the next call, on which no hands need to be shaken again. */
    private static final String KEPT = "http.maxConnections";

    static {
        if (System.getProperty(KEPT) == null) {
            System.setProperty(KEPT, "64");
        }
    }

    static final SdkHttpClient SHARED = UrlConnectionHttpClient.builder()
            .connectionTimeout(Duration.ofSeconds(5))
            .socketTimeout(Duration.ofSeconds(20))
            .build();

    private HttpClients() {}
}
