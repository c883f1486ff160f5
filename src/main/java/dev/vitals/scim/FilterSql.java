package dev.vitals.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.filters.FilterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a condition: {@code eq} over a few attributes, joined by {@code and}. That is what providers ask in order to
 * find whom they push; anything else is refused with a sentence and never answered by a list that leaves somebody out.
 *
 * @param values in the order of the question marks
 */
record FilterSql(String condition, List<Object> values) {

    private static final String MAIL =
            "exists (select from jsonb_array_elements(u.resource -> 'emails') e where lower(e ->> 'value') = lower(?))";
    private static final String MEMBER =
            "exists (select from scim_group_member x where x.group_id = g.id and x.user_id::text = lower(?))";

    /** Attribute in lower case to a condition with one question mark. */
    static final Map<String, String> OF_USERS = Map.of(
            "username", "lower(u.user_name) = lower(?)",
            "externalid", "u.external_id = ?",
            "id", "u.id::text = lower(?)",
            "active", "m.active::text = lower(?)",
            "displayname", "lower(u.resource ->> 'displayName') = lower(?)",
            "emails", MAIL,
            "emails.value", MAIL);

    static final Map<String, String> OF_GROUPS = Map.of(
            "displayname", "lower(g.display_name) = lower(?)",
            "externalid", "g.external_id = ?",
            "id", "g.id::text = lower(?)",
            "members", MEMBER,
            "members.value", MEMBER);

    private static final int LONGEST = 2000;

    /**
     * Reads a filter.
     *
     * @param filter null for none
     */
    static FilterSql of(@Nullable String filter, Map<String, String> attributes) {
        if (filter == null || filter.isBlank()) {
            return new FilterSql("true", List.of());
        }
        if (filter.length() > LONGEST) {
            throw ScimRefusal.invalidFilter("The filter is longer than %d characters.".formatted(LONGEST));
        }
        try {
            var values = new ArrayList<>();
            return new FilterSql(condition(Filter.fromString(filter), attributes, values), values);
        } catch (BadRequestException broken) {
            throw ScimRefusal.invalidFilter("The filter cannot be read: " + broken.getMessage());
        }
    }

    private static String condition(Filter filter, Map<String, String> attributes, List<Object> values) {
        if (filter.getFilterType() == FilterType.AND) {
            return filter.getCombinedFilters().stream()
                    .map(part -> condition(part, attributes, values))
                    .collect(Collectors.joining(" and ", "(", ")"));
        }
        var condition = filter.getFilterType() == FilterType.EQUAL
                ? attributes.get(attribute(filter.getAttributePath()))
                : null;
        if (condition == null) {
            throw ScimRefusal.invalidFilter("Vitals filters by eq and and, over %s; not by %s."
                    .formatted(attributes.keySet().stream().sorted().collect(Collectors.joining(", ")), filter));
        }
        values.add(text(filter.getComparisonValue()));
        return condition;
    }

    private static String text(JsonNode value) {
        // PostgreSQL's text cannot hold the character zero, so nothing kept is equal to a value with one.
        return value.asText().replace('\0', '\uFFFD');
    }

    private static String attribute(Path path) {
        var parts = new ArrayList<String>();
        for (int at = 0; at < path.size(); at++) {
            var element = path.getElement(at);
            if (element.getValueFilter() != null) {
                return "";
            }
            parts.add(element.getAttribute().toLowerCase(Locale.ROOT));
        }
        return String.join(".", parts);
    }
}
