package dev.vitals.search;

import java.util.List;

/**
 * What a search found.
 *
 * @param words what was asked for, as it was searched for
 * @param exact what has just this ARN, id, citation or number
 * @param groups what holds the words, one for each kind of which there is any
 */
record Found(String words, List<Hit> exact, List<Group> groups) {

    /** Fewer letters than this would find everything. */
    static final int LEAST = 3;

    static final int MOST = 200;

    /**
     * The hits of one kind.
     *
     * @param hits the first of them
     * @param total how many there are
     */
    record Group(Kind kind, List<Hit> hits, long total) {

        public boolean isWhole() {
            return hits.size() == total;
        }
    }

    /** What can be searched for of what somebody typed: in one line, without what no text holds, and not endless. */
    static String words(String typed) {
        var line = typed.replaceAll("[\\p{Cntrl}\\p{Cs}\\s]+", " ").strip();
        return line.length() > MOST ? line.substring(0, MOST).strip() : line;
    }

    /** Whether it was long enough to be searched for. */
    public boolean isAsked() {
        return words.length() >= LEAST;
    }

    public boolean isEmpty() {
        return exact.isEmpty() && groups.isEmpty();
    }

    /** How many there are of all kinds. */
    public long total() {
        return groups.stream().mapToLong(Group::total).sum();
    }
}
