package dev.vitals.page;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
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
    private final VisiblePeriod period;
    private final KeptHistory kept;

    AsOfResolver(Clock clock, Organization organization, VisiblePeriod period, KeptHistory kept) {
        this.clock = clock;
        this.organization = organization;
        this.period = period;
        this.kept = kept;
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
        period.visible().ifPresent(visible -> refuseBeyond(visible, asOf));
        if (!asOf.isNow()) {
            kept.since().filter(asOf.moment()::isBefore).ifPresent(since -> refuseForgotten(asOf, since));
        }
        if (page != null) {
            page.addAttribute(PARAMETER, asOf);
        }
        return asOf;
    }

    /** Today, or where the reader's period is over the last day of it. */
    private AsOf lastVisible(AsOf today) {
        return period.visible()
                .map(Period::to)
                .filter(last -> last.isBefore(today.day()))
                .map(last -> AsOf.endOf(last, organization.zone()))
                .orElse(today);
    }

    private static void refuseBeyond(Period visible, AsOf asOf) {
        if (!visible.contains(asOf.day())) {
            throw new ResponseStatusException(
                    HttpStatus.FORBIDDEN,
                    "You see the evidence of %s to %s; %s lies outside."
                            .formatted(visible.from(), visible.to(), asOf.day()));
        }
    }

    /** A day of which only a part is kept would look better than it was. */
    private void refuseForgotten(AsOf asOf, Instant since) {
        throw new ResponseStatusException(
                HttpStatus.GONE,
                "What was known on %s is no longer kept. The first day that can be shown is %s: what was last in effect before it has been dropped, as the retention says."
                        .formatted(asOf.day(), organization.dayOf(since)));
    }

    private AsOf of(@Nullable String raw) {
        var today = AsOf.now(clock.instant(), organization.zone());
        if (raw == null || raw.isBlank()) {
            return lastVisible(today);
        }
        try {
            var day = LocalDate.parse(raw.strip());
            return day.isBefore(today.day()) ? AsOf.endOf(day, organization.zone()) : today;
        } catch (DateTimeException notADay) {
            throw new WrongParameterException(PARAMETER, "'%s' is not a day; write it as 2026-10-31".formatted(raw));
        }
    }
}
