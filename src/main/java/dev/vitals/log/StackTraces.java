package dev.vitals.log;

import java.io.IOException;
import org.springframework.boot.logging.StackTracePrinter;
import org.springframework.boot.logging.StandardStackTracePrinter;

/** Stack traces in the log that is JSON: the same words as in the one for people. */
public class StackTraces implements StackTracePrinter {

    private final StackTracePrinter printer =
            StandardStackTracePrinter.rootLast().withFormatter(Words::line);

    @Override
    public void printStackTrace(Throwable failure, Appendable out) throws IOException {
        printer.printStackTrace(failure, out);
    }
}
