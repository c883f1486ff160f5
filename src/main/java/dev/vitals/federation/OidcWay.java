package dev.vitals.federation;

import dev.vitals.identity.SignInWay;
import dev.vitals.identity.SignedIn;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** Signing in by OpenID Connect: authorization code with PKCE, state and nonce. */
@Component
@Order(1)
class OidcWay implements SignInWay {

    private final OidcProviders providers;
    private final OidcRequests requests;
    private final OidcArrival arrival;
    private final Onwards onwards;
    private final ProviderClient client;
    private final Farewell farewell;

    OidcWay(
            OidcProviders providers,
            OidcRequests requests,
            OidcArrival arrival,
            Onwards onwards,
            ProviderClient client,
            Farewell farewell) {
        this.providers = providers;
        this.requests = requests;
        this.arrival = arrival;
        this.onwards = onwards;
        this.client = client;
        this.farewell = farewell;
    }

    @Override
    public void open(HttpSecurity http) throws Exception {
        farewell.open(http);
        if (providers.all().isEmpty()) {
            return;
        }
        http.oauth2Login(login -> login.loginPage("/login")
                .clientRegistrationRepository(providers)
                .authorizedClientRepository(new OidcMemory.NoTokens())
                .authorizationEndpoint(sending ->
                        sending.authorizationRequestResolver(requests).authorizationRequestRepository(new OidcMemory()))
                .redirectionEndpoint(answer -> answer.baseUri(OidcRequests.BASE + "/*/arrived"))
                .tokenEndpoint(tokens -> tokens.accessTokenResponseClient(tokenClient()))
                .userInfoEndpoint(person -> person.oidcUserService(arrival))
                .successHandler(onwards)
                .failureHandler(onwards)
                .withObjectPostProcessor(new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                    @Override
                    public <O extends OAuth2AuthorizationRequestRedirectFilter> O postProcess(O filter) {
                        filter.setAuthenticationFailureHandler(onwards);
                        return filter;
                    }
                }));
    }

    private RestClientAuthorizationCodeTokenResponseClient tokenClient() {
        var tokens = new RestClientAuthorizationCodeTokenResponseClient();
        tokens.setRestClient(RestClient.builder()
                .requestFactory(client.requests())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return tokens;
    }

    @Override
    public List<Door> doors() {
        return providers.all().stream()
                .map(provider -> new Door(
                        provider.label(),
                        OidcRequests.BASE + "/" + provider.name(),
                        Doors.problem(provider.published().look())))
                .toList();
    }

    @Override
    public Optional<String> again(SignedIn person, String to) {
        return OidcRequests.oidc(person)
                .filter(one -> providers.find(one.provider()).isPresent())
                .map(one -> Again.path(one, one.provider(), to));
    }
}
