package dev.vitals.log;

import java.util.Map;
import java.util.Optional;
import org.slf4j.MDC;

/** What a line of the log belongs to. Every line that is written meanwhile by the same thread carries it. */
public enum Mark {
    /** One request; its answer carries the same in {@code X-Request-Id}. */
    REQUEST,
    /** The number that somebody was shown beside an error. */
    REFERENCE,
    /** The id of who asks. */
    MEMBER,
    /** The id of an account, twelve digits. */
    ACCOUNT,
    /** The id of a scan. */
    SCAN,
    /** The trace, where there is tracing. The framework sets it. */
    TRACE;

    /** Its name in the log. */
    public String key() {
        return this == TRACE ? "traceId" : name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Marks the lines from here on, until another request begins or somebody marks anew. */
    public void put(String value) {
        MDC.put(key(), value);
    }

    /** Marks the lines of a piece of work. */
    public void during(String value, Runnable work) {
        try (var open = MDC.putCloseable(key(), value)) {
            work.run();
        }
    }

    /** The same work with the marks of this thread, for another thread to do. */
    public static Runnable carried(Runnable work) {
        var marks =
                Optional.ofNullable(MDC.getCopyOfContextMap()).map(Map::copyOf).orElse(Map.of());
        return () -> {
            MDC.setContextMap(marks);
            try {
                work.run();
            } finally {
                MDC.clear();
            }
        };
    }

    /** For a new request: nothing of what the thread did before. */
    static void forgetAll() {
        MDC.clear();
    }
}
