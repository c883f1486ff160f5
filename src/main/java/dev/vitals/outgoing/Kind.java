package dev.vitals.outgoing;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What stands at the other end. */
enum Kind {
    WEBHOOK("webhook", "Webhook", 1, List.of()),
    SLACK("slack", "Slack", 20, List.of()),
    JIRA("jira", "Jira", 1, List.of("user", "project", "type")),
    SECURITY_HUB("securityhub", "AWS Security Hub", 100, List.of("role", "externalId")),
    SIEM_HTTP("siem-http", "SIEM by HTTP", 1, List.of()),
    SIEM_SYSLOG("siem-syslog", "SIEM by syslog", 50, List.of());

    private final String word;
    private final String title;
    private final int most;
    private final List<String> settings;

    Kind(String word, String title, int most, List<String> settings) {
        this.word = word;
        this.title = title;
        this.most = most;
        this.settings = settings;
    }

    /** As addresses and the store have it. */
    public String word() {
        return word;
    }

    public String title() {
        return title;
    }

    /** How many deliveries go together at most. */
    int most() {
        return most;
    }

    /** Names of what it asks for beside address and secret. */
    List<String> settings() {
        return settings;
    }

    static Optional<Kind> of(String word) {
        return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
    }
}
