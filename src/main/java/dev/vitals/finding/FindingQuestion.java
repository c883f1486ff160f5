package dev.vitals.finding;

import dev.vitals.page.AsOf;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A filter as the conditions of a query on {@code f}, a source of findings or of their counts, and {@code r}, its resource. */
final class FindingQuestion {

    private static final String WORDS = "(f.headline ilike :text or r.resource_id ilike :text or r.name ilike :text"
            + " or r.arn ilike :text or exists (select from jsonb_each_text(r.tags) t where t.value ilike :text))";

    /** The same, of today: by the index of words. */
    private static final String WORDS_NOW = "f.id in (select found_finding(:text))";

    private final RuleBooks books;

    FindingQuestion(RuleBooks books) {
        this.books = books;
    }

    static String where(FindingFilter filter, boolean isNow) {
        var conditions = new ArrayList<>(List.of(filter.shownState().condition()));
        add(conditions, filter.text(), isNow ? WORDS_NOW : WORDS);
        add(conditions, filter.severity(), FindingSource.RANK + " = :rank");
        add(conditions, filter.shownScope(), filter.scopeCondition());
        add(conditions, filter.region(), "f.region = :region");
        add(conditions, filter.type(), "(f.type = :type or starts_with(f.type, :type || '::'))");
        add(conditions, filter.rule(), "f.rule_id = :rule");
        add(conditions, filter.safeguard(), "f.rule_id = any (string_to_array(:rules, ','))");
        filter.shownAge().ifPresent(age -> conditions.add(age.condition()));
        add(conditions, filter.tag(), filter.tagCondition());
        add(conditions, filter.human(), "f.human_state = :human");
        add(conditions, filter.owner(), filter.ownerCondition());
        filter.shownDue().ifPresent(due -> conditions.add(due.condition()));
        add(
                conditions,
                filter.source(),
                filter.shownVoice().map(FindingVoice::condition).orElse("starts_with(f.rule_id, :source || ':')"));
        return String.join(" and ", conditions);
    }

    private static void add(List<String> conditions, String value, String condition) {
        if (!value.isEmpty()) {
            conditions.add(condition);
        }
    }

    /** What the conditions take. */
    Map<String, Object> values(FindingFilter filter, AsOf asOf) {
        var values = new HashMap<String, Object>(Map.of(
                "moment", asOf.moment().atOffset(ZoneOffset.UTC),
                "text", "%" + filter.text().replaceAll("([\\\\%_])", "\\\\$1") + "%",
                "key", filter.scopeKey(),
                "region", filter.region(),
                "type", filter.type(),
                "rule", filter.rule(),
                "source", filter.source(),
                "own", String.join(",", filter.source().isEmpty() ? List.of() : own()),
                "rules", String.join(",", rulesOf(filter.safeguard()))));
        values.put("day", asOf.day());
        values.put("tagKey", filter.tagKey());
        values.put("tagged", filter.tagged());
        values.put("human", filter.human());
        values.put("owner", filter.ownerKey());
        values.put("soon", asOf.moment().plus(FindingDue.SOON).atOffset(ZoneOffset.UTC));
        filter.shownSeverity().ifPresent(severity -> values.put("rank", severity.ordinal()));
        filter.shownAge()
                .ifPresent(age ->
                        values.put("born", asOf.moment().minus(age.duration()).atOffset(ZoneOffset.UTC)));
        return values;
    }

    /** Ids of the rules that the organization wrote itself. */
    List<String> own() {
        return books.current().definitions().stream()
                .filter(rule -> rule.origin() == RuleDefinition.Origin.OWN)
                .map(RuleDefinition::id)
                .toList();
    }

    private List<String> rulesOf(String citation) {
        if (citation.isEmpty()) {
            return List.of();
        }
        return books.current().definitions().stream()
                .filter(rule -> rule.safeguards().contains(citation))
                .map(rule -> rule.id())
                .toList();
    }
}
