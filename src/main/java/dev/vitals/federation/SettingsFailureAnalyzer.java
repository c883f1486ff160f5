package dev.vitals.federation;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in a sentence which property of signing in is wrong, instead of a stack trace. */
final class SettingsFailureAnalyzer extends AbstractFailureAnalyzer<SettingsCheck.WrongException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, SettingsCheck.WrongException cause) {
        return new FailureAnalysis(
                "%s In the environment it is %s.".formatted(cause.getMessage(), cause.variable()),
                "Put it right in the environment or the properties; docs/sign-in has a page for each provider.",
                failure);
    }
}
