package dev.vitals.log;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;

/** What was thrown, with its own lines, in which every message is one. */
public final class PlainTrace extends ExtendedWhitespaceThrowableProxyConverter {

    @Override
    protected String throwableProxyToString(IThrowableProxy thrown) {
        return super.throwableProxyToString(new PlainThrowable(thrown));
    }

    private record PlainThrowable(IThrowableProxy thrown) implements IThrowableProxy {

        private static @Nullable IThrowableProxy plain(@Nullable IThrowableProxy thrown) {
            return thrown == null ? null : new PlainThrowable(thrown);
        }

        @Override
        public @Nullable String getMessage() {
            return Plain.of(thrown.getMessage());
        }

        @Override
        public @Nullable String getOverridingMessage() {
            return Plain.of(thrown.getOverridingMessage());
        }

        @Override
        public String getClassName() {
            return thrown.getClassName();
        }

        @Override
        public StackTraceElementProxy[] getStackTraceElementProxyArray() {
            return thrown.getStackTraceElementProxyArray();
        }

        @Override
        public int getCommonFrames() {
            return thrown.getCommonFrames();
        }

        @Override
        public @Nullable IThrowableProxy getCause() {
            return plain(thrown.getCause());
        }

        @Override
        public IThrowableProxy[] getSuppressed() {
            return Stream.of(thrown.getSuppressed()).map(PlainThrowable::new).toArray(IThrowableProxy[]::new);
        }

        @Override
        public boolean isCyclic() {
            return thrown.isCyclic();
        }
    }
}
