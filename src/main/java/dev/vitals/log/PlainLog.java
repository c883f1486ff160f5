package dev.vitals.log;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Puts {@link PlainMessage} and {@link PlainTrace} in the place of what writes messages and what was thrown, on the
 * console and in files, right after logging was set up. Logs in JSON escape by themselves.
 */
public final class PlainLog implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {

    private static final List<String> MESSAGE = List.of("m", "msg", "message");
    private static final List<String> THROWN = List.of("wEx", "wex", "ex", "exception", "throwable", "xEx", "xException");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.getLoggerList().forEach(logger -> logger.iteratorForAppenders().forEachRemaining(PlainLog::mend));
        }
    }

    private static void mend(Appender<?> appender) {
        if (appender instanceof OutputStreamAppender<?> lines
                && lines.getEncoder() instanceof PatternLayoutEncoder encoder
                && encoder.getLayout() instanceof PatternLayout layout) {
            mend(layout);
        }
    }

    static void mend(PatternLayout layout) {
        layout.stop();
        MESSAGE.forEach(word -> layout.getInstanceConverterMap().put(word, PlainMessage::new));
        THROWN.forEach(word -> layout.getInstanceConverterMap().put(word, PlainTrace::new));
        layout.start();
    }

    @Override
    public int getOrder() {
        return LoggingApplicationListener.DEFAULT_ORDER + 1;
    }
}
