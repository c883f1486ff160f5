package dev.vitals.environment;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What a setting may be.
 *
 * @param allowed what is allowed, for the end of "it has to be …"
 * @param admits whether a text is that
 */
record Kind(String allowed, Predicate<String> admits) {

    /** Whatever somebody likes. */
    static final Kind TEXT = new Kind("text", text -> true);

    static final Kind FLAG = oneOf("true", "false");

    /** One of these words, in capitals or small letters. */
    static Kind oneOf(String... words) {
        var known = Set.of(words);
        return new Kind(
                words.length == 2 ? words[0] + " or " + words[1] : "one of " + String.join(", ", new TreeSet<>(known)),
                text -> known.stream().anyMatch(text.strip()::equalsIgnoreCase));
    }

    /** Some of these words, separated by commas. */
    static Kind someOf(String... words) {
        var known = Set.of(words);
        return new Kind(
                "one or more of %s, separated by commas".formatted(String.join(", ", new TreeSet<>(known))),
                text -> Stream.of(text.split(","))
                        .map(word -> word.strip().toUpperCase(Locale.ROOT).replace('-', '_'))
                        .allMatch(known::contains));
    }

    static Kind whole(long least, long most) {
        return new Kind(
                "a whole number from %d to %d".formatted(least, most),
                text -> text.strip().matches("-?\\d{1,18}") && within(Long.parseLong(text.strip()), least, most));
    }

    /** Such as 0.5. */
    static Kind share() {
        return new Kind("a number above 0 and not above 1, such as 0.5", text -> {
            var number =
                    text.strip().matches("\\d{0,3}(\\.\\d{1,9})?") && !text.isBlank() ? Double.parseDouble(text) : 0;
            return number > 0 && number <= 1;
        });
    }

    static Kind matching(String allowed, String pattern) {
        return new Kind(allowed, text -> text.strip().matches(pattern));
    }

    /** The same, or nothing at all. */
    Kind orNothing() {
        return new Kind(allowed + ", or left out", text -> text.isBlank() || admits.test(text));
    }

    private static boolean within(long number, long least, long most) {
        return number >= least && number <= most;
    }
}
