package dev.vitals.hostile;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Texts that a regular expression is about: its own syntax, walked through at random. What looks around is left out. */
final class Sample {

    private static final String LETTERS = IntStream.rangeClosed(9, 126)
            .filter(c -> c >= 32 || c < 11)
            .mapToObj(c -> "" + (char) c)
            .collect(Collectors.joining());

    /** A piece of it that may come again. */
    private sealed interface Part {}

    private record Letters(String any) implements Part {}

    private record Group(List<List<Times>> branches) implements Part {}

    private record Times(Part part, int least, int most) {}

    private final String text;
    private int at;

    private Sample(String text) {
        this.text = text;
    }

    static String of(Pattern pattern, Random random) {
        var walk = new Sample(pattern.pattern());
        var to = new StringBuilder();
        write(new Group(walk.branches()), random, to);
        return to.toString();
    }

    private static void write(Part part, Random random, StringBuilder to) {
        switch (part) {
            case Letters(String any) -> to.append(any.isEmpty() ? "" : any.charAt(random.nextInt(any.length())));
            case Group(List<List<Times>> branches) ->
                branches.get(random.nextInt(branches.size())).forEach(times -> {
                    var count = times.least() + random.nextInt(times.most() - times.least() + 1);
                    for (int turn = 0; turn < count; turn++) {
                        write(times.part(), random, to);
                    }
                });
        }
    }

    private List<List<Times>> branches() {
        var branches = new ArrayList<List<Times>>();
        branches.add(new ArrayList<>());
        while (at < text.length() && text.charAt(at) != ')') {
            if (text.charAt(at) == '|') {
                at++;
                branches.add(new ArrayList<>());
            } else {
                branches.getLast().add(times(part()));
            }
        }
        at++;
        return branches;
    }

    private Part part() {
        var letter = text.charAt(at++);
        return switch (letter) {
            case '(' -> group();
            case '[' -> letters();
            case '\\' -> escaped();
            case '.' -> new Letters(LETTERS);
            case '^', '$' -> new Letters("");
            default -> new Letters("" + letter);
        };
    }

    private Part group() {
        if (text.charAt(at) != '?') {
            return new Group(branches());
        }
        var head = Pattern.compile("\\?(?:[=!]|<[=!]|[:>]|[a-z]+[:)])")
                .matcher(text)
                .region(at, text.length());
        if (!head.lookingAt()) {
            throw new IllegalArgumentException("An unknown group in " + text);
        }
        at = head.end();
        if (head.group().endsWith(")")) {
            return new Letters("");
        }
        var inner = new Group(branches());
        return head.group().endsWith("=") || head.group().endsWith("!") ? new Letters("") : inner;
    }

    private Part letters() {
        int from = at - 1;
        int depth = 1;
        for (; depth > 0; at++) {
            var letter = text.charAt(at);
            if (letter == '\\') {
                at++;
            } else if (letter == '[') {
                depth++;
            } else if (letter == ']' && at > from + 1) {
                depth--;
            }
        }
        return matching(text.substring(from, at));
    }

    private Part escaped() {
        var letter = text.charAt(at++);
        if ("bBAzZGE123456789".indexOf(letter) >= 0) {
            return new Letters("");
        }
        if (letter == 'p' || letter == 'P') {
            int from = at - 2;
            at = text.indexOf('}', at) + 1;
            return matching(text.substring(from, at));
        }
        return matching("\\" + letter);
    }

    private static Part matching(String oneLetter) {
        var fits = Pattern.compile(oneLetter).asMatchPredicate();
        return new Letters(LETTERS.chars()
                .mapToObj(letter -> "" + (char) letter)
                .filter(fits)
                .collect(Collectors.joining()));
    }

    private Times times(Part part) {
        var count = Pattern.compile("(?:([*+?])|\\{(\\d+)(,)?(\\d*)})[+?]?")
                .matcher(text)
                .region(at, text.length());
        if (!count.lookingAt()) {
            return new Times(part, 1, 1);
        }
        at = count.end();
        if (count.group(1) != null) {
            return new Times(
                    part, count.group(1).equals("+") ? 1 : 0, count.group(1).equals("?") ? 1 : 4);
        }
        int least = Integer.parseInt(count.group(2));
        return new Times(part, least, count.group(3) == null ? least : least + 2);
    }
}
