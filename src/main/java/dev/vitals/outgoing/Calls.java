package dev.vitals.outgoing;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.springframework.stereotype.Component;

/**
 * How others are called by HTTP: with an end in time and in size, without following anybody elsewhere, and with sentences
 * instead of exceptions.
 */
@Component
class Calls {

    private static final Duration TO_CONNECT = Duration.ofSeconds(5);
    private static final Duration TO_ANSWER = Duration.ofSeconds(20);
    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_WORDS = 200;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TO_CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Clock clock;

    Calls(Clock clock) {
        this.clock = clock;
    }

    /** What came back. */
    record Answer(int status, String body, Duration retryAfter) {

        boolean isGood() {
            return status >= 200 && status < 300;
        }

        /** Whether it may be otherwise later: the other side's trouble, not the question's. */
        boolean mayPass() {
            return status >= 500 || status == 408 || status == 429;
        }

        /** As the log keeps it: at most 200 characters of what was said, without secrets. */
        Outcome outcome(Secrets secrets) {
            var said = PlainText.line(secrets.without(body), MOST_WORDS);
            if (isGood()) {
                return new Outcome.Sent(status, said);
            }
            if (mayPass()) {
                return new Outcome.Later(
                        status, "It answered %d. %s".formatted(status, said).strip(), retryAfter);
            }
            return status >= 300 && status < 400
                    ? new Outcome.Refused(
                            status,
                            "It answered %d and sends elsewhere, which is not followed. Give the address where it is."
                                    .formatted(status))
                    : new Outcome.Refused(
                            status, "It answered %d. %s".formatted(status, said).strip());
        }
    }

    /** A call that brought no answer. */
    static final class NoAnswerException extends Exception {

        private static final long serialVersionUID = 1;

        NoAnswerException(String sentence) {
            super(sentence);
        }

        Outcome.Later outcome() {
            return Outcome.Later.because(String.valueOf(getMessage()));
        }
    }

    /**
     * Asks and waits, headers and body together no longer than the bound.
     *
     * @throws NoAnswerException with the reason in a sentence, which names no address
     */
    Answer ask(HttpRequest.Builder request) throws NoAnswerException {
        var asked = http.sendAsync(
                request.timeout(TO_ANSWER).header("User-Agent", "Vitals").build(), info -> new FirstBytes(MOST_BYTES));
        try {
            var answer = asked.get(TO_CONNECT.plus(TO_ANSWER).toSeconds(), TimeUnit.SECONDS);
            var after = answer.headers().firstValue("Retry-After").orElse("");
            return new Answer(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8), wait(after));
        } catch (ExecutionException failed) {
            throw new NoAnswerException(sentence(failed.getCause()));
        } catch (TimeoutException late) {
            stop(asked);
            throw new NoAnswerException("There was no whole answer within 25 seconds.");
        } catch (InterruptedException stopped) {
            stop(asked);
            Thread.currentThread().interrupt();
            throw new NoAnswerException("Vitals was stopped before the answer came.");
        }
    }

    private static void stop(CompletableFuture<?> asked) {
        asked.cancel(true);
    }

    private Duration wait(String after) {
        try {
            if (after.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(after));
            }
            var until = ZonedDateTime.parse(after, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            var time = Duration.between(clock.instant(), until);
            return time.isNegative() ? Duration.ZERO : time;
        } catch (DateTimeException none) {
            return Duration.ZERO;
        }
    }

    static String sentence(Throwable failed) {
        return switch (failed) {
            case HttpConnectTimeoutException late -> "There was no connection within 5 seconds.";
            case java.net.http.HttpTimeoutException late -> "There was no answer within 20 seconds.";
            case java.net.SocketTimeoutException late -> "It did not answer in time.";
            case UnknownHostException unknown -> "The name of its host is not known.";
            case ConnectException closed
            when closed.getCause() instanceof java.nio.channels.UnresolvedAddressException ->
                "The name of its host is not known.";
            case ConnectException closed -> "Nothing listens there, or the way is closed.";
            case SSLException tls ->
                "TLS failed: %s. Look at its certificate."
                        .formatted(PlainText.line(String.valueOf(tls.getMessage()), 150));
            case IOException broken -> "The connection broke off.";
            default -> "It could not be asked (%s).".formatted(failed.getClass().getSimpleName());
        };
    }
}
