package dev.vitals.federation;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.InterceptingClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;

/** How providers are asked: with an end in time and in size, and with sentences instead of exceptions. */
@Component
class ProviderClient {

    private static final Duration TO_CONNECT = Duration.ofSeconds(3);
    private static final Duration TO_ANSWER = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 8_000_000;
    private static final int OK = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    /**
     * What an address answers.
     *
     * @throws UnreachableException with the reason in a sentence
     */
    byte[] get(String address) {
        try {
            var request = HttpRequest.newBuilder(URI.create(address))
                    .timeout(TO_ANSWER)
                    .build();
            var answer = whole(request);
            if (answer.statusCode() != OK) {
                throw new UnreachableException("%s answered %d.".formatted(address, answer.statusCode()));
            }
            return answer.body();
        } catch (IOException failed) {
            throw new UnreachableException("%s: %s".formatted(address, sentence(failed)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("%s was not waited for.".formatted(address));
        }
    }

    /** The request's own time ends with the first byte: one who sends the rest drop by drop is left as well. */
    private HttpResponse<byte[]> whole(HttpRequest request) throws IOException, InterruptedException {
        var answer = http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_BYTES));
        try {
            return answer.get(TO_ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("not whole in time");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException known ? known : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** The same bounds for the framework's own calls, which would ask for packed answers and unpack them to any size. */
    ClientHttpRequestFactory requests() {
        var factory = new JdkClientHttpRequestFactory(http);
        factory.setReadTimeout(TO_ANSWER);
        factory.enableCompression(false);
        return new InterceptingClientHttpRequestFactory(
                factory, List.of((request, body, way) -> new BoundedResponse(way.execute(request, body), MOST_BYTES)));
    }

    private static String sentence(IOException failed) {
        return switch (failed) {
            case HttpConnectTimeoutException late -> "no connection within 3 seconds.";
            case HttpTimeoutException late -> "no whole answer within 5 seconds.";
            case UnknownHostException unknown -> "the name is not known.";
            case ConnectException closed
            when closed.getCause() instanceof java.nio.channels.UnresolvedAddressException -> "the name is not known.";
            case ConnectException closed -> "nothing listens there, or the way is closed.";
            case SSLException tls -> "TLS: %s.".formatted(tls.getMessage());
            default -> String.valueOf(failed.getMessage());
        };
    }
}
