package dev.vitals.evidence;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.page.Organization;
import dev.vitals.rule.RuleBook;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.score.RuleLine;
import dev.vitals.score.SafeguardScore.State;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/**
 * The states of safeguards as assessment results of OSCAL 1.1.2 (NIST): an observation per rule, a finding per safeguard.
 * Only {@code met} is satisfied; what could not be read is not.
 */
final class OscalResults {

    static final String NAME = "oscal-assessment-results.json";

    private static final String VERSION = "1.1.2";
    private static final String OURS = "https://vitals.dev/ns/oscal";

    private final Organization organization;
    private final BinderOrder order;
    private final Asked asked;
    private final RuleBook book;

    OscalResults(Organization organization, BinderOrder order, Asked asked, RuleBook book) {
        this.organization = organization;
        this.order = order;
        this.asked = asked;
        this.book = book;
    }

    /** A safeguard and how it stood. */
    record Judged(Safeguard safeguard, SafeguardHistory history) {}

    byte[] write(List<Judged> safeguards) {
        var plan = uuid("plan");
        var results = new LinkedHashMap<String, Object>();
        results.put("uuid", uuid("assessment-results"));
        results.put("metadata", metadata());
        results.put("import-ap", Map.of("href", "#" + plan));
        results.put("results", List.of(result(safeguards)));
        results.put("back-matter", Map.of("resources", List.of(plan(plan))));
        return JsonMapper.shared()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsBytes(Map.of("assessment-results", results));
    }

    private Map<String, Object> metadata() {
        var metadata = new LinkedHashMap<String, Object>();
        metadata.put(
                "title", "HIPAA Security Rule safeguards of %s: %s".formatted(organization.name(), order.scopeName()));
        metadata.put("last-modified", time(order.requestedAt()));
        metadata.put("version", order.lastDay().toString());
        metadata.put("oscal-version", VERSION);
        return metadata;
    }

    private static Map<String, Object> plan(String id) {
        var plan = new LinkedHashMap<String, Object>();
        plan.put("uuid", id);
        plan.put("title", "Continuous assessment by Vitals");
        plan.put(
                "description",
                "Rules of Vitals run over every resource of the accounts in scope at every scan. There is no separate document of a plan.");
        return plan;
    }

    private Map<String, Object> result(List<Judged> safeguards) {
        var result = new LinkedHashMap<String, Object>();
        result.put("uuid", uuid("result"));
        result.put("title", "%s to %s".formatted(asked.firstDay(), asked.lastDay()));
        result.put(
                "description",
                "How each safeguard stood at the end of the period, by the scores that were kept. Accounts: %s."
                        .formatted(String.join(", ", asked.accounts())));
        result.put("start", time(asked.from()));
        result.put("end", time(asked.to()));
        result.put("reviewed-controls", Map.of("control-selections", List.of(selection(safeguards))));
        var observations = observations(safeguards);
        if (!observations.isEmpty()) {
            result.put("observations", List.copyOf(observations.values()));
        }
        if (!safeguards.isEmpty()) {
            result.put("findings", safeguards.stream().map(this::finding).toList());
        }
        return result;
    }

    private static Map<String, Object> selection(List<Judged> safeguards) {
        return safeguards.isEmpty()
                ? Map.of("include-all", Map.of())
                : Map.of(
                        "include-controls",
                        safeguards.stream()
                                .map(judged -> Map.of("control-id", control(judged.safeguard())))
                                .toList());
    }

    private Map<String, Map<String, Object>> observations(List<Judged> safeguards) {
        var observations = new TreeMap<String, Map<String, Object>>();
        safeguards.forEach(judged -> judged.history().lines().stream()
                .filter(RuleLine::counts)
                .forEach(line -> observations.computeIfAbsent(line.rule(), any -> observation(line))));
        return observations;
    }

    private Map<String, Object> observation(RuleLine line) {
        var observation = new LinkedHashMap<String, Object>();
        observation.put("uuid", uuid("observation " + line.rule()));
        observation.put(
                "title", book.find(line.rule()).map(RuleDefinition::title).orElse(line.rule()));
        observation.put(
                "description",
                "Rule %s, version %d: of %d resources %d pass, %d fail, %d fail with accepted risk, %d could not be judged."
                        .formatted(
                                line.rule(),
                                line.version(),
                                line.inScope(),
                                line.pass(),
                                line.fail(),
                                line.accepted(),
                                line.unknown()));
        observation.put(
                "props",
                List.of(
                        property("rule", line.rule()),
                        property("passed", Long.toString(line.pass())),
                        property("failed", Long.toString(line.fail())),
                        property("accepted", Long.toString(line.accepted())),
                        property("unknown", Long.toString(line.unknown()))));
        observation.put("methods", List.of("TEST"));
        observation.put("types", List.of("control-objective"));
        observation.put("collected", time(asked.to()));
        return observation;
    }

    private Map<String, Object> finding(Judged judged) {
        var history = judged.history();
        var finding = new LinkedHashMap<String, Object>();
        finding.put("uuid", uuid("finding " + judged.safeguard().citation()));
        finding.put(
                "title",
                judged.safeguard().citation() + " " + judged.safeguard().title());
        finding.put(
                "description",
                "%s on %s; not met on %d of %d days of which a score is kept."
                        .formatted(history.end().title(), history.endDay(), history.daysNotMet(), history.daysKept()));
        finding.put("props", List.of(property("state", history.end().word())));
        finding.put("target", target(judged));
        var related = new ArrayList<Map<String, Object>>();
        history.lines().stream()
                .filter(RuleLine::counts)
                .forEach(line -> related.add(Map.of("observation-uuid", uuid("observation " + line.rule()))));
        if (!related.isEmpty()) {
            finding.put("related-observations", related);
        }
        return finding;
    }

    private static Map<String, Object> target(Judged judged) {
        var state = judged.history().end();
        var status = new LinkedHashMap<String, Object>();
        status.put("state", state == State.MET ? "satisfied" : "not-satisfied");
        status.put("reason", state == State.MET ? "pass" : state == State.NOT_MET ? "fail" : "other");
        status.put("remarks", state.title());
        var target = new LinkedHashMap<String, Object>();
        target.put("type", "objective-id");
        target.put("target-id", control(judged.safeguard()));
        target.put("status", status);
        return target;
    }

    private static Map<String, Object> property(String name, String value) {
        var property = new LinkedHashMap<String, Object>();
        property.put("name", name);
        property.put("ns", OURS);
        property.put("value", value);
        return property;
    }

    /** Such as {@code hipaa-164.312_a_2_iv}: an id of OSCAL has no brackets and begins with a letter. */
    static String control(Safeguard safeguard) {
        return "hipaa-" + safeguard.citation().replaceAll("[()]+", "_").replaceAll("_$", "");
    }

    private String uuid(String name) {
        return NameUuid.of(order.id(), name).toString();
    }

    private static String time(Instant at) {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
