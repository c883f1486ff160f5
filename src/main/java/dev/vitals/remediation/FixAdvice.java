package dev.vitals.remediation;

import dev.vitals.remediation.fix.Fix;
import dev.vitals.remediation.fix.Fixes;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells pages of findings, which know nothing of fixes, for which rules there is one. */
@ControllerAdvice
class FixAdvice {

    private static final Map<String, String> TITLES = Fixes.all().stream()
            .flatMap(fix -> fix.rules().stream().map(rule -> Map.entry(rule, fix)))
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> title(entry.getValue())));

    private static String title(Fix fix) {
        return fix.title();
    }

    /** By the rule's id, what its fix does. */
    @ModelAttribute("fixes")
    Map<String, String> fixes() {
        return TITLES;
    }
}
