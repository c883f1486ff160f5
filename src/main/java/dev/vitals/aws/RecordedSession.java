package dev.vitals.aws;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Place;
import dev.vitals.inventory.UnreadableException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.SdkResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * An account that lies in a {@link Recording}. The SDK's client interfaces are served from it, so that collectors
 * cannot tell it from a live one; what was not recorded fails, it is never empty.
 */
public final class RecordedSession implements AwsSession {

    private final Recording recording;
    private final Place place;
    private final CallLog log;

    public RecordedSession(Recording recording, Place place) {
        this(recording, place, new CallLog());
    }

    /**
     * @param log counts what is asked, as for a live account
     */
    public RecordedSession(Recording recording, Place place, CallLog log) {
        this.recording = recording;
        this.place = place;
        this.log = log;
    }

    @Override
    public Place place() {
        return place;
    }

    @Override
    public AwsSession in(String region) {
        return new RecordedSession(recording, place.in(region), log);
    }

    @Override
    public <C extends SdkClient> C client(Class<C> type) {
        var service = ServiceName.of(type);
        InvocationHandler handler = (proxy, method, arguments) -> answer(service, proxy, method, arguments);
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private Object answer(String service, Object proxy, Method method, Object[] arguments) throws Throwable {
        if (arguments != null
                && arguments.length == 1
                && arguments[0] instanceof AwsRequest request
                && SdkResponse.class.isAssignableFrom(method.getReturnType())) {
            return replay(service, method, request);
        }
        return switch (method.getName()) {
            case "close" -> null;
            case "toString" -> "recorded " + service;
            case "hashCode" -> System.identityHashCode(proxy);
            case "equals" -> proxy == arguments[0];
            // Paginators, overloads without a request and the like, written by the SDK on top of the calls above.
            default -> InvocationHandler.invokeDefault(proxy, method, arguments);
        };
    }

    private SdkResponse replay(String service, Method method, AwsRequest request) {
        var operation = Character.toUpperCase(method.getName().charAt(0))
                + method.getName().substring(1);
        var file = CallKey.fileName(operation, request);
        log.called(service, place.region());
        try {
            var answer = replay(service, file, method.getReturnType());
            log.answered(service, operation);
            return answer;
        } catch (AwsServiceException failed) {
            var noted = CallName.note(failed, service, operation);
            log.failed(service, place.region());
            log.failed(service, operation, AwsFailure.of(noted));
            throw noted;
        }
    }

    private SdkResponse replay(String service, String file, Class<?> response) {
        for (String region : List.of(place.region(), Place.GLOBAL)) {
            var base = service + "/" + region + "/" + file;
            var answer = read(base + ".json");
            if (answer.isPresent()) {
                return (SdkResponse) SdkJson.fromJson(answer.get(), response.asSubclass(SdkPojo.class));
            }
            var error = read(base + ".error.json");
            if (error.isPresent()) {
                throw failure(error.get());
            }
        }
        throw AwsServiceException.builder()
                .message("the recording holds no " + file)
                .statusCode(501)
                .awsErrorDetails(details(NotRecorded.CODE, "the recording holds no " + file))
                .build();
    }

    private Optional<JsonNode> read(String name) {
        try (InputStream in = recording.open(name).orElse(null)) {
            return in == null ? Optional.empty() : Optional.of(SdkJson.MAPPER.readTree(in));
        } catch (IOException | JacksonException broken) {
            throw new UnreadableException(Cause.MALFORMED, "the recording's " + name + " is broken");
        }
    }

    private static AwsServiceException failure(JsonNode error) {
        var code = error.path("Code").asString("");
        var message = error.path("Message").asString("");
        return AwsServiceException.builder()
                .message(message)
                .statusCode(error.path("StatusCode").asInt(400))
                .awsErrorDetails(details(code, message))
                .build();
    }

    private static AwsErrorDetails details(String code, String message) {
        return AwsErrorDetails.builder().errorCode(code).errorMessage(message).build();
    }
}
