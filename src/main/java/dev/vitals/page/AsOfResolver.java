package dev.vitals.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.server.ResponseStatusException;

/** Gives controllers the day that was asked for. */
final class AsOfResolver implements HandlerMethodArgumentResolver {

    static final String PARAMETER = "asOf";

    private final Clock clock;
    private final Organization organization;

    AsOfResolver(Clock clock, Organization organization) {
        this.clock = clock;
        this.organization = organization;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == AsOf.class;
    }

    @Override
    public AsOf resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer page,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var asOf = of(request.getParameter(PARAMETER));
        if (page != null) {
            page.addAttribute(PARAMETER, asOf);
        }
        return asOf;
    }

    private AsOf of(@Nullable String raw) {
        var today = AsOf.now(clock.instant(), organization.zone());
        if (raw == null || raw.isBlank()) {
            return today;
        }
        try {
            var day = LocalDate.parse(raw.strip());
            return day.isBefore(today.day()) ? AsOf.endOf(day, organization.zone()) : today;
        } catch (DateTimeException notADay) {
            throw new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, "The parameter asOf: '%s' is not a day; write it as 2026-10-31".formatted(raw), notADay);
        }
    }
}
