package dev.vitals.environment;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Where a part of Vitals itself refused to start and said why, its sentence is printed instead of a stack trace. */
class SentenceAnalyzer implements FailureAnalyzer {

    private static final String OURS = "dev.vitals.";

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        FailureAnalysis found = null;
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (isOurSentence(at)) {
                found = new FailureAnalysis(
                        String.valueOf(at.getMessage()),
                        "Put it right and start again; docs/settings.md has every setting.",
                        failure);
            }
        }
        return found;
    }

    private static boolean isOurSentence(Throwable refused) {
        var frames = refused.getStackTrace();
        return (refused instanceof IllegalStateException || refused instanceof IllegalArgumentException)
                && frames.length > 0
                && frames[0].getClassName().startsWith(OURS)
                && String.valueOf(refused.getMessage()).endsWith(".");
    }
}
