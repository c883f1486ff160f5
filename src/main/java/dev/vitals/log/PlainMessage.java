package dev.vitals.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;
import org.jspecify.annotations.Nullable;

/** The message of an event as one line: names of resources, addresses and what providers say stand in messages. */
public final class PlainMessage extends MessageConverter {

    /** Why the application did not start is told in several lines, to whoever started it. */
    private static final String TOLD_IN_LINES = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    @Override
    public @Nullable String convert(ILoggingEvent event) {
        var message = super.convert(event);
        return event.getLoggerName().equals(TOLD_IN_LINES) ? message : Plain.of(message);
    }
}
