package dev.vitals.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks: may a principal do an action on a resource?
 *
 * @param principal its ARN
 * @param action such as {@code s3:GetObject}
 * @param resource an ARN, or {@code *}
 */
record AccessQuestion(String principal, String action, String resource) {

    private static final Pattern ACTION = Pattern.compile("[a-zA-Z0-9-]+:[a-zA-Z0-9*?]+|\\*");
    private static final Pattern RESOURCE = Pattern.compile("arn:[^\\s]+|\\*");

    AccessQuestion {
        principal = given(principal);
        action = given(action);
        resource = given(resource);
    }

    boolean isAsked() {
        return !principal.isEmpty() || !action.isEmpty() || !resource.isEmpty();
    }

    /** The field that is wrong; empty where none is. */
    String wrongField() {
        if (principal.isEmpty()) {
            return "principal";
        }
        if (!ACTION.matcher(action).matches()) {
            return "action";
        }
        return RESOURCE.matcher(resource).matches() ? "" : "resource";
    }

    /** What is wrong with that field, and how it is written; empty where nothing is. */
    String wrong() {
        return switch (wrongField()) {
            case "principal" -> "Choose a principal.";
            case "action" -> "Write the action with its service, as s3:GetObject.";
            case "resource" -> "Write the resource as an ARN, as arn:aws:s3:::records/*, or * for any.";
            default -> "";
        };
    }

    private static String given(@Nullable String parameter) {
        return parameter == null ? "" : parameter.strip();
    }
}
