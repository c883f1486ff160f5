package dev.vitals.room;

import dev.vitals.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What there was to be drawn from: every resource of the accounts that existed within the period and that the
 * safeguard's rules judged, or could have judged, in the order of the bytes of their keys.
 *
 * @param unread lists that could not be read to their end for a part of the period: what they hold may be missing here
 * @param sha256 of {@link #keysFile}
 */
record Population(Question question, List<PopulationLine> lines, List<Unread> unread, String sha256) {

    /**
     * A list that could not be read.
     *
     * @param cause in words
     * @param until null where it lasted to the end of the period
     */
    record Unread(
            String account,
            String accountName,
            String region,
            String type,
            String cause,
            String detail,
            Instant since,
            @Nullable Instant until) {}

    /** How many of one type one account has. */
    record Total(
            String account, String accountName, String type, int resources, int failed, int unknown, int notJudged) {}

    static Population of(Question question, List<PopulationLine> found, List<Unread> unread) {
        var sorted = found.stream()
                .map(line -> new Keyed(bytes(line.key()), line))
                .sorted((one, other) -> Arrays.compareUnsigned(one.key(), other.key()))
                .map(Keyed::line)
                .toList();
        return new Population(question, sorted, List.copyOf(unread), Sha256.of(keys(sorted)));
    }

    /** A key is made once, and not for each comparison. */
    private record Keyed(byte[] key, PopulationLine line) {}

    /** One key a line, as {@code LC_ALL=C sort} has them. */
    byte[] keysFile() {
        return keys(lines);
    }

    public int size() {
        return lines.size();
    }

    public int notJudged() {
        return (int) lines.stream().filter(line -> !line.isJudged()).count();
    }

    /** By account and type. */
    public List<Total> totals() {
        var parts = new TreeMap<List<String>, List<PopulationLine>>(
                (one, other) -> String.join(" ", one).compareTo(String.join(" ", other)));
        lines.forEach(line -> parts.computeIfAbsent(List.of(line.account(), line.type()), any -> new ArrayList<>())
                .add(line));
        return parts.values().stream().map(Population::total).toList();
    }

    private static Total total(List<PopulationLine> some) {
        var one = some.getFirst();
        return new Total(
                one.account(),
                one.accountName(),
                one.type(),
                some.size(),
                (int) some.stream().filter(line -> line.daysFailing() > 0).count(),
                (int) some.stream().filter(line -> line.daysUnknown() > 0).count(),
                (int) some.stream().filter(line -> !line.isJudged()).count());
    }

    private static byte[] keys(List<PopulationLine> lines) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.key()).append('\n'));
        return bytes(text.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
