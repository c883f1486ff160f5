package dev.vitals.environment;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the sentences instead of a stack trace. */
class WrongSettingsAnalyzer extends AbstractFailureAnalyzer<WrongSettingsException> {

    @Override
    protected FailureAnalysis analyze(Throwable failure, WrongSettingsException cause) {
        return new FailureAnalysis(
                String.join(System.lineSeparator(), cause.sentences()),
                "Put it right in the environment or the properties, or leave it out; docs/settings.md has every setting. Nothing was changed.",
                failure);
    }
}
