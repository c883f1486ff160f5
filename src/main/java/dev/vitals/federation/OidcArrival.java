package dev.vitals.federation;

import dev.vitals.identity.Arrivals;
import dev.vitals.identity.Claims;
import dev.vitals.identity.SignInRefused;
import dev.vitals.identity.SignInRefused.Why;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** An ID token that held: from its claims, and those of UserInfo where they are needed, comes a member. */
@Component
class OidcArrival implements OAuth2UserService<OidcUserRequest, OidcUser> {

    private final OidcProviders providers;
    private final Arrivals arrivals;
    private final Duration skew;
    private final OidcUserService asking = new OidcUserService();

    OidcArrival(OidcProviders providers, Arrivals arrivals, SignInSettings settings, ProviderClient client) {
        this.providers = providers;
        this.arrivals = arrivals;
        this.skew = settings.clockSkew();
        var userInfo = new DefaultOAuth2UserService();
        var rest = new RestTemplate(client.requests());
        rest.setErrorHandler(new org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler());
        userInfo.setRestOperations(rest);
        asking.setOauth2UserService(userInfo);
        asking.setRetrieveUserInfo(this::needsUserInfo);
    }

    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        var provider = providers
                .find(request.getClientRegistration().getRegistrationId())
                .orElseThrow();
        var here = here();
        Again.of(here, String.valueOf(here.getParameter("state")))
                .ifPresent(again -> hold(again, provider.name(), request.getIdToken()));
        Onwards.provedAt(here, request.getIdToken().getAuthenticatedAt());
        var said = ask(provider, request);
        var claims = claims(provider, said);
        try {
            var member = arrivals.arrive(claims);
            var token = provider.published().get().endSession().isEmpty()
                    ? ""
                    : request.getIdToken().getTokenValue();
            return new OidcPerson(member, provider.name(), claims.subject(), claims.name(), token);
        } catch (Arrivals.DeactivatedException gone) {
            throw new SignInRefused(Why.DEACTIVATED, provider.name() + ": " + gone.getMessage());
        }
    }

    private OidcUser ask(OidcProvider provider, OidcUserRequest request) {
        try {
            return asking.loadUser(request);
        } catch (IllegalArgumentException | RestClientException broken) {
            throw new SignInRefused(
                    Why.ANSWER,
                    "%s: UserInfo answered nothing of use: %s".formatted(provider.name(), broken.getMessage()));
        }
    }

    /** Who proves again that it is them must be the same person, and must just have been asked by the provider. */
    private void hold(Again again, String provider, OidcIdToken token) {
        if (!again.provider().equals(provider) || !again.subject().equals(token.getSubject())) {
            throw new SignInRefused(
                    Why.OTHER_PERSON, "%s: the one who proved it is not the one who was asked".formatted(provider));
        }
        var at = token.getAuthenticatedAt();
        if (at == null || !again.isAnsweredBy(at, skew)) {
            throw new SignInRefused(
                    Why.OTHER_PERSON,
                    "%s: auth_time is %s, and the proof was asked for at %s".formatted(provider, at, again.askedAt()));
        }
    }

    /** The request of this thread; the framework hands its own kind on. */
    private static HttpServletRequest here() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }

    /** UserInfo is asked where the ID token leaves out what decides, or whom it is about. */
    private boolean needsUserInfo(OidcUserRequest request) {
        var registration = request.getClientRegistration();
        var uri = registration.getProviderDetails().getUserInfoEndpoint().getUri();
        var provider = providers.find(registration.getRegistrationId()).orElseThrow();
        var token = ClaimValues.of(request.getIdToken().getClaims());
        return uri != null
                && !uri.isEmpty()
                && (!token.containsKey(provider.settings().groupsClaim()) || !token.containsKey("name"));
    }

    private static Claims claims(OidcProvider provider, OidcUser said) {
        var all = new HashMap<String, Object>(said.getIdToken().getClaims());
        if (said.getUserInfo() != null) {
            said.getUserInfo().getClaims().forEach(all::putIfAbsent);
        }
        var subject = said.getIdToken().getSubject();
        return new Claims(
                provider.settings().issuer(),
                subject,
                first(all, "name", "preferred_username", "email").orElse(subject),
                first(all, "email").orElse(""),
                ClaimValues.of(all));
    }

    private static Optional<String> first(Map<String, Object> claims, String... names) {
        return Stream.of(names).map(claims::get).flatMap(OidcArrival::text).findFirst();
    }

    private static Stream<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isBlank() ? Stream.of(text.strip()) : Stream.empty();
    }
}
