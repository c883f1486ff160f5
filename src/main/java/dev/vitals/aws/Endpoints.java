package dev.vitals.aws;

import java.net.URI;
import java.util.Optional;

/** Where calls go when not to AWS itself. */
final class Endpoints {

    private Endpoints() {}

    /** The connection's own endpoint, or the one in {@code AWS_ENDPOINT_URL}. */
    static Optional<URI> of(Connection connection) {
        if (connection.endpoint() != null) {
            return Optional.of(connection.endpoint());
        }
        return Optional.ofNullable(System.getenv("AWS_ENDPOINT_URL"))
                .filter(url -> !url.isBlank())
                .map(URI::create);
    }
}
