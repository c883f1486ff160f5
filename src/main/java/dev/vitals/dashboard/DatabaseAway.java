package dev.vitals.dashboard;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Problem;
import dev.vitals.postgres.DatabaseTrouble;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/**
 * What people and programs see while the database is away or has no room. It stands before everything that asks the
 * database, sessions included, and needs nothing of it.
 */
final class DatabaseAway extends OncePerRequestFilter {

    private static final Logger log = LoggerFactory.getLogger(DatabaseAway.class);
    private static final String RETRY_SECONDS = "15";
    private static final String POLICY = "Content-Security-Policy";
    private static final String PAINT_ONLY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'";

    private final ITemplateEngine templates;

    DatabaseAway(ITemplateEngine templates) {
        this.templates = templates;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (IOException | ServletException | RuntimeException failure) {
            var trouble = DatabaseTrouble.of(failure);
            if (trouble == DatabaseTrouble.NONE || response.isCommitted()) {
                throw failure;
            }
            tell(trouble, failure, request, response);
        }
    }

    private void tell(
            DatabaseTrouble trouble, Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var problem = Problem.of(request, HttpStatus.SERVICE_UNAVAILABLE, why(trouble), null);
        log.error("Error {} at {}", problem.reference(), problem.instance(), failure);
        response.resetBuffer();
        response.setHeader("Retry-After", RETRY_SECONDS);
        if (ApiPaths.isUnder(request)) {
            problem.write(response);
        } else {
            page(trouble, problem, request, response);
        }
    }

    private void page(
            DatabaseTrouble trouble, Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        if (!response.containsHeader(POLICY)) {
            response.setHeader(POLICY, PAINT_ONLY);
        }
        var exchange = JakartaServletWebApplication.buildApplication(getServletContext())
                .buildExchange(request, response);
        templates.process(
                "error/error",
                new WebContext(exchange, request.getLocale(), words(trouble, problem)),
                response.getWriter());
    }

    private static Map<String, Object> words(DatabaseTrouble trouble, Problem problem) {
        var words = new HashMap<String, Object>();
        words.put("status", problem.status());
        words.put("what", problem.title());
        words.put("why", why(trouble));
        words.put(
                "next",
                trouble == DatabaseTrouble.FULL
                        ? "Nothing that you sent was half kept, and what is kept can be read. Give the reference to whoever runs Vitals: the disk of the database needs room."
                        : "Nothing that you sent was half kept. Reload the page in a minute; if it stays, give the reference to whoever runs Vitals.");
        words.put("reference", problem.reference());
        return words;
    }

    private static String why(DatabaseTrouble trouble) {
        return trouble == DatabaseTrouble.FULL
                ? "The database has no room left and takes nothing more."
                : "Vitals is running, but its database cannot be reached at the moment.";
    }

    /** An error page that fails by the same trouble is told the same way. */
    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
