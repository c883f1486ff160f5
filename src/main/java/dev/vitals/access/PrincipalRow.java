package dev.vitals.access;

import dev.vitals.inventory.Cause;
import dev.vitals.rule.policy.Clause;
import dev.vitals.rule.principal.EscalationPath;
import dev.vitals.rule.principal.EscalationStep;
import dev.vitals.rule.principal.IamPrincipal;
import dev.vitals.rule.principal.PrincipalKind;
import dev.vitals.rule.principal.Standing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A principal in the list.
 *
 * @param unused services that it is granted and does not use
 * @param unusedUnknown why that is not known; null where it is, or where nothing is said of such a principal
 */
record PrincipalRow(
        IamPrincipal principal,
        Standing standing,
        List<String> unused,
        @Nullable String unusedUnknown) {

    public String name() {
        return principal.name();
    }

    public String kind() {
        return principal.isServiceLinked()
                ? "role of a service"
                : principal.kind().words();
    }

    /** The permissions boundary by its name; empty where there is none. */
    public String boundary() {
        return principal.grants().boundary().map(policy -> policy.name()).orElse("");
    }

    /** As a class of badges. */
    public String badge() {
        return switch (standing) {
            case Standing.Administrator administrator -> "fail";
            case Standing.Escalates escalates -> escalates.path().isFirm() ? "fail" : "medium";
            case Standing.Unknown unknown -> "unknown";
            case Standing.Ordinary ordinary -> "";
        };
    }

    public String word() {
        return switch (standing) {
            case Standing.Administrator administrator -> "administrator";
            case Standing.Escalates escalates -> escalates.path().isFirm() ? "can become one" : "may become one";
            case Standing.Unknown unknown -> "not known";
            case Standing.Ordinary ordinary -> "not an administrator";
        };
    }

    /** Why, in a sentence; empty for who is no administrator. */
    public String why() {
        return switch (standing) {
            case Standing.Administrator(Clause by) ->
                "%s allows everything%s."
                        .formatted(by.words(), by.statement().isUnconditional() ? "" : ", under a condition");
            case Standing.Escalates(EscalationPath path) ->
                first(path) + (path.isFirm() ? "" : ", depending on: " + String.join("; ", path.conditions())) + ".";
            case Standing.Unknown(Cause cause, String detail) -> cause.words() + ": " + detail;
            case Standing.Ordinary ordinary -> "";
        };
    }

    private static String first(EscalationPath path) {
        return path.steps().getFirst().text();
    }

    /** The steps to full administration; empty where there are none to go. */
    public List<EscalationStep> steps() {
        return standing instanceof Standing.Escalates(EscalationPath path) ? path.steps() : List.of();
    }

    boolean isEffectiveAdministrator() {
        return standing.isEffectiveAdministrator();
    }

    boolean isUnknown() {
        return standing instanceof Standing.Unknown;
    }

    /** The graver, the earlier. */
    int rank() {
        return switch (standing) {
            case Standing.Administrator administrator -> 0;
            case Standing.Escalates escalates -> escalates.path().isFirm() ? 1 : 2;
            case Standing.Unknown unknown -> 3;
            case Standing.Ordinary ordinary -> principal.kind() == PrincipalKind.USER ? 4 : 5;
        };
    }
}
