package dev.vitals.digest;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses of our own pages, whole, as they stand in mails. */
@Component
class Links {

    private final String base;

    @Autowired
    Links(@Value("${vitals.url}") String url, @Value("${server.port}") int port) {
        this(url.isEmpty() ? "http://127.0.0.1:" + port : url);
    }

    Links(String base) {
        this.base = base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    /** Such as {@code https://vitals.example.org/findings/7}. */
    String to(String path) {
        return base + path;
    }
}
