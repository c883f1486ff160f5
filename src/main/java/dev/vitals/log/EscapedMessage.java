package dev.vitals.log;

import ch.qos.logback.classic.pattern.MessageConverter;
import ch.qos.logback.classic.spi.ILoggingEvent;

/** A message on one line. Only the framework's report of a failed start, which is ours to the last word, has several. */
public class EscapedMessage extends MessageConverter {

    private static final String REPORT = "org.springframework.boot.diagnostics.LoggingFailureAnalysisReporter";

    @Override
    public String convert(ILoggingEvent event) {
        var message = String.valueOf(super.convert(event));
        return event.getLoggerName().equals(REPORT) ? message : Controls.escaped(message);
    }
}
