package dev.vitals.outgoing;

/** There is nothing to import a finding into. Its message is a sentence for people. */
final class NoHubException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoHubException(String sentence) {
        super(sentence);
    }
}
