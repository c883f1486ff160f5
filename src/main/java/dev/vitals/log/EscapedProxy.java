package dev.vitals.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import ch.qos.logback.classic.spi.ThrowableProxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An exception, its causes and what was suppressed, each with its message on one line. */
record EscapedProxy(IThrowableProxy inner) implements IThrowableProxy {

    @Override
    public @Nullable String getMessage() {
        return inner.getMessage() != null && inner instanceof ThrowableProxy whole
                ? Words.of(whole.getThrowable())
                : escaped(inner.getMessage());
    }

    @Override
    public @Nullable String getOverridingMessage() {
        return inner.getOverridingMessage() == null
                ? null
                : inner.getClassName() + (getMessage() == null ? "" : ": " + getMessage());
    }

    @Override
    public String getClassName() {
        return inner.getClassName();
    }

    @Override
    public StackTraceElementProxy[] getStackTraceElementProxyArray() {
        return inner.getStackTraceElementProxyArray();
    }

    @Override
    public int getCommonFrames() {
        return inner.getCommonFrames();
    }

    @Override
    public @Nullable IThrowableProxy getCause() {
        var cause = inner.getCause();
        return cause == null ? null : new EscapedProxy(cause);
    }

    @Override
    public IThrowableProxy @Nullable [] getSuppressed() {
        var suppressed = inner.getSuppressed();
        return suppressed == null
                ? null
                : Stream.of(suppressed).map(EscapedProxy::new).toArray(IThrowableProxy[]::new);
    }

    @Override
    public boolean isCyclic() {
        return inner.isCyclic();
    }

    private static @Nullable String escaped(@Nullable String message) {
        return message == null ? null : Controls.escaped(message);
    }
}
