package dev.vitals.retention;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.format.annotation.DateTimeFormat.ISO;

/**
 * What somebody fills in to place a hold.
 *
 * @param from first day; empty from the beginning
 * @param to last day; empty without an end
 * @param accounts ids, by blanks, commas or lines; empty for all
 */
record HoldForm(
        @Nullable String name,
        @Nullable String reason,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate from,
        @DateTimeFormat(iso = ISO.DATE) @Nullable LocalDate to,
        @Nullable String accounts) {

    private static final int LONGEST_NAME = 120;
    private static final int LONGEST_REASON = 2000;

    HoldForm {
        name = name == null ? "" : name;
        reason = reason == null ? "" : reason;
        accounts = accounts == null ? "" : accounts;
    }

    @Override
    public String name() {
        return String.valueOf(name);
    }

    @Override
    public String reason() {
        return String.valueOf(reason);
    }

    List<String> accountIds() {
        return Arrays.stream(String.valueOf(accounts).split("[\\s,;]+"))
                .filter(id -> !id.isEmpty())
                .distinct()
                .toList();
    }

    /** A sentence for who filled it in; empty where nothing is wrong. */
    String refusal(List<String> unknownAccounts) {
        if (name().isBlank() || name().length() > LONGEST_NAME) {
            return "Name the hold, as the matter is called, in at most %d characters.".formatted(LONGEST_NAME);
        }
        if (reason().isBlank() || reason().length() > LONGEST_REASON) {
            return "Say why it is placed, in at most %d characters.".formatted(LONGEST_REASON);
        }
        if (from != null && to != null && to.isBefore(from)) {
            return "The period ends before it begins.";
        }
        return unknownAccounts.isEmpty()
                ? ""
                : "These are no accounts that are watched: %s.".formatted(String.join(", ", unknownAccounts));
    }

    /** For the audit log. */
    Map<String, Object> told() {
        var told = new LinkedHashMap<String, Object>();
        told.put("reason", reason().strip());
        told.put("from", from == null ? "the beginning" : from.toString());
        told.put("to", to == null ? "no end" : to.toString());
        told.put("accounts", accountIds());
        return told;
    }
}
