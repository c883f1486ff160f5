package dev.vitals.finding;

import dev.vitals.inventory.Redaction;
import dev.vitals.rule.Verdict.Step;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The steps of a proof as the store keeps them. */
final class Proof {

    private Proof() {}

    /** Null where there are none. */
    static @Nullable String json(List<Step> steps) {
        if (steps.isEmpty()) {
            return null;
        }
        return JsonMapper.shared()
                .writeValueAsString(steps.stream()
                        .map(step -> new Step(
                                Redaction.text(step.label()),
                                Redaction.text(step.subject()),
                                Redaction.text(step.detail())))
                        .toList());
    }

    static List<Step> steps(@Nullable String json) {
        if (json == null) {
            return List.of();
        }
        return StreamSupport.stream(JsonMapper.shared().readTree(json).spliterator(), false)
                .map(step -> new Step(
                        step.path("label").asString(""),
                        step.path("subject").asString(""),
                        step.path("detail").asString("")))
                .toList();
    }
}
