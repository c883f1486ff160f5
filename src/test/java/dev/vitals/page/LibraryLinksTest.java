package dev.vitals.page;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.resource.AbstractResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.servlet.resource.ResourceResolverChain;
import org.springframework.web.servlet.resource.ResourceUrlProvider;
import org.springframework.web.servlet.resource.ResourceUrlProviderExposingInterceptor;

/** Links of pages, as templates have them written. */
class LibraryLinksTest {

    private final Files files = new Files();
    private HttpServletResponse page;

    /** Knows one library, and what it was asked for. */
    private static final class Files extends AbstractResourceResolver {

        private final List<String> asked = new ArrayList<>();

        @Override
        protected @Nullable String resolveUrlPathInternal(
                String path, List<? extends Resource> places, ResourceResolverChain rest) {
            asked.add(path);
            return path.replace("htmx.org/", "htmx.org/2.0.10/");
        }

        @Override
        protected @Nullable Resource resolveResourceInternal(
                @Nullable HttpServletRequest request,
                String path,
                List<? extends Resource> places,
                ResourceResolverChain rest) {
            return null;
        }

        ResourceUrlProvider provider() {
            var handler = new ResourceHttpRequestHandler();
            handler.setResourceResolvers(List.of(this));
            var provider = new ResourceUrlProvider();
            provider.setHandlerMap(Map.of("/webjars/**", handler, "/**", handler));
            return provider;
        }
    }

    @BeforeEach
    void aPage() throws Exception {
        var given = new AtomicReference<HttpServletResponse>();
        var request = new MockHttpServletRequest("GET", "/findings");
        new LibraryLinks().doFilter(request, new MockHttpServletResponse(), (inner, response) -> {
            expose(inner);
            given.set((HttpServletResponse) response);
        });
        page = given.get();
    }

    private void expose(ServletRequest request) throws ServletException {
        try {
            new ResourceUrlProviderExposingInterceptor(files.provider())
                    .preHandle((HttpServletRequest) request, new MockHttpServletResponse(), this);
        } catch (Exception failure) {
            throw new ServletException(failure);
        }
    }

    @Test
    void carryTheVersionOfALibrary() {
        assertThat(page.encodeURL("/webjars/htmx.org/dist/htmx.min.js"))
                .isEqualTo("/webjars/htmx.org/2.0.10/dist/htmx.min.js");
    }

    @Test
    void areNotLookedForAmongTheFilesOfAllJars() {
        var link = "/findings?rule=s3-bucket-versioning";

        assertThat(page.encodeURL(link)).isEqualTo(link);
        assertThat(page.encodeURL("/vitals.css")).isEqualTo("/vitals.css");
        assertThat(files.asked).isEmpty();
    }
}
