package dev.vitals.dashboard;

import dev.vitals.log.Mark;
import dev.vitals.log.ShownPath;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorViewResolver;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** The one error page: what happened, what to do next, and a number under which the log tells more. */
@Component
class ErrorReference implements ErrorViewResolver {

    private static final Logger log = LoggerFactory.getLogger(ErrorReference.class);

    @Override
    public ModelAndView resolveErrorView(HttpServletRequest request, HttpStatus status, Map<String, Object> model) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        if (status.is5xxServerError()) {
            Mark.REFERENCE.during(
                    reference, () -> log.error("Error {} at {}", reference, ShownPath.of(model.get("path"))));
        }
        return new ModelAndView(
                "error/error",
                Map.of(
                        "status",
                        status.value(),
                        "what",
                        what(status),
                        "why",
                        why(request, status),
                        "next",
                        next(status),
                        "reference",
                        reference),
                status);
    }

    /** What the code said that refused; only of refusals, for the words of a failure may tell about the inside. */
    private static String why(HttpServletRequest request, HttpStatus status) {
        return status.is4xxClientError() && request.getAttribute(RequestDispatcher.ERROR_MESSAGE) instanceof String said
                ? said
                : "";
    }

    private static String what(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> "There is nothing at this address";
            case FORBIDDEN -> "This is not open to you";
            case METHOD_NOT_ALLOWED, BAD_REQUEST -> "This request makes no sense to Vitals";
            case CONFLICT -> "This is no longer as it was";
            case GONE -> "This is no longer kept as it was";
            default -> "Something went wrong on our side";
        };
    }

    private static String next(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND ->
                "The thing may have been renamed, or the link may be cut off. Start again from the overview.";
            case FORBIDDEN ->
                "If you came from a form, go back, reload it and send it again. Otherwise ask an administrator.";
            case GONE -> "Go back and choose another day or another thing, or start again from the overview.";
            case METHOD_NOT_ALLOWED, BAD_REQUEST, CONFLICT -> "Go back and try again from the page itself.";
            default ->
                "Nothing that you sent was half kept. Try again; if it stays, give the reference to whoever runs Vitals.";
        };
    }
}
