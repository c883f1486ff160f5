package dev.vitals.baseline;

import static dev.vitals.baseline.Deviation.weaker;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The stacks themselves. That what is in them has drifted shows where it is, not here. */
final class StackParts {

    private static final Set<String> WHOLE = Set.of(
            "CREATE_COMPLETE",
            "UPDATE_COMPLETE",
            "UPDATE_ROLLBACK_COMPLETE",
            "IMPORT_COMPLETE",
            "IMPORT_ROLLBACK_COMPLETE",
            "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");

    private static final Check IS_WHOLE = new Check("State", subject -> {
        var status = subject.config().text("stack.StackStatus").orElse("unknown");
        return WHOLE.contains(status) ? Stream.empty() : Stream.of(weaker("State", status, "CREATE_COMPLETE"));
    });

    private StackParts() {}

    /** The root, which no stack lists: the deployment knows it. */
    static Part root() {
        return new Part(null, "Root stack", Recognition.STACK, Recognition.STACK, null, false, null, List.of(IS_WHOLE));
    }

    static Part nested(String logicalId) {
        var part = Part.of("", logicalId, Recognition.STACK, IS_WHOLE);
        return logicalId.equals("ConfigRulesTemplate") ? part.optionally() : part;
    }
}
