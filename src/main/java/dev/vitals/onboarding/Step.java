package dev.vitals.onboarding;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where an account is on its way in. */
enum Step {
    CHOOSE("Choose"),
    ROLE("Create the role"),
    CHECK("Check the connection"),
    SCAN("First scan"),
    RESULT("First result");

    private final String title;

    Step(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** How far it has come. */
    static Step of(Onboarding path, boolean isScanning) {
        if (path.scanAskedAt() != null) {
            return isScanning ? SCAN : RESULT;
        }
        return path.checked() == null ? ROLE : CHECK;
    }

    /** The one that somebody wants to look at: an earlier one as long as nothing is scanned, otherwise where it is. */
    Step shown(@Nullable String wanted) {
        var back = ROLE.word().equals(wanted) && this == CHECK;
        return back ? ROLE : this;
    }
}
