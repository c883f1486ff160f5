package dev.vitals.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ForwardedAddressTest {

    private static final String PROXY = "10.0.0.5";
    private static final String CALLER = "192.0.2.7";

    private final ForwardedAddress filter =
            new ForwardedAddress(new TrustedProxies(List.of("10.0.0.0/8", "2001:db8:1::/48")));

    @Test
    void takesTheWordOfATrustedProxy() throws Exception {
        var request = of(PROXY);
        request.addHeader("X-Forwarded-For", CALLER);
        request.addHeader("X-Forwarded-Proto", "https");
        var seen = through(request);

        assertThat(seen.getRemoteAddr()).isEqualTo(CALLER);
        assertThat(seen.isSecure()).isTrue();
    }

    @Test
    void takesNobodyElsesWord() throws Exception {
        var request = of(CALLER);
        request.addHeader("X-Forwarded-For", "10.1.1.1");
        request.addHeader("X-Forwarded-Proto", "https");
        request.addHeader("X-Forwarded-Host", "evil.example");
        request.addHeader("Forwarded", "for=10.1.1.1;proto=https");
        var seen = through(request);

        assertThat(seen.getRemoteAddr()).isEqualTo(CALLER);
        assertThat(seen.isSecure()).isFalse();
        assertThat(seen.getServerName()).isEqualTo("localhost");
        assertThat(seen.getHeader("X-Forwarded-For")).isNull();
    }

    @Test
    void trustsNobodyUnlessTold() throws Exception {
        var request = of("127.0.0.1");
        request.addHeader("X-Forwarded-For", CALLER);
        var chain = new MockFilterChain();
        new ForwardedAddress(new TrustedProxies(List.of(""))).doFilter(request, new MockHttpServletResponse(), chain);

        assertThat(chain.getRequest().getRemoteAddr()).isEqualTo("127.0.0.1");
    }

    @Test
    void whatTheCallerPutInFrontOfTheirAddressDoesNotCount() throws Exception {
        var request = of(PROXY);
        request.addHeader("X-Forwarded-For", "203.0.113.1, " + CALLER + ", 10.0.0.9");

        assertThat(through(request).getRemoteAddr()).isEqualTo(CALLER);
    }

    @Test
    void headersOfTheSameNameAreOneList() throws Exception {
        var request = of(PROXY);
        request.addHeader("X-Forwarded-For", "203.0.113.1");
        request.addHeader("X-Forwarded-For", CALLER);
        request.addHeader("X-Forwarded-Proto", "http");
        request.addHeader("X-Forwarded-Proto", "https");
        var seen = through(request);

        assertThat(seen.getRemoteAddr()).isEqualTo(CALLER);
        assertThat(seen.isSecure()).isTrue();
    }

    @Test
    void whatIsNoAddressIsTakenForNone() throws Exception {
        for (String tale : List.of("<script>", "localhost", "1234", "unknown", "", "10.0.0.7", "::::", "999.1.1.1")) {
            var request = of(PROXY);
            request.addHeader("X-Forwarded-For", tale);
            assertThat(through(request).getRemoteAddr()).as(tale).isEqualTo(PROXY);
        }
    }

    @Test
    void knowsAddressesOfBothKinds() throws Exception {
        var request = of("2001:db8:1::5");
        request.addHeader("X-Forwarded-For", "2001:db8:9::1");

        assertThat(through(request).getRemoteAddr()).contains("2001:db8:9::1");
    }

    @Test
    void refusesToStartOnAProxyThatIsNoAddress() {
        assertThatThrownBy(() -> new TrustedProxies(List.of("10.0.0.0/99")))
                .hasMessageContaining("neither an address nor a network");
    }

    private HttpServletRequest through(MockHttpServletRequest request) throws Exception {
        var chain = new MockFilterChain();
        filter.doFilter(request, new MockHttpServletResponse(), chain);
        return (HttpServletRequest) chain.getRequest();
    }

    private static MockHttpServletRequest of(String address) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setRemoteAddr(address);
        return request;
    }
}
