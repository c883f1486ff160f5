package dev.vitals.identity;

import dev.vitals.page.Period;
import dev.vitals.route.Right;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** Tells every page what its reader may, so that it offers no door that would stay shut. The guard decides all the same. */
@ControllerAdvice
class RightsAdvice {

    private final CurrentMember current;

    RightsAdvice(CurrentMember current) {
        this.current = current;
    }

    /** Names of the rights that the reader has on some account at least. */
    @ModelAttribute("rights")
    Set<String> rights() {
        return current.get()
                .map(member -> Arrays.stream(Right.values())
                        .filter(member::may)
                        .map(Right::name)
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    /** The days that the reader may see, where they are limited to some; else null. */
    @ModelAttribute("period")
    @Nullable
    Period period() {
        return current.visible().orElse(null);
    }
}
