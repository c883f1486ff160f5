package dev.vitals.digest;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What of all that a person may see their digest is about. */
sealed interface DigestScope {

    String GROUPS = "groups:";

    /** All that they may see, whatever that will be. */
    record Everything() implements DigestScope {}

    /** The accounts of these groups. */
    record Groups(List<Long> ids) implements DigestScope {

        public Groups {
            ids = ids.stream().distinct().sorted().toList();
        }
    }

    DigestScope ALL = new Everything();

    /** The scope of these groups; everything for none. */
    static DigestScope of(List<Long> groups) {
        return groups.isEmpty() ? ALL : new Groups(groups);
    }

    /**
     * As the store keeps it.
     *
     * @throws IllegalArgumentException for words that mean none
     */
    static DigestScope parse(String words) {
        if (words.equals("all")) {
            return ALL;
        }
        if (!words.startsWith(GROUPS)) {
            throw new IllegalArgumentException("No digest is about " + words);
        }
        return new Groups(Arrays.stream(words.substring(GROUPS.length()).split(","))
                .map(Long::valueOf)
                .toList());
    }

    /** As the store keeps it: {@code all}, {@code groups:3,7}. */
    default String words() {
        return switch (this) {
            case Everything() -> "all";
            case Groups(List<Long> ids) -> GROUPS + joined(ids);
        };
    }

    /** Ids of the groups, separated by commas; empty for everything. */
    default String groups() {
        return switch (this) {
            case Everything() -> "";
            case Groups(List<Long> ids) -> joined(ids);
        };
    }

    /**
     * The condition on {@code account_id} that is true within it; takes {@link #groups} as {@code :groups}. Row security
     * narrows it to what the reader may see.
     */
    String CONDITION = "(:groups = '' or account_id in (select account_id from account_group_member"
            + " where group_id::text = any (string_to_array(:groups, ','))))";

    private static String joined(List<Long> ids) {
        return ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
