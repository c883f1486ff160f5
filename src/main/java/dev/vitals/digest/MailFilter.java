package dev.vitals.digest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which mails are asked for, as the address says it; an empty text narrows nothing.
 *
 * @param state a {@link Mail.State}
 * @param kind a {@link Mail.Kind}
 * @param text in the subject or the recipient's address
 */
record MailFilter(
        @Nullable String state,
        @Nullable String kind,
        @Nullable String text) {

    MailFilter {
        state = given(state);
        kind = given(kind);
        text = given(text);
    }

    String where() {
        var conditions = new ArrayList<String>();
        conditions.add("true");
        if (!given(state).isEmpty()) {
            conditions.add("state = :state");
        }
        if (!given(kind).isEmpty()) {
            conditions.add("kind = :kind");
        }
        if (!given(text).isEmpty()) {
            conditions.add(
                    "(position(lower(:text) in lower(subject)) > 0 or position(lower(:text) in lower(recipient)) > 0)");
        }
        return String.join(" and ", conditions);
    }

    Map<String, Object> values() {
        var values = new LinkedHashMap<String, Object>();
        values.put("state", given(state));
        values.put("kind", given(kind));
        values.put("text", given(text));
        return values;
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
