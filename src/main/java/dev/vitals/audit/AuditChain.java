package dev.vitals.audit;

import dev.vitals.audit.AuditEntry.Hash;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Follows the chain from its first entry and stops at the first that does not fit. Fed in the order of the log. */
public final class AuditChain {

    /** What does not fit. */
    public enum Flaw {
        ALTERED("was altered"),
        MISSING("is missing"),
        REORDERED("does not follow the entry before it"),
        REWRITTEN("was rewritten, with everything after it"),
        UNSIGNED("has a daily head whose signature does not belong to it");

        private final String words;

        Flaw(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** The first entry that does not fit. */
    public record Break(long number, Flaw flaw) {}

    /**
     * What a verification found.
     *
     * @param entries that were followed
     * @param heads signed heads that were met
     * @param strangers public keys that signed some of them and are not known here: another instance's, or a forger's
     */
    public record Result(long entries, int heads, Set<String> strangers, Optional<Break> broken) {

        public boolean isWhole() {
            return broken.isEmpty();
        }
    }

    private final Map<Long, AuditHead> heads;
    private final Set<String> keys;
    private long last;
    private long lastHead;
    private Hash hash = Hash.NONE;
    private int headsMet;
    private final Set<String> strangers = new TreeSet<>();
    private @Nullable Break broken;

    /**
     * @param heads signed heads to hold the chain against
     * @param keys public keys that are known
     */
    AuditChain(List<AuditHead> heads, Collection<String> keys) {
        this.heads = heads.stream()
                .collect(Collectors.toMap(
                        AuditHead::number, head -> head, (one, other) -> one.isSigned() ? other : one, TreeMap::new));
        this.keys = Set.copyOf(keys);
    }

    /** Takes the next entry. After a break nothing more is looked at. */
    void follow(AuditEntry entry) {
        if (broken != null) {
            return;
        }
        broken = flaw(entry);
        if (broken == null) {
            last = entry.number();
            hash = entry.hash();
        }
    }

    /** What was found, when the log has ended. */
    Result end() {
        var beyond = heads.keySet().stream().filter(number -> number > last).findFirst();
        if (broken == null && beyond.isPresent()) {
            broken = new Break(last + 1, Flaw.MISSING);
        }
        return new Result(last, headsMet, Set.copyOf(strangers), Optional.ofNullable(broken));
    }

    private @Nullable Break flaw(AuditEntry entry) {
        if (entry.number() > last + 1) {
            return new Break(last + 1, Flaw.MISSING);
        }
        if (entry.number() <= last) {
            return new Break(entry.number(), Flaw.REORDERED);
        }
        if (!AuditHash.of(entry).equals(entry.hash())) {
            return new Break(entry.number(), Flaw.ALTERED);
        }
        if (!entry.previous().equals(hash)) {
            return new Break(entry.number(), Flaw.REORDERED);
        }
        return headFlaw(entry);
    }

    private @Nullable Break headFlaw(AuditEntry entry) {
        var head = heads.get(entry.number());
        if (head == null) {
            return null;
        }
        if (!head.isSigned()) {
            return new Break(entry.number(), Flaw.UNSIGNED);
        }
        if (!head.hash().equals(entry.hash())) {
            return new Break(lastHead + 1, Flaw.REWRITTEN);
        }
        if (!keys.contains(head.key())) {
            strangers.add(head.key());
        }
        headsMet++;
        lastHead = entry.number();
        return null;
    }
}
