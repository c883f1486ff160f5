package dev.vitals.federation;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Where browsers reach us, as providers have to know it: what is configured, else what the request says. */
@Component
class OwnAddress {

    private final String configured;

    OwnAddress(SignInSettings settings) {
        var base = settings.baseUrl();
        this.configured = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** Without a slash at its end. */
    String base(HttpServletRequest request) {
        return configured.isEmpty()
                ? UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request))
                        .replacePath(request.getContextPath())
                        .replaceQuery(null)
                        .fragment(null)
                        .build()
                        .toUriString()
                : configured;
    }

    /** For the framework's templates. */
    String template() {
        return configured.isEmpty() ? "{baseUrl}" : configured;
    }
}
