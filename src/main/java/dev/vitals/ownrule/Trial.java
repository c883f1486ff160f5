package dev.vitals.ownrule;

import dev.vitals.rule.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a rule would say of what was read, without anything being kept. */
final class Trial {

    /** Most resources that are named of each outcome. */
    static final int NAMED = 50;

    /** What a rule can say, the worst first. */
    enum Says {
        FAIL("Fail", "fail"),
        UNKNOWN("Cannot be judged", "unknown"),
        PASS("Pass", "pass"),
        NOT_APPLICABLE("Not meant", "");

        private final String label;
        private final String mark;

        Says(String label, String mark) {
            this.label = label;
            this.mark = mark;
        }

        public String label() {
            return label;
        }

        /** The class of its colour. */
        public String mark() {
            return mark;
        }

        static Says of(Verdict verdict) {
            return valueOf(verdict.word().toUpperCase(java.util.Locale.ROOT));
        }
    }

    /**
     * A resource and what the rule says of it.
     *
     * @param why the sentence of a failure, or why there is no verdict; empty for a pass
     */
    record Named(long id, String name, String resourceId, String account, String region, String why) {

        public boolean isNamed() {
            return !name.equals(resourceId);
        }
    }

    /** A list of resources that could not be read: nothing is said of what it would hold. */
    record Unread(String account, String region, String why) {}

    private final Map<Says, Integer> counts = new EnumMap<>(Says.class);
    private final Map<Says, List<Named>> named = new EnumMap<>(Says.class);
    private final List<Unread> unread;

    Trial(List<Unread> unread) {
        this.unread = List.copyOf(unread);
    }

    void add(Verdict verdict, Named resource) {
        var says = Says.of(verdict);
        counts.merge(says, 1, Integer::sum);
        var list = named.computeIfAbsent(says, any -> new ArrayList<>());
        if (list.size() < NAMED) {
            list.add(resource);
        }
    }

    public int count(Says says) {
        return counts.getOrDefault(says, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public List<Named> named(Says says) {
        return named.getOrDefault(says, List.of());
    }

    public List<Unread> unread() {
        return unread;
    }
}
