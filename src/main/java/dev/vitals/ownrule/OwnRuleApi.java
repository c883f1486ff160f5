package dev.vitals.ownrule;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import dev.vitals.rule.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Rules that the organization wrote itself. */
@RestController
@Needs(Right.READ)
class OwnRuleApi {

    private final OwnRuleStore store;
    private final OwnRules rules;
    private final RuleDesk desk;

    OwnRuleApi(OwnRuleStore store, OwnRules rules, RuleDesk desk) {
        this.store = store;
        this.rules = rules;
        this.desk = desk;
    }

    /**
     * A rule of the organization, in force or not.
     *
     * @param state {@code broken}: it does not compile or its type is no longer read, so that it judges nothing
     * @param inForce the version that judges; null while the rule is off
     * @param failing how many resources fail it now
     * @param text the version in force, or the newest while the rule is off
     */
    record OwnRuleItem(
            String id,
            @Words({"on", "off", "broken"}) String state,
            @Nullable Integer inForce,
            int newestVersion,
            long failing,
            OwnRuleText text) {}

    /**
     * What somebody wrote to have something judged.
     *
     * @param title what holds when it passes
     * @param type CloudFormation type name of what it judges
     * @param safeguards citations of 45 CFR
     * @param applies an expression; where it is false the rule has nothing to say; empty: it applies to all
     * @param expression true where the rule passes
     * @param message an expression for the sentence of a failure; empty: the usual sentence
     * @param guidance in Markdown
     */
    record OwnRuleText(
            String title,
            String type,
            @Words(of = Severity.class) String severity,
            List<String> safeguards,
            String applies,
            String expression,
            String message,
            String guidance) {

        static OwnRuleText of(RuleText text) {
            return new OwnRuleText(
                    text.title(),
                    text.type(),
                    text.severity().word(),
                    text.safeguards(),
                    text.applies(),
                    text.expression(),
                    text.message(),
                    text.guidance());
        }
    }

    /**
     * A rule of the organization with its versions, the newest first, and when which was in force, the latest first.
     */
    record OwnRuleAnswer(OwnRuleItem rule, List<OwnRuleVersion> versions, List<SwitchItem> switches) {}

    /**
     * A version, as somebody saved it.
     *
     * @param note what that person said of it; may be empty
     */
    record OwnRuleVersion(int version, Instant savedAt, String savedBy, String note, OwnRuleText text) {

        static OwnRuleVersion of(RuleVersion version) {
            return new OwnRuleVersion(
                    version.version(), version.at(), version.by(), version.note(), OwnRuleText.of(version.text()));
        }
    }

    /**
     * A change of what is in force.
     *
     * @param version null where the rule was switched off
     */
    record SwitchItem(@Nullable Integer version, Instant at, String by) {

        static SwitchItem of(OwnRuleStore.Switch change) {
            return new SwitchItem(change.version(), change.at(), change.by());
        }
    }

    /** The organization's own rules by id, by the page. */
    @GetMapping(ApiPaths.V1 + "/own-rules")
    Listed<OwnRuleItem> ownRules(Paging paging) {
        var failing = store.failing();
        return Listed.cut(store.all(), paging, rule -> item(rule, failing));
    }

    /** One of the organization's own rules with its versions. */
    @GetMapping(ApiPaths.V1 + "/own-rules/{id}")
    OwnRuleAnswer ownRule(@PathVariable String id) {
        var rule = store.find(id)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No own rule " + id));
        return new OwnRuleAnswer(
                item(rule, store.failing()),
                store.versions(id).stream().map(OwnRuleVersion::of).toList(),
                store.switches(id).stream().map(SwitchItem::of).toList());
    }

    private OwnRuleItem item(OwnRule rule, Map<String, Long> failing) {
        var version = rule.shown();
        var broken =
                rules.compiled(version).isBroken() || !desk.knows(version.text().type());
        return new OwnRuleItem(
                rule.id(),
                broken ? "broken" : rule.isOn() ? "on" : "off",
                rule.inForce() == null ? null : rule.inForce().version(),
                rule.newest().version(),
                failing.getOrDefault(rule.id(), 0L),
                OwnRuleText.of(version.text()));
    }
}
