package dev.vitals.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.identity.SignInRefused;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mock.web.MockHttpServletRequest;

class OwnAddressTest {

    private static OwnAddress told(String base) {
        return new OwnAddress(new SignInSettings(base, Duration.ofSeconds(60), Map.of(), Map.of()));
    }

    private static MockHttpServletRequest under(String name) {
        var request = new MockHttpServletRequest("GET", "/sign-in/saml/works");
        request.setServerName(name);
        request.setServerPort(8080);
        return request;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "[::1]"})
    void thisMachineNeedsNotToBeTold(String name) {
        assertThat(told("").base(under(name))).isEqualTo("http://" + name + ":8080");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other.example.org", "localhost.example.org", "10.0.0.4"})
    void anotherNameInTheRequestIsNotOurAddress(String name) {
        assertThat(told("").known(under(name))).isEmpty();
        assertThatThrownBy(() -> told("").base(under(name)))
                .isInstanceOf(SignInRefused.class)
                .hasMessageContaining("VITALS_URL");
    }

    @Test
    void whatIsConfiguredHoldsWhateverTheRequestSays() {
        assertThat(told("https://vitals.example.org/").base(under("other.example.org")))
                .isEqualTo("https://vitals.example.org");
    }

    @Test
    void onePropertyTellsLinksAndProviders() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("vitals", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        assertThat(environment.getProperty("vitals.sign-in.base-url")).isEmpty();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("told", Map.of("vitals.url", "https://vitals.example.org")));
        assertThat(environment.getProperty("vitals.sign-in.base-url")).isEqualTo("https://vitals.example.org");
    }
}
