package dev.vitals.aws;

import java.io.IOException;
import java.lang.reflect.Method;
import java.net.JarURLConnection;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.protocols.core.OperationInfo;

/**
 * One operation as it travels.
 *
 * @param client the interface that offers it
 * @param call the method that asks for it
 * @param binding where a request for it goes
 */
record WireOperation(
        Operation of, Class<? extends SdkClient> client, Method call, OperationInfo binding, WireProtocol protocol) {

    private static final ConcurrentMap<String, Class<? extends SdkClient>> CLIENTS = new ConcurrentHashMap<>();
    private static final ConcurrentMap<Class<?>, Map<String, Method>> CALLS = new ConcurrentHashMap<>();

    /** An operation, by the SDK's own classes for it. */
    static WireOperation of(Operation operation) {
        try {
            var client = CLIENTS.computeIfAbsent(operation.service(), WireOperation::client);
            var call = CALLS.computeIfAbsent(client, WireOperation::calls)
                    .get(operation.name().toLowerCase(Locale.ROOT));
            var request = call.getParameterTypes()[0].getSimpleName();
            var marshaller = Class.forName(client.getPackageName() + ".transform." + request + "Marshaller");
            var field = marshaller.getDeclaredField("SDK_OPERATION_BINDING");
            field.setAccessible(true);
            var binding = (OperationInfo) field.get(null);
            var factory = marshaller.getConstructors()[0].getParameterTypes()[0];
            var protocol = WireProtocol.of(operation.service(), factory, binding.operationIdentifier() != null);
            return new WireOperation(operation, client, call, binding, protocol);
        } catch (ReflectiveOperationException missing) {
            throw new IllegalArgumentException(operation + " cannot be found in the SDK", missing);
        }
    }

    @SuppressWarnings("unchecked")
    Class<? extends AwsRequest> request() {
        return (Class<? extends AwsRequest>) call.getParameterTypes()[0];
    }

    /** Methods that ask for something, by their names in lower case. */
    private static Map<String, Method> calls(Class<?> client) {
        return Arrays.stream(client.getMethods())
                .filter(method -> SdkResponse.class.isAssignableFrom(method.getReturnType()))
                .filter(method -> method.getParameterCount() == 1
                        && AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
                .collect(Collectors.toMap(
                        method -> method.getName().toLowerCase(Locale.ROOT), method -> method, (one, other) -> one));
    }

    private static Class<? extends SdkClient> client(String service) {
        var folder = "software/amazon/awssdk/services/" + service.replace('.', '/') + "/";
        var loader = WireOperation.class.getClassLoader();
        try {
            var jar = ((JarURLConnection) loader.getResource(folder).openConnection()).getJarFile();
            var name = jar.stream()
                    .map(entry -> entry.getName())
                    .filter(entry -> entry.matches(folder + "(?!Default)\\w+(?<!Async)Client\\.class"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(service + " has no client"));
            return Class.forName(name.replace('/', '.').replaceFirst("\\.class$", ""))
                    .asSubclass(SdkClient.class);
        } catch (IOException | ClassNotFoundException broken) {
            throw new IllegalStateException(service + " has no client", broken);
        }
    }
}
