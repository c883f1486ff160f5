package dev.vitals.page;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceUrlEncodingFilter;

/**
 * Puts the version into links to script libraries, and looks at no other link: a page has hundreds, and for each that is
 * no file every jar would be searched for one, a fifth of the time that a page takes.
 */
@Component
class LibraryLinks extends ResourceUrlEncodingFilter {

    private static final String LIBRARIES = "/webjars/";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        super.doFilter(
                request,
                response,
                (inner, encoding) -> chain.doFilter(
                        inner, new Links((HttpServletResponse) encoding, (HttpServletResponse) response)));
    }

    private static final class Links extends HttpServletResponseWrapper {

        private final HttpServletResponse plain;

        Links(HttpServletResponse encoding, HttpServletResponse plain) {
            super(encoding);
            this.plain = plain;
        }

        @Override
        public String encodeURL(String url) {
            return url.contains(LIBRARIES) ? super.encodeURL(url) : plain.encodeURL(url);
        }
    }
}
