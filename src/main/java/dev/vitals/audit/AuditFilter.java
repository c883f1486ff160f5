package dev.vitals.audit;

import dev.vitals.page.Period;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * What somebody looks for in the log; what is empty or null does not restrict.
 *
 * @param actor who did it, by the name in the log
 * @param action such as {@code settings.saved}
 * @param text part of the object, of before or of after, without case
 * @param from first day, in UTC as the log is
 * @param to last day
 */
record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String text,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to) {

    /** The condition, with the parameters of {@link #values()}. */
    String where() {
        var conditions = new ArrayList<>(List.of("true"));
        add(conditions, actor, "actor = :actor");
        add(conditions, action, "action = :action");
        add(conditions, reference(), "reference = :reference");
        add(
                conditions,
                reference() == null ? text : null,
                "(position(:text in lower(object)) > 0 or position(:text in lower(coalesce(before, ''))) > 0"
                        + " or position(:text in lower(coalesce(after, ''))) > 0)");
        add(conditions, from, "at >= :from");
        add(conditions, to, "at < :to");
        return String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        values.put("actor", actor == null ? "" : actor);
        values.put("action", action == null ? "" : action);
        values.put("reference", reference() == null ? "" : reference());
        values.put("text", text == null ? "" : text.strip().toLowerCase(java.util.Locale.ROOT));
        values.put(
                "from", (from == null ? LocalDate.EPOCH : from).atStartOfDay().atOffset(ZoneOffset.UTC));
        values.put(
                "to",
                (to == null ? LocalDate.of(9999, 1, 1) : to.plusDays(1))
                        .atStartOfDay()
                        .atOffset(ZoneOffset.UTC));
        return values;
    }

    /** The same for who sees the entries of some days only. */
    AuditFilter within(Period period) {
        return new AuditFilter(
                actor,
                action,
                text,
                from == null || from.isBefore(period.from()) ? period.from() : from,
                to == null || to.isAfter(period.to()) ? period.to() : to);
    }

    /** The reference number that somebody was shown with an error, where that is what was typed. */
    private @Nullable String reference() {
        return text != null && text.strip().matches("[0-9a-f]{8}") ? text.strip() : null;
    }

    private static void add(List<String> conditions, @Nullable Object value, String condition) {
        if (value != null && !value.toString().isBlank()) {
            conditions.add(condition);
        }
    }
}
