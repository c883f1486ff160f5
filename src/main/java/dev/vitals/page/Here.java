package dev.vitals.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/**
 * The address of the page that is being made, for templates as {@code @here}: the same page with one parameter changed,
 * all others kept. The number of a slice is dropped, for another question has other pages.
 */
@Component("here")
public class Here {

    private static final String SLICE = "page";

    private final HttpServletRequest request;

    Here(HttpServletRequest request) {
        this.request = request;
    }

    /** A parameter of the address as it stands. */
    public record Parameter(String name, String value) {

        private String encoded() {
            return encode(name) + "=" + encode(value);
        }

        private static String encode(String text) {
            return UriUtils.encode(text, StandardCharsets.UTF_8);
        }
    }

    /** Where a form goes that shows the same page. */
    public String path() {
        return request.getRequestURI();
    }

    /** The parameters but these and the number of the slice: for hidden fields of a form that sets these. */
    public List<Parameter> others(String... names) {
        var left = Set.of(names);
        return request.getParameterMap().entrySet().stream()
                .filter(entry ->
                        !left.contains(entry.getKey()) && !entry.getKey().equals(SLICE))
                .flatMap(entry -> Stream.of(entry.getValue()).map(value -> new Parameter(entry.getKey(), value)))
                .filter(parameter -> !parameter.value().isBlank())
                .toList();
    }

    /** The same page with this parameter set anew. */
    public String with(String name, @Nullable Object value) {
        var parameters = new ArrayList<>(others(name));
        if (value != null && !value.toString().isEmpty()) {
            parameters.add(new Parameter(name, value.toString()));
        }
        return parameters.isEmpty()
                ? path()
                : parameters.stream().map(Parameter::encoded).collect(Collectors.joining("&", path() + "?", ""));
    }

    /** The same page without this parameter. */
    public String without(String name) {
        return with(name, null);
    }
}
