package dev.vitals.aws;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.vitals.inventory.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * A server that answers as AWS does from recordings: over HTTP, each service in its own protocol, after a latency, and
 * within the limits that {@link RequestQuota} knows, which it keeps for each account and region. The account is told by
 * the last twelve digits of the access key that signed.
 */
public final class EmulatedAws implements AutoCloseable {

    private static final String CBOR = "aws.cborEnabled";

    private static final String STRANGER = "123456789012";
    private static final Operation WHO_AM_I = Operation.of("sts", "GetCallerIdentity");

    static {
        // Else every second answer waits for an acknowledgement that the other side delays.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    /**
     * What was taken of one limit.
     *
     * @param calls of this class of calls, named as {@code service} or {@code service:Operation}
     * @param refused how many of them were more than the limit bears
     * @param share the most that was taken of the limit at any time; 1 is all of it
     */
    public record Use(String account, String region, String limit, int calls, long refused, double share) {}

    private record Key(String account, String region, String limit) {}

    private final Function<String, Recording> accounts;
    private final Duration latency;
    private final WireRoutes routes;
    private final HttpServer server;

    /** The other emulator knows no CBOR, and has it switched off for the whole JVM. */
    private final Optional<String> cbor = Optional.ofNullable(System.clearProperty(CBOR));

    private final ConcurrentMap<Key, LimitMeter> meters = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, AwsSession> sessions = new ConcurrentHashMap<>();
    private final Set<InetSocketAddress> connections = ConcurrentHashMap.newKeySet();
    private final Set<String> misunderstood = ConcurrentHashMap.newKeySet();
    private final AtomicLong firstCall = new AtomicLong();
    private volatile boolean limited = true;

    /**
     * A server on a free port of this machine.
     *
     * @param accounts the recording of an account by its id
     * @param operations those that may be asked for
     */
    public EmulatedAws(Function<String, Recording> accounts, Duration latency, Collection<Operation> operations) {
        this.accounts = accounts;
        this.latency = latency;
        this.routes = new WireRoutes(Stream.concat(operations.stream(), AwsAccess.operations().stream())
                .toList());
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** Answers however often it is asked from now on. */
    public EmulatedAws withoutLimits() {
        limited = false;
        return this;
    }

    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** What was taken of each limit, most of all first. */
    public List<Use> uses() {
        return meters.entrySet().stream()
                .map(entry -> use(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Use::share).reversed())
                .toList();
    }

    /** Requests that no operation was found for. */
    public Set<String> misunderstood() {
        return Set.copyOf(misunderstood);
    }

    /** Connections that were opened so far. */
    public int connections() {
        return connections.size();
    }

    /** When the first request came, in milliseconds since 1970; 0 where none did. */
    public long firstCall() {
        return firstCall.get();
    }

    /** Forgets what was counted; buckets are full again. */
    public void forget() {
        meters.clear();
        connections.clear();
        firstCall.set(0);
    }

    @Override
    public void close() {
        server.stop(0);
        cbor.ifPresent(was -> System.setProperty(CBOR, was));
    }

    private static Use use(Key key, LimitMeter meter) {
        return new Use(key.account(), key.region(), key.limit(), meter.calls(), meter.refused(), meter.share());
    }

    private void answer(HttpExchange exchange) throws IOException {
        firstCall.compareAndSet(0, System.currentTimeMillis());
        connections.add(exchange.getRemoteAddress());
        try (exchange) {
            var answer = answer(WireRequest.of(exchange));
            sleep();
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            var isEmpty =
                    answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
            exchange.sendResponseHeaders(answer.status(), isEmpty ? -1 : answer.body().length);
            if (!isEmpty) {
                exchange.getResponseBody().write(answer.body());
            }
        } catch (RuntimeException broken) {
            misunderstood.add(exchange.getRequestURI() + " broke the server: " + broken);
            throw broken;
        }
    }

    private void sleep() {
        // Part of what is emulated: an answer takes its way. It may come a little early, never much too late.
        LockSupport.parkNanos(latency.toNanos());
    }

    private WireAnswer answer(WireRequest request) {
        var match = routes.find(request);
        var signature = request.signature();
        if (match.isEmpty() || signature.isEmpty()) {
            misunderstood.add(request.method() + " " + request.path() + " " + request.query());
            return WireAnswer.error(WireProtocol.JSON, 501, NotRecorded.CODE, "nothing answers this here");
        }
        var account =
                signature.get().account().isEmpty() ? STRANGER : signature.get().account();
        var operation = match.get().operation();
        if (!meter(account, signature.get().region(), operation.of()).admits(System.nanoTime()) && limited) {
            return throttled(operation);
        }
        return answer(account, signature.get().region(), operation, WireReader.model(request, match.get()));
    }

    private LimitMeter meter(String account, String region, Operation operation) {
        var quota = RequestQuota.of(operation.service(), operation.name(), region);
        var key = new Key(account, region, quota.serves(operation.service()));
        return meters.computeIfAbsent(key, any -> new LimitMeter(quota, System.nanoTime()));
    }

    /** Each service refuses in its own words. */
    private static WireAnswer throttled(WireOperation operation) {
        var protocol = operation.protocol();
        return switch (protocol) {
            case EC2 -> WireAnswer.error(protocol, 503, "RequestLimitExceeded", "Request limit exceeded.");
            case QUERY -> WireAnswer.error(protocol, 400, "Throttling", "Rate exceeded");
            case REST_XML -> WireAnswer.error(protocol, 503, "SlowDown", "Please reduce your request rate.");
            case REST_JSON -> WireAnswer.error(protocol, 429, "TooManyRequestsException", "Rate exceeded");
            case JSON, CBOR -> WireAnswer.error(protocol, 400, "ThrottlingException", "Rate exceeded");
        };
    }

    private WireAnswer answer(String account, String region, WireOperation operation, AwsRequest request) {
        if (operation.of().equals(WHO_AM_I)) {
            return WireAnswer.of(
                    operation,
                    GetCallerIdentityResponse.builder()
                            .account(account)
                            .arn("arn:aws:iam::%s:role/vitals".formatted(account))
                            .userId("vitals")
                            .build());
        }
        var session = sessions.computeIfAbsent(
                account + "/" + region,
                any -> new RecordedSession(accounts.apply(account), new Place("aws", account, region)));
        try {
            var answer = operation.call().invoke(session.client(operation.client()), request);
            return WireAnswer.of(operation, (SdkPojo) answer);
        } catch (InvocationTargetException failed) {
            if (failed.getCause() instanceof AwsServiceException refused) {
                return WireAnswer.of(operation.protocol(), refused);
            }
            throw new IllegalStateException(operation + " cannot be answered", failed.getCause());
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }
}
