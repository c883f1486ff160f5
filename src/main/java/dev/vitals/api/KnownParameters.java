package dev.vitals.api;

import dev.vitals.page.AsOf;
import dev.vitals.page.WrongParameterException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a question with a parameter that the resource does not know, or with a word that is none of a parameter's: a
 * filter that is misspelt must not answer as if there were none.
 */
@Component
class KnownParameters implements HandlerInterceptor {

    private final Map<HandlerMethod, Map<String, Takes>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod route && ApiPaths.isUnder(request)) {
            check(request.getParameterMap(), known.computeIfAbsent(route, KnownParameters::of));
        }
        return true;
    }

    private static void check(Map<String, String[]> asked, Map<String, Takes> known) {
        asked.forEach((name, values) -> {
            var takes = known.get(name);
            if (takes == null) {
                throw new WrongParameterException(
                        name,
                        known.isEmpty()
                                ? "this address takes none"
                                : "this address does not know it, only " + String.join(", ", known.keySet()));
            }
            if (values.length > 1) {
                throw new WrongParameterException(name, "it may be given once");
            }
            if (!values[0].isBlank() && !takes.admits(values[0])) {
                throw new WrongParameterException(name, "'%s' is %s".formatted(values[0], takes.refusal()));
            }
        });
    }

    /** Every parameter of a resource with what it takes. */
    private static Map<String, Takes> of(HandlerMethod route) {
        var known = new LinkedHashMap<String, Takes>();
        for (MethodParameter parameter : route.getMethodParameters()) {
            var type = parameter.getParameterType();
            if (type == AsOf.class) {
                known.put("asOf", Takes.ANYTHING);
            } else if (type.isRecord()) {
                for (RecordComponent component : type.getRecordComponents()) {
                    known.put(component.getName(), Takes.of(component.getAnnotation(Words.class)));
                }
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                known.put(
                        String.valueOf(parameter.getParameter().getName()),
                        Takes.of(parameter.getParameterAnnotation(Words.class)));
            }
        }
        return known;
    }

    /**
     * What a parameter takes: one of some words, or what is like a pattern; with neither, anything.
     */
    private record Takes(List<String> words, String pattern) {

        private static final Takes ANYTHING = new Takes(List.of(), "");

        static Takes of(@Nullable Words words) {
            return words == null ? ANYTHING : new Takes(WordList.of(words), words.like());
        }

        boolean admits(String value) {
            return (words.isEmpty() && pattern.isEmpty())
                    || words.contains(value)
                    || (!pattern.isEmpty() && value.matches(pattern));
        }

        String refusal() {
            return pattern.isEmpty() ? "none of " + String.join(", ", words) : "not like " + pattern;
        }
    }
}
