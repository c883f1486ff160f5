package dev.vitals.room;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A resource of a population. A verdict is the worst of the rules that serve the safeguard: a failure before what
 * could not be read, that before a pass, and a pass before not applicable.
 *
 * @param resource its number in the store
 * @param firstVerdict when it was first judged within the period; null where it was not judged at all
 * @param lastUntil when the last verdict ended; null where it held to the end of the period, or where there is none
 * @param daysFailing days of the period on which some rule said that it fails
 * @param daysUnknown days of the period on which some rule could not read it
 */
record PopulationLine(
        long resource,
        String account,
        String accountName,
        String region,
        String type,
        String id,
        String name,
        String arn,
        @Nullable String firstVerdict,
        @Nullable Instant firstAt,
        @Nullable String lastVerdict,
        @Nullable Instant lastUntil,
        int daysFailing,
        int daysUnknown) {

    static final String NOT_JUDGED = "not judged";

    /** What tells it from every other resource: one line, whatever AWS calls it. */
    String key() {
        return escaped(account) + " " + escaped(region) + " " + escaped(type) + " " + escaped(id);
    }

    boolean isJudged() {
        return firstVerdict != null;
    }

    /** As files have it, in the order of their columns. */
    Map<String, @Nullable Object> cells() {
        var cells = new LinkedHashMap<String, @Nullable Object>();
        cells.put("key", key());
        cells.put("account", account);
        cells.put("account_name", accountName);
        cells.put("region", region);
        cells.put("type", type);
        cells.put("resource", id);
        cells.put("name", name);
        cells.put("arn", arn);
        cells.put("first_verdict", firstVerdict == null ? NOT_JUDGED : firstVerdict);
        cells.put("first_at", firstAt == null ? null : firstAt.toString());
        cells.put("last_verdict", lastVerdict == null ? NOT_JUDGED : lastVerdict);
        cells.put("last_until", lastUntil == null ? null : lastUntil.toString());
        cells.put("days_failing", daysFailing);
        cells.put("days_unknown", daysUnknown);
        return cells;
    }

    /** A verdict for people. */
    static String words(@Nullable String verdict) {
        return switch (verdict) {
            case null -> NOT_JUDGED;
            case "fail" -> "failed";
            case "pass" -> "passed";
            case "unknown" -> "not readable";
            default -> "did not apply";
        };
    }

    /** The colour of a verdict. */
    static String mark(@Nullable String verdict) {
        return switch (verdict) {
            case "fail", "pass" -> verdict;
            case null -> "unknown";
            case "unknown" -> "unknown";
            default -> "";
        };
    }

    public String firstWords() {
        return words(firstVerdict);
    }

    public String lastWords() {
        return words(lastVerdict);
    }

    public String firstMark() {
        return mark(firstVerdict);
    }

    public String lastMark() {
        return mark(lastVerdict);
    }

    /** Spaces part the first three; what could end a line, or be taken for an escape, is written as its code. */
    private static String escaped(String part) {
        if (part.chars().noneMatch(PopulationLine::isEscaped)) {
            return part;
        }
        var text = new StringBuilder();
        part.chars().forEach(sign -> text.append(isEscaped(sign) ? "\\u%04x".formatted(sign) : (char) sign));
        return text.toString();
    }

    private static boolean isEscaped(int sign) {
        return Character.isISOControl(sign) || sign == '\\';
    }
}
