package dev.vitals.aws;

import static java.util.Map.entry;

import dev.vitals.inventory.Place;
import dev.vitals.support.Full;
import dev.vitals.support.Inventories;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import tools.jackson.databind.JsonNode;

/** An account that answers every call with one of everything, but for an operation that it refuses. */
public final class AnsweringSession implements AwsSession {

    /** What collectors look for before they ask on, by operation and member. */
    private static final Map<String, Map<String, String>> TEXTS = Map.ofEntries(
            entry("DescribeImages", Map.of("ownerid", Inventories.ACCOUNT)),
            entry("DescribeListeners", Map.of("protocol", "HTTP")),
            entry("DescribeLogGroups", Map.of("loggroupname", "/var/log/secure", "loggroupclass", "STANDARD")),
            entry("DescribeSnapshots", Map.of("ownerid", Inventories.ACCOUNT)),
            entry(
                    "DescribeStacks",
                    Map.of(
                            "stackdriftstatus", "DRIFTED",
                            "description", "HIPAA quick start",
                            "parentid", "",
                            "rootid", "")),
            entry("GenerateCredentialReport", Map.of("state", "COMPLETE")),
            entry("GetAccountSettings", Map.of("concurrentexecutions", "1000")),
            entry("GetBucketVersioning", Map.of("status", "Enabled")),
            entry(
                    "GetCredentialReport",
                    Map.of("content", "user,arn,access_key_1_active\nada,arn:aws:iam::111122223333:user/ada,true\n")),
            entry("GetFindings", Map.of("createdat", "2026-11-01T00:00:00Z", "updatedat", "2026-11-01T00:00:00Z")),
            entry("GetKeyPolicy", Map.of("policy", "kms:RecipientAttestation:PCR0")),
            entry("GetServiceLastAccessedDetails", Map.of("jobstatus", "COMPLETED")),
            entry("LookupEvents", Map.of("cloudtrailevent", "{}")),
            entry("ListAnalyzers", Map.of("type", "ACCOUNT")));

    private static final Map<String, String> EDGE = Map.of("id", "edge", "webaclid", "edge");
    private static final JsonNode NOTHING = SdkJson.MAPPER.createObjectNode();

    /** The turn of an answer in which nothing is set and nothing listed. */
    public static final int BARE = -1;

    /** In which turn what is answered; see {@link Full}. */
    private record Turns(int all, @Nullable Operation other, int turn) {

        int of(String service, String operation) {
            return other != null
                            && other.service().equals(service)
                            && other.name().equals(operation)
                    ? turn
                    : all;
        }
    }

    private final Place place;
    private final @Nullable Operation refused;
    private final Turns turns;
    private final Set<String> called;

    /**
     * @param refused answered with AccessDenied; null for none
     */
    public AnsweringSession(Place place, @Nullable Operation refused) {
        this(place, refused, new Turns(0, null, 0), ConcurrentHashMap.newKeySet());
    }

    private AnsweringSession(Place place, @Nullable Operation refused, Turns turns, Set<String> called) {
        this.place = place;
        this.refused = refused;
        this.turns = turns;
        this.called = called;
    }

    /** The same account in which every answer says something else. */
    public AnsweringSession turned(int turn) {
        return new AnsweringSession(place, refused, new Turns(turn, null, 0), called);
    }

    /**
     * The same account in which the answers of one operation say something else.
     *
     * @param turn {@link #BARE} or one of {@link Full}
     */
    public AnsweringSession turned(Operation operation, int turn) {
        return new AnsweringSession(place, refused, new Turns(turns.all(), operation, turn), called);
    }

    /** Whether an operation was called since the session began, in whatever region. */
    public boolean wasCalled(Operation operation) {
        return called.contains(operation.service() + ":" + operation.name());
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public AwsSession in(String region) {
        return new AnsweringSession(place.in(region), refused, turns, called);
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        var service = ServiceName.of(type);
        InvocationHandler handler = (proxy, method, arguments) -> isCall(method, arguments)
                ? answer(service, method, (AwsRequest) arguments[0])
                : InvocationHandler.invokeDefault(proxy, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static boolean isCall(Method method, Object[] arguments) {
        return arguments != null
                && arguments.length == 1
                && arguments[0] instanceof AwsRequest
                && SdkResponse.class.isAssignableFrom(method.getReturnType());
    }

    private Object answer(String service, Method method, AwsRequest request) {
        var operation = Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
        called.add(service + ":" + operation);
        if (refused != null
                && refused.service().equals(service)
                && refused.name().equals(operation)) {
            throw AwsServiceException.builder()
                    .statusCode(403)
                    .message("refused")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("AccessDenied")
                            .errorMessage("refused")
                            .build())
                    .build();
        }
        var type = method.getReturnType().asSubclass(SdkPojo.class);
        var turn = turns.of(service, operation);
        var texts = isAtTheEdge(service, request) ? EDGE : TEXTS.getOrDefault(operation, Map.of());
        return turn == BARE ? SdkJson.fromJson(NOTHING, type) : Full.of(type, texts, turn);
    }

    /** Web ACLs of CloudFront and of the region would have one id otherwise, and one stood in the other's place. */
    private static boolean isAtTheEdge(String service, AwsRequest request) {
        return service.equals("waf")
                || request.getValueForField("Scope", String.class)
                        .filter("CLOUDFRONT"::equals)
                        .isPresent();
    }
}
