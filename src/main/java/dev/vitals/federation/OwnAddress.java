package dev.vitals.federation;

import dev.vitals.address.SafeAddress;
import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Where browsers reach us, as providers have to know it: what is configured. A caller can write any name into a
 * request, and an answer that was meant for another service would then be one for us; so without a configured address
 * only the names of this machine count.
 */
@Component
class OwnAddress {

    private final String configured;

    OwnAddress(SignInSettings settings) {
        var base = settings.baseUrl();
        this.configured = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /**
     * Without a slash at its end.
     *
     * @throws SignInRefused where none is configured and the request came under another name than this machine's
     */
    String base(HttpServletRequest request) {
        return known(request)
                .orElseThrow(() -> new SignInRefused(
                        Why.ADDRESS,
                        "Vitals was reached as %s and has not been told its own address: set VITALS_URL"
                                .formatted(request.getServerName())));
    }

    /** The same; empty where it is not known. */
    Optional<String> known(HttpServletRequest request) {
        if (!configured.isEmpty()) {
            return Optional.of(configured);
        }
        return SafeAddress.isThisMachine(request.getServerName()) ? Optional.of(of(request)) : Optional.empty();
    }

    private static String of(HttpServletRequest request) {
        return UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request))
                .replacePath(request.getContextPath())
                .replaceQuery(null)
                .fragment(null)
                .build()
                .toUriString();
    }

    /** For the framework's templates; it fills in only what {@link #base} has let pass. */
    String template() {
        return configured.isEmpty() ? "{baseUrl}" : configured;
    }
}
