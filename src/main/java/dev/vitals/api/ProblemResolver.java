package dev.vitals.api;

import dev.vitals.log.Mark;
import dev.vitals.log.ShownPath;
import dev.vitals.page.WrongParameterException;
import dev.vitals.postgres.DatabaseTrouble;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.validation.BindException;
import org.springframework.validation.BindingResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/** Answers whatever goes wrong under {@code /api} with a problem: what, where, what next, and never how it is built. */
@Component
class ProblemResolver implements HandlerExceptionResolver, Ordered {

    private static final Logger log = LoggerFactory.getLogger(ProblemResolver.class);

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    private static void note(Problem problem, Exception failure) {
        var path = ShownPath.of(problem.instance());
        if (problem.status() >= HttpStatus.INTERNAL_SERVER_ERROR.value()) {
            log.error("Error {} at {}", problem.reference(), path, failure);
        } else {
            log.info("Refused {} with {} at {}", problem.reference(), problem.status(), path);
        }
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!ApiPaths.isUnder(request)
                || response.isCommitted()
                || DatabaseTrouble.of(failure) != DatabaseTrouble.NONE) {
            return null;
        }
        var problem = problem(request, unwrapped(failure));
        Mark.REFERENCE.during(problem.reference(), () -> note(problem, failure));
        try {
            response.resetBuffer();
            if (failure instanceof ErrorResponse known) {
                known.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
            }
            problem.write(response);
        } catch (IOException gone) {
            throw new UncheckedIOException("Whoever asked has left", gone);
        }
        return new ModelAndView();
    }

    private static Problem problem(HttpServletRequest request, Exception failure) {
        return switch (failure) {
            case WrongParameterException wrong -> wrong(request, wrong);
            case BindException binding -> wrong(request, parameter(binding));
            case MethodArgumentTypeMismatchException mistyped -> mistyped(request, mistyped);
            case MissingServletRequestParameterException missing ->
                wrong(request, new WrongParameterException(missing.getParameterName(), "it is needed"));
            case ResponseStatusException said ->
                Problem.of(request, said.getStatusCode(), sentence(request, said), null);
            case RequestRejectedException odd ->
                Problem.of(request, HttpStatus.BAD_REQUEST, "A parameter holds the character zero", null);
            case ErrorResponse known -> Problem.of(request, known.getStatusCode(), what(request), null);
            default -> Problem.of(request, HttpStatus.INTERNAL_SERVER_ERROR, "The answer could not be made", null);
        };
    }

    /** What the constructor of a filter said. */
    private static Exception unwrapped(Exception failure) {
        return failure instanceof BeanInstantiationException made
                        && made.getCause() instanceof WrongParameterException said
                ? said
                : failure;
    }

    private static Problem wrong(HttpServletRequest request, WrongParameterException wrong) {
        return Problem.of(request, wrong.getStatusCode(), sentence(request, wrong), wrong.parameter());
    }

    /** A value in the path that cannot be an id names nothing; one in the question is a mistake. */
    private static Problem mistyped(HttpServletRequest request, MethodArgumentTypeMismatchException mistyped) {
        var asked = request.getParameter(mistyped.getName());
        return asked == null
                ? Problem.of(request, HttpStatus.NOT_FOUND, what(request), null)
                : wrong(request, new WrongParameterException(mistyped.getName(), "'%s' is none".formatted(asked)));
    }

    /** The parameter that could not be read into its place. */
    private static WrongParameterException parameter(BindingResult binding) {
        var error = binding.getFieldErrors().stream().findFirst();
        var field = error.map(found -> found.getField()).orElse("of the question");
        var value = error.map(found -> String.valueOf(found.getRejectedValue())).orElse("");
        return new WrongParameterException(field, "'%s' cannot be read".formatted(value));
    }

    private static String sentence(HttpServletRequest request, ResponseStatusException said) {
        return said.getReason() == null ? what(request) : said.getReason();
    }

    private static String what(HttpServletRequest request) {
        return "%s %s is not answered".formatted(request.getMethod(), request.getRequestURI());
    }
}
