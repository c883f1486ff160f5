package dev.vitals.rule;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * What the tables say of a rule of the catalogue.
 *
 * @param service short name of the AWS service: {@code ec2}
 * @param holdsWhen what is asked for, exactly
 * @param tier 1 is the core, 3 goes beyond what peers ask
 * @param checks of peers that ask for the same
 * @param looksAt types of resources that it looks at beside the one that it judges; {@code *} for all that is read
 * @param settings by which it judges
 * @param operations that reading them needs, as {@code service:Operation}; {@code *} for all
 */
public record RuleFacts(
        String service,
        String holdsWhen,
        int tier,
        List<PeerCheck> checks,
        List<String> looksAt,
        List<String> operations,
        List<UsedSetting> settings) {

    /**
     * A setting by which a rule judges.
     *
     * @param path as the store names it: {@code ages.accessKey}
     * @param label as the page of settings calls it; empty where the page does not have it
     */
    public record UsedSetting(String path, String label) {

        /** The id of its input on the page of settings. */
        public String anchor() {
            return path.replace('.', '-');
        }
    }

    /** Of a rule that the tables do not know: one of the organization, or one that another product reports. */
    static final RuleFacts NONE = new RuleFacts("", "", 0, List.of(), List.of(), List.of(), List.of());

    /** The peers that have it, in the order of the columns. */
    public List<Peer> peers() {
        var peers = new TreeSet<Peer>(Comparator.naturalOrder());
        checks.forEach(check -> peers.add(check.peer()));
        return List.copyOf(peers);
    }

    public List<PeerCheck> checksOf(Peer peer) {
        return checks.stream().filter(check -> check.peer() == peer).toList();
    }

    /** Whether it goes through all that a scan reads. */
    public boolean isAboutEverything() {
        return operations.contains("*");
    }
}
