package dev.vitals.session;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;
import org.springframework.stereotype.Component;

/**
 * The one cookie that matters. Over https its name begins with {@code __Host-}, so that browsers take it from this host
 * alone, for all of it, and never over plain http. On http a browser would refuse that name; there it goes without.
 */
@Component
class SessionCookie implements CookieSerializer {

    static final String PLAIN = "vitals-session";
    static final String SECURE = "__Host-" + PLAIN;

    private final CookieSerializer plain = named(PLAIN, false);
    private final CookieSerializer secure = named(SECURE, true);

    @Override
    public void writeCookieValue(CookieValue value) {
        of(value.getRequest()).writeCookieValue(value);
    }

    @Override
    public List<String> readCookieValues(HttpServletRequest request) {
        return isPaint(request.getRequestURI()) ? List.of() : of(request).readCookieValues(request);
    }

    /**
     * Style sheets and the icon are the same for everybody. Nobody is looked up for them, so that the page which says that
     * the database is away looks like one of ours.
     */
    static boolean isPaint(String path) {
        return path.matches("/[a-z]+\\.(css|svg)");
    }

    private CookieSerializer of(HttpServletRequest request) {
        return request.isSecure() ? secure : plain;
    }

    private static CookieSerializer named(String name, boolean secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(name);
        cookie.setCookiePath("/");
        cookie.setUseSecureCookie(secure);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setUseBase64Encoding(false);
        return cookie;
    }
}
