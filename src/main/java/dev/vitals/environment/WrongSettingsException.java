package dev.vitals.environment;

import java.util.List;

/** Settings that cannot be, each with its sentence. */
final class WrongSettingsException extends RuntimeException {

    private final List<String> sentences;

    WrongSettingsException(List<String> sentences) {
        super(String.join(" ", sentences));
        this.sentences = List.copyOf(sentences);
    }

    List<String> sentences() {
        return sentences;
    }
}
