package dev.vitals.watch;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.ConsoleAppender;
import dev.vitals.log.EscapedMessage;
import dev.vitals.log.EscapedThrowable;
import dev.vitals.log.Where;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged while a test runs, as both layouts write it, Vitals' own to the last trace. */
final class HeardLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {

    private final List<String> json = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("dev.vitals");
    private final EscapedMessage message = new EscapedMessage();
    private final EscapedThrowable throwable = new EscapedThrowable();
    private final Where where = new Where();

    HeardLog() {
        throwable.start();
        ours.setLevel(Level.TRACE);
        setContext(root.getLoggerContext());
        start();
        root.addAppender(this);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(message.convert(event) + where.convert(event) + "\n" + throwable.convert(event));
        var console = (ConsoleAppender<ILoggingEvent>) root.getAppender("CONSOLE");
        json.add(new String(console.getEncoder().encode(event), StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }

    List<String> json() {
        return List.copyOf(json);
    }

    String all() {
        return String.join("\n", lines) + "\n" + String.join("\n", json);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        ours.setLevel(null);
    }
}
