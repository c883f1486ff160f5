package dev.vitals.finding;

import dev.vitals.api.Words;
import dev.vitals.page.Chosen;
import dev.vitals.rule.Peer;
import dev.vitals.rule.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which rules are asked for, as the address says it; an empty text narrows nothing.
 *
 * @param text words in id or title
 * @param severity only this one
 * @param service short name of an AWS service
 * @param safeguard a citation that the rule serves
 * @param peer that has it, or {@code none} for rules that no peer has
 * @param standing how the rule stands now; {@code idle} where there is nothing to judge
 * @param sort what the list is sorted by; with a hyphen the other way round
 */
public record RuleFilter(
        String text,
        @Words(of = Severity.class) String severity,
        String service,
        @Words(like = Words.CITATION) String safeguard,
        @Words(value = "none", of = Peer.class) String peer,
        @Words({"failing", "unknown", "holds", "idle"}) String standing,

        @Words(
                value = {"rule", "severity", "open", "unknown", "type"},
                turns = true)
        String sort) {

    private static final String NO_PEER = "none";

    public RuleFilter {
        text = given(text);
        severity = given(severity);
        service = given(service);
        safeguard = given(safeguard);
        peer = given(peer);
        standing = given(standing);
        sort = given(sort);
    }

    boolean admits(RuleRow row) {
        var words = (row.rule().id() + " " + row.rule().title()).toLowerCase(Locale.ROOT);
        return words.contains(text.toLowerCase(Locale.ROOT))
                && isOrAny(severity, row.rule().severity().word())
                && isOrAny(service, row.facts().service())
                && (safeguard.isEmpty() || row.rule().safeguards().contains(safeguard))
                && isOrAny(standing, row.counts().standing())
                && admitsPeers(row);
    }

    /** What is set, in the order of the form. */
    public List<Chosen> chosen() {
        var chosen = new ArrayList<Chosen>();
        add(chosen, "text", "Words", text);
        add(chosen, "severity", "Severity", severity);
        add(chosen, "standing", "Now", standing);
        add(chosen, "service", "Service", service);
        add(chosen, "safeguard", "Safeguard", safeguard);
        add(chosen, "peer", "Peer", Peer.of(peer).map(Peer::label).orElse(peer));
        return chosen;
    }

    private boolean admitsPeers(RuleRow row) {
        var peers = row.facts().peers();
        return peer.isEmpty()
                || (peer.equals(NO_PEER)
                        ? peers.isEmpty()
                        : peers.stream().anyMatch(one -> one.word().equals(peer)));
    }

    private static void add(List<Chosen> chosen, String parameter, String label, String value) {
        if (!value.isEmpty()) {
            chosen.add(new Chosen(parameter, label, value));
        }
    }

    private static boolean isOrAny(String wanted, String is) {
        return wanted.isEmpty() || wanted.equals(is);
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
