package dev.vitals.digest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How mails are shown in a browser: in a frame that may run nothing, load nothing and lead nowhere. */
final class MailPage {

    private static final String POLICY = "Content-Security-Policy";

    /** For the mail itself. */
    private static final String MAIL =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
                    + "frame-ancestors 'self'; sandbox";

    /** For the page around it, where none was said yet. */
    private static final String AROUND =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
                    + "frame-ancestors 'none'";

    private MailPage() {}

    /** Lets the page that is being made hold the frame. */
    static void mayFrame(HttpServletResponse response) {
        var said = response.getHeader(POLICY);
        response.setHeader(POLICY, (said == null ? AROUND : said) + "; frame-src 'self'");
    }

    /** Answers with the HTML of a mail. */
    static void write(String html, HttpServletResponse response) throws IOException {
        response.setHeader(POLICY, MAIL);
        response.setContentType("text/html");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.getWriter().write(html);
    }
}
