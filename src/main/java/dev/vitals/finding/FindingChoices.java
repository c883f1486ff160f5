package dev.vitals.finding;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.inventory.TypeName;
import dev.vitals.page.Choice;
import dev.vitals.rule.RuleBooks;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.RuleSource;
import dev.vitals.rule.Severity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What each filter of the list of findings offers. */
@Repository
class FindingChoices {

    private static final String PRESENT = """
            select kind, value, label from (
                select 'accounts' as kind, 'account:' || id as value, name as label from account
                union all select 'groups', 'group:' || id, name from account_group
                union all select 'regions', region, region from (%1$s) r
                union all select 'types', type, type from (%2$s) t) present
             order by kind, label, value
            """;

    /** From one to the next along an index: a million resources are of a few regions and types. */
    private static final String EACH = """
            with recursive each as (
                (select %1$s from resource order by %1$s limit 1)
                union all
                select (select r.%1$s from resource r where r.%1$s > each.%1$s order by r.%1$s limit 1) from each
                 where each.%1$s is not null)
            select %1$s from each where %1$s is not null""";

    private static final List<String> HUMANS = List.of(
            "open",
            "acknowledged",
            "in_progress",
            "acceptance_requested",
            "accepted",
            "review_requested",
            "false_positive");

    private final JdbcClient sql;
    private final RuleBooks books;
    private final SafeguardCatalogue safeguards;

    FindingChoices(JdbcClient sql, RuleBooks books, SafeguardCatalogue safeguards) {
        this.sql = sql;
        this.books = books;
        this.safeguards = safeguards;
    }

    /** By the plural of the filter's name. */
    Map<String, List<Choice>> all() {
        var all =
                present("select distinct region from finding_count_all", "select distinct type from finding_count_all");
        var rules = books.current().definitions();
        all.put("sources", sources(rules));
        all.put(
                "rules",
                rules.stream().map(rule -> new Choice(rule.id(), rule.id())).toList());
        all.put("safeguards", served(rules));
        all.put("severities", words(Severity.values()));
        all.put(
                "states",
                Arrays.stream(FindingState.values())
                        .map(state -> new Choice(state.word(), state.label()))
                        .toList());
        all.put(
                "dues",
                Arrays.stream(FindingDue.values())
                        .map(due -> new Choice(due.word(), due.label()))
                        .toList());
        all.put(
                "humans",
                HUMANS.stream()
                        .map(state -> new Choice(state, state.replace('_', ' ')))
                        .toList());
        all.put(
                "ages",
                Arrays.stream(FindingAge.values())
                        .map(age -> new Choice(age.word(), age.label()))
                        .toList());
        return all;
    }

    /** The voices, and every product that ever reported something. */
    private List<Choice> sources(List<RuleDefinition> rules) {
        var hasOwn = rules.stream().anyMatch(rule -> rule.origin() == RuleDefinition.Origin.OWN);
        var sources = new ArrayList<>(Arrays.stream(FindingVoice.values())
                .filter(voice -> hasOwn || voice == FindingVoice.SCORED || voice == FindingVoice.REPORTED)
                .map(voice -> new Choice(voice.word(), voice.label()))
                .toList());
        sql
                .sql("select distinct split_part(rule_id, ':', 1) from finding_count_all"
                        + " where position(':' in rule_id) > 0")
                .query(String.class)
                .list()
                .stream()
                .map(product -> new Choice(product, new RuleSource(product).label()))
                .sorted(Comparator.comparing(Choice::label))
                .forEach(sources::add);
        return List.copyOf(sources);
    }

    private List<Choice> served(List<RuleDefinition> rules) {
        return safeguards.all().stream()
                .filter(row -> rules.stream().anyMatch(rule -> rule.safeguards().contains(row.citation())))
                .map(FindingChoices::choice)
                .toList();
    }

    /** What the list of resources offers. */
    Map<String, List<Choice>> ofResources() {
        return present(EACH.formatted("region"), EACH.formatted("type"));
    }

    private Map<String, List<Choice>> present(String regions, String types) {
        var present = new HashMap<String, List<Choice>>();
        for (String kind : List.of("accounts", "groups", "regions", "types")) {
            present.put(kind, new ArrayList<>());
        }
        sql.sql(PRESENT.formatted(regions, types)).query((RowCallbackHandler) row ->
                present.get(row.getString("kind")).add(new Choice(row.getString("value"), row.getString("label"))));
        present.put("types", withServices(present.get("types")));
        return present;
    }

    /** Each service, followed by its types. */
    static List<Choice> withServices(List<Choice> types) {
        var sorted = new TreeMap<String, Choice>();
        for (Choice choice : types) {
            var type = new TypeName(choice.value());
            var service = new TypeName(type.service());
            sorted.put(type.label(), new Choice(type.value(), type.label()));
            if (!service.label().equals("AWS::")) {
                sorted.put(service.label(), new Choice(service.value(), service.label() + ", all types"));
            }
        }
        return List.copyOf(sorted.values());
    }

    private static List<Choice> words(Severity[] severities) {
        return Arrays.stream(severities)
                .map(severity -> new Choice(severity.word(), severity.word()))
                .toList();
    }

    private static Choice choice(Safeguard row) {
        return new Choice(row.citation(), row.citation() + " " + row.title());
    }
}
