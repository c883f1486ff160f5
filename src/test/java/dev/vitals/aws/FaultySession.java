package dev.vitals.aws;

import dev.vitals.inventory.Place;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

/**
 * An account of which one operation goes wrong. That operation is asked through the SDK's own client and ends on a
 * {@link FaultyWire}, so that parsing and retries are the real ones; every other one is answered by another session.
 */
public final class FaultySession implements AwsSession {

    /** The real clients, which are dear to make and shared by all faults. */
    public static final class Line {

        private final FaultyWire wire = new FaultyWire();
        private final ConcurrentMap<String, AwsSession> sessions = new ConcurrentHashMap<>();

        private AwsSession at(Place place) {
            return sessions.computeIfAbsent(place.region(), region -> open(place));
        }

        private AwsSession open(Place place) {
            var time = new AtomicLong();
            var pacer = new Pacer(1, time::get, time::addAndGet);
            var observer = new CallObserver(place.account(), pacer, new CallLog(), null, List.of());
            var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing"));
            var shared = LiveSession.Shared.of(
                    Connection.ambient(place.region()),
                    credentials,
                    observer,
                    new LiveSession.Wire(wire, Line::withoutPause));
            return new LiveSession(shared, place);
        }

        private static void withoutPause(RetryStrategy.Builder<?, ?> retries) {
            retries.backoffStrategy(BackoffStrategy.retryImmediately());
            retries.throttlingBackoffStrategy(BackoffStrategy.retryImmediately());
        }
    }

    /** What came of the fault. */
    public static final class Trace {

        private final AtomicInteger called = new AtomicInteger();
        private final AtomicInteger faulted = new AtomicInteger();
        private final AtomicInteger pages = new AtomicInteger();
        private final AtomicInteger second = new AtomicInteger();

        /** Calls of the operation. */
        public int called() {
            return called.get();
        }

        /** Those that went wrong. */
        public int faulted() {
            return faulted.get();
        }

        /** Answers that led to a second page. */
        public int pages() {
            return pages.get();
        }

        /** How often the second page was asked for. */
        public int second() {
            return second.get();
        }
    }

    private static final Pattern ONE = Pattern.compile("\\bone\\b");
    private static final Pattern GONE = Pattern.compile("NotFound|NoSuch|DoesNotExist|NotExist|Non[eE]xist");
    private static final Pattern PAGES = Pattern.compile("(Invalid|Expired)(NextToken|Marker|Pagination)");

    private final AwsSession answering;
    private final Line line;
    private final Operation target;
    private final Fault fault;
    private final Trace trace;

    public FaultySession(AwsSession answering, Line line, Operation target, Fault fault, Trace trace) {
        this.answering = answering;
        this.line = line;
        this.target = target;
        this.fault = fault;
        this.trace = trace;
    }

    /** Requests that the last fault let out, retries among them. */
    public static int sent(Line line) {
        return line.wire.sent();
    }

    @Override
    public Place place() {
        return answering.place();
    }

    @Override
    public AwsSession in(String region) {
        return new FaultySession(answering.in(region), line, target, fault, trace);
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        var inner = answering.client(type);
        if (!ServiceName.of(type).equals(target.service())) {
            return inner;
        }
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (!isCall(method, arguments)) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            var name = method.getName();
            var isTarget = target.name().equals(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
            return isTarget
                    ? faulty(type, inner, method, (AwsRequest) arguments[0])
                    : call(method, inner, arguments[0]);
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object faulty(Class<? extends SdkClient> type, SdkClient inner, Method method, AwsRequest request)
            throws Throwable {
        trace.called.incrementAndGet();
        if (fault.isOfPages()) {
            return paged(type, inner, method, request);
        }
        return fault == Fault.VANISHED && !isAboutOne(request)
                ? call(method, inner, request)
                : onTheWire(type, method, request, said(method, GONE));
    }

    private Object paged(Class<? extends SdkClient> type, SdkClient inner, Method method, AwsRequest request)
            throws Throwable {
        if (AnswerPages.isSecond(request)) {
            trace.second.incrementAndGet();
            return fault == Fault.EXPIRED_TOKEN
                    ? onTheWire(type, method, request, said(method, PAGES))
                    : call(method, inner, AnswerPages.first(request));
        }
        var answer = (SdkPojo) call(method, inner, request);
        var page = fault == Fault.EMPTY_PAGE ? AnswerPages.emptyLeading(answer) : AnswerPages.leading(answer);
        page.ifPresent(any -> trace.pages.incrementAndGet());
        return page.orElse(answer);
    }

    private Object onTheWire(Class<? extends SdkClient> type, Method method, AwsRequest request, String code)
            throws Throwable {
        trace.faulted.incrementAndGet();
        line.wire.failWith(fault, code);
        var place = answering.place();
        var real = line.at(place.region().equals(Place.GLOBAL) ? place.in("us-east-1") : place);
        return call(method, real.client(type), request);
    }

    /** Whether a request names what was listed before, which in an answering account is always called one. */
    private static boolean isAboutOne(AwsRequest request) {
        return request.sdkFields().stream()
                .map(field -> String.valueOf(field.getValueOrDefault(request)))
                .anyMatch(value -> ONE.matcher(value).find());
    }

    /** The operation's own word for something; empty where its model has none. */
    private static String said(Method method, Pattern word) {
        return Stream.of(method.getExceptionTypes())
                .map(Class::getSimpleName)
                .filter(name -> word.matcher(name).find())
                .sorted()
                .map(name -> name.replaceFirst("^NoSuch(\\w+)Exception$", "NoSuch$1"))
                .findFirst()
                .orElse("");
    }

    private static Object call(Method method, Object client, Object request) throws Throwable {
        try {
            return method.invoke(client, request);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    private static boolean isCall(Method method, Object[] arguments) {
        return arguments != null
                && arguments.length == 1
                && arguments[0] instanceof AwsRequest
                && SdkResponse.class.isAssignableFrom(method.getReturnType());
    }
}
