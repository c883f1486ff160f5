package dev.vitals.rule.lists;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Patterns in which {@code *} stands for any run of characters. */
final class Globs {

    private Globs() {}

    static String regex(String glob) {
        return Stream.of(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
    }
}
