package dev.vitals.rule;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Another product, or a pack of AWS (the HIPAA pack of AWS Config, the QuickStart for HIPAA), that checks AWS accounts for
 * HIPAA, and to whose checks rules are held.
 */
public enum Peer {
    PROWLER("prowler", "Prowler"),
    CONFIG("config", "AWS Config"),
    STEAMPIPE("steampipe", "Steampipe"),
    CLOUDSPLOIT("cloudsploit", "CloudSploit"),
    QUICKSTART("quickstart_deploys", "QuickStart");

    private final String column;
    private final String label;

    Peer(String column, String label) {
        this.column = column;
        this.label = label;
    }

    /** The peer of this word in an address. */
    public static Optional<Peer> of(String word) {
        return Stream.of(values()).filter(peer -> peer.word().equals(word)).findFirst();
    }

    /** In addresses. */
    public String word() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public String label() {
        return label;
    }

    String column() {
        return column;
    }
}
