package dev.vitals.api;

import dev.vitals.route.Needs;
import dev.vitals.route.OpenTo;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** A route of Vitals: a page's, or one of the API. */
record ApiRoute(HttpMethod method, String path, HandlerMethod handler) {

    private static final String ROOT = "/api/";

    /** Every route of ours, by path. */
    static List<ApiRoute> all(Map<RequestMappingInfo, HandlerMethod> mappings) {
        return mappings.entrySet().stream()
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("dev.vitals."))
                .flatMap(entry -> of(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparing(ApiRoute::path)
                        .thenComparing(route -> route.method().name()))
                .toList();
    }

    private static Stream<ApiRoute> of(RequestMappingInfo mapping, HandlerMethod handler) {
        return mapping.getPatternValues().stream()
                .flatMap(path -> mapping.getMethodsCondition().getMethods().stream()
                        .map(RequestMethod::asHttpMethod)
                        .map(method -> new ApiRoute(method, path, handler)));
    }

    boolean isOfTheApi() {
        return path.startsWith(ROOT);
    }

    boolean isRead() {
        return method == HttpMethod.GET;
    }

    boolean hasVariable() {
        return path.contains("{");
    }

    /** What it asks of its caller, for people. */
    String needs() {
        if (handler.hasMethodAnnotation(OpenTo.class)) {
            return "Open to everybody who has signed in.";
        }
        var own = handler.getMethodAnnotation(Needs.class);
        var needs = own != null ? own : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), Needs.class);
        return needs == null
                ? ""
                : "Needs the right %s%s."
                        .formatted(needs.value(), needs.account().isEmpty() ? "" : " on the account");
    }
}
