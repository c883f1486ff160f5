package dev.vitals.baseline;

import dev.vitals.rule.Stars;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A statement of a policy, as far as the QuickStart's own statements go. */
record Statement(Members json) {

    /** Those of a policy document; none where there is no document. */
    static Stream<Statement> of(Members document) {
        return document.items("Statement").map(Statement::new);
    }

    String effect() {
        return json.text("Effect").orElse("");
    }

    List<String> actions() {
        return json.texts("Action");
    }

    /** Whether it is about every action that this one, which may end in a star, stands for. */
    boolean covers(String action) {
        return actions().stream()
                .anyMatch(pattern -> Stars.match(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT)));
    }

    boolean isForEveryone() {
        return Stream.concat(json.texts("Principal").stream(), json.at("Principal").texts("AWS").stream())
                .anyMatch("*"::equals);
    }

    boolean isForService(String service) {
        return json.at("Principal").texts("Service").contains(service);
    }

    boolean isUnconditional() {
        return json.at("Condition").json().isEmpty();
    }

    /** Whether some condition names this key with this value. */
    boolean hasCondition(String key, String value) {
        return json.at("Condition").json().properties().stream()
                .flatMap(operator -> operator.getValue().properties().stream())
                .filter(entry -> entry.getKey().equalsIgnoreCase(key))
                .anyMatch(entry -> new Members(entry.getValue())
                        .texts("").stream().anyMatch(text -> text.equalsIgnoreCase(value)));
    }
}
