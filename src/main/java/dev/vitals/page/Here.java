package dev.vitals.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * The address of the page that is being made, for templates as {@code here}: the same page with one parameter changed,
 * all others kept. The number of a slice is dropped, for another question has other pages.
 */
public class Here {

    private static final String SLICE = "page";
    private static final List<String> ALONG = List.of(AsOfResolver.PARAMETER, "scope");

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
        return address(path(), parameters);
    }

    /**
     * Another page, on the same day and for the same scope as this one.
     *
     * @param path within the application
     * @param pairs names and values, in turn; what has no value is left out
     */
    public String to(String path, @Nullable Object... pairs) {
        var parameters = new ArrayList<Parameter>();
        for (int at = 0; at + 1 < pairs.length; at += 2) {
            if (pairs[at + 1] != null && !String.valueOf(pairs[at + 1]).isEmpty()) {
                parameters.add(new Parameter(String.valueOf(pairs[at]), String.valueOf(pairs[at + 1])));
            }
        }
        others().stream()
                .filter(parameter -> ALONG.contains(parameter.name()))
                .filter(parameter ->
                        parameters.stream().noneMatch(own -> own.name().equals(parameter.name())))
                .forEach(parameters::add);
        return address(request.getContextPath() + path, parameters);
    }

    private static String address(String path, List<Parameter> parameters) {
        return parameters.isEmpty()
                ? path
                : parameters.stream()
                        .map(Parameter::encoded)
                        .collect(Collectors.joining("&", path + (path.contains("?") ? "&" : "?"), ""));
    }

    /** The parameters as an address writes them, without the number of the slice: what a view of the page is kept by. */
    public String question() {
        return others().stream().map(Parameter::encoded).collect(Collectors.joining("&"));
    }

    /** Another address with the same parameters, but for one. */
    public String at(String path, String name, @Nullable Object value) {
        var parameters = new ArrayList<>(others(name));
        if (value != null) {
            parameters.add(new Parameter(name, value.toString()));
        }
        return address(request.getContextPath() + path, parameters);
    }

    /** Another address with the same parameters. */
    public String at(String path) {
        return address(request.getContextPath() + path, others());
    }

    /** The same page without these parameters. */
    public String without(String... names) {
        return address(path(), others(names));
    }
}
