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
            entry("ListAnalyzers", Map.of("type", "ACCOUNT")));

    private final Place place;
    private final @Nullable Operation refused;
    private final Set<String> called;

    /**
     * @param refused answered with AccessDenied; null for none
     */
    public AnsweringSession(Place place, @Nullable Operation refused) {
        this(place, refused, ConcurrentHashMap.newKeySet());
    }

    private AnsweringSession(Place place, @Nullable Operation refused, Set<String> called) {
        this.place = place;
        this.refused = refused;
        this.called = called;
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
        return new AnsweringSession(place.in(region), refused, called);
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        var service = ServiceName.of(type);
        InvocationHandler handler = (proxy, method, arguments) -> isCall(method, arguments)
                ? answer(service, method)
                : InvocationHandler.invokeDefault(proxy, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static boolean isCall(Method method, Object[] arguments) {
        return arguments != null
                && arguments.length == 1
                && arguments[0] instanceof AwsRequest
                && SdkResponse.class.isAssignableFrom(method.getReturnType());
    }

    private Object answer(String service, Method method) {
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
        return Full.of(method.getReturnType().asSubclass(SdkPojo.class), TEXTS.getOrDefault(operation, Map.of()));
    }
}
