package dev.vitals.log;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What may be written down of an exception's words. AWS names resources in its own, and a parser quotes what it read:
 * those are left out, wherever in a chain of causes they are repeated.
 */
final class Words {

    private static final List<String> QUOTING =
            List.of("software.amazon.awssdk.", "tools.jackson.", "com.fasterxml.jackson.");
    private static final Pattern CALL = Pattern.compile("\\(Service: [^,()]*, Status Code: \\d+[^()]*\\)");
    private static final String LEFT_OUT = "(left out: it may name what was read)";
    private static final int DEEPEST = 20;

    private Words() {}

    /** On one line; empty where it says nothing. */
    static String of(Throwable failure) {
        var message = failure.getMessage();
        if (message == null) {
            return "";
        }
        if (isQuoting(failure)) {
            return leftOut(message);
        }
        return Controls.escaped(causes(failure)
                .filter(Words::isQuoting)
                .map(Throwable::getMessage)
                .filter(words -> words != null && !words.isBlank())
                .reduce(message, (text, words) -> text.replace(words, LEFT_OUT)));
    }

    /** As the first line of its stack trace. */
    static String line(Throwable failure) {
        var words = of(failure);
        return failure.getClass().getName() + (words.isEmpty() ? "" : ": " + words);
    }

    private static String leftOut(String message) {
        var call = CALL.matcher(message);
        return call.find() ? LEFT_OUT + " " + Controls.escaped(call.group()) : LEFT_OUT;
    }

    private static boolean isQuoting(Throwable failure) {
        return QUOTING.stream().anyMatch(failure.getClass().getName()::startsWith);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure.getCause(), Objects::nonNull, Throwable::getCause)
                .limit(DEEPEST);
    }
}
