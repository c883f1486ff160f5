package dev.vitals.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells by a request which operation it asks for. */
final class WireRoutes {

    /** The names by which services sign, where these are not the SDK's own. */
    private static final Map<String, String> SIGNED_AS = Map.of(
            "efs", "elasticfilesystem",
            "opensearch", "es",
            "elasticsearch", "es",
            "s3control", "s3",
            "sesv2", "ses",
            "accessanalyzer", "access-analyzer");

    private static final Pattern PLACE = Pattern.compile("\\{([^}+]+)(\\+?)}");

    /**
     * An operation that was asked for.
     *
     * @param path what stands at the places of its path
     */
    record Match(WireOperation operation, Map<String, String> path) {}

    private record Template(WireOperation operation, Pattern path, List<String> names, List<String> flags) {}

    private final Map<String, WireOperation> named = new HashMap<>();
    private final List<Template> templates;

    WireRoutes(Collection<Operation> operations) {
        var all = operations.stream().distinct().map(WireOperation::of).toList();
        for (WireOperation operation : all) {
            var binding = operation.binding();
            switch (operation.protocol()) {
                case EC2, QUERY -> named.put(binding.operationIdentifier() + "/" + binding.apiVersion(), operation);
                case JSON, CBOR -> named.put(binding.operationIdentifier(), operation);
                case REST_XML, REST_JSON -> {}
            }
        }
        templates = all.stream()
                .filter(operation ->
                        operation.protocol() == WireProtocol.REST_XML || operation.protocol() == WireProtocol.REST_JSON)
                .map(WireRoutes::template)
                // What says more about its requests is looked at first.
                .sorted(Comparator.<Template>comparingInt(one -> one.flags().size())
                        .reversed()
                        .thenComparingInt(one -> one.names().size()))
                .toList();
    }

    Optional<Match> find(WireRequest request) {
        var target = request.header("X-Amz-Target");
        if (target.isPresent()) {
            return Optional.ofNullable(named.get(target.get())).map(operation -> new Match(operation, Map.of()));
        }
        var action = request.parameter("Action");
        return action.isPresent()
                ? Optional.ofNullable(named.get(action.get() + "/"
                                + request.parameter("Version").orElse("")))
                        .map(operation -> new Match(operation, Map.of()))
                : templates.stream()
                        .flatMap(template -> match(template, request).stream())
                        .findFirst();
    }

    private static Template template(WireOperation operation) {
        var parts = operation.binding().requestUri().split("\\?", 2);
        // The SDK's rules put a bucket before what is asked of it.
        var path = parts[0].isEmpty() ? "/{Bucket}" : parts[0];
        var names = PLACE.matcher(path).results().map(place -> place.group(1)).toList();
        var regex = PLACE.matcher(path.replaceFirst("/$", ""))
                .replaceAll(place -> place.group(2).isEmpty() ? "([^/]+)" : "(.+)");
        var flags = parts.length < 2
                ? List.<String>of()
                : Arrays.stream(parts[1].split("&"))
                        .map(flag -> flag.split("=")[0])
                        .toList();
        return new Template(operation, Pattern.compile(regex + "/?"), names, flags);
    }

    private static Optional<Match> match(Template template, WireRequest request) {
        var operation = template.operation();
        var service = operation.of().service();
        var isSigned = request.signature()
                .filter(by -> by.service().equals(SIGNED_AS.getOrDefault(service, service)))
                .isPresent();
        var path = template.path().matcher(request.path());
        var isMeant = isSigned
                && operation.binding().httpMethod().name().equals(request.method())
                && request.query().keySet().containsAll(template.flags())
                && path.matches();
        if (!isMeant) {
            return Optional.empty();
        }
        var places = new HashMap<String, String>();
        for (int at = 0; at < template.names().size(); at++) {
            // A plus in a path is itself.
            var raw = path.group(at + 1).replace("+", "%2B");
            places.put(template.names().get(at), URLDecoder.decode(raw, StandardCharsets.UTF_8));
        }
        return Optional.of(new Match(operation, places));
    }

    /** All the operations that are known. */
    Stream<WireOperation> operations() {
        return Stream.concat(named.values().stream(), templates.stream().map(Template::operation));
    }
}
