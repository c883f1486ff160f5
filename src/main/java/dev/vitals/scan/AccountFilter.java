package dev.vitals.scan;

import dev.vitals.page.Chosen;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts are asked for, as the address says it; an empty text narrows nothing.
 *
 * @param text words in the name or the id
 * @param group name of a group
 * @param phi {@code yes} for those that hold protected health information, {@code no} for the others
 * @param seen {@code whole}, {@code partly} where something could not be read or the last scan failed, or {@code never}
 * @param sort by name, or with {@code read} the longest unread first
 */
record AccountFilter(String text, String group, String phi, String seen, String sort) {

    private static final Map<String, String> SEEN =
            Map.of("whole", "read whole", "partly", "not read whole", "never", "never read");

    private static final Comparator<AccountLine> LONGEST_UNREAD =
            Comparator.comparing((AccountLine line) -> line.lastRead() == null ? Instant.MIN : line.lastRead());

    AccountFilter {
        text = given(text);
        group = given(group);
        phi = given(phi);
        seen = given(seen);
        sort = given(sort);
    }

    /** Those that it admits, in its order; {@code lines} come by name. */
    List<AccountLine> of(List<AccountLine> lines) {
        var admitted = lines.stream().filter(this::admits);
        return (sort.equals("read") ? admitted.sorted(LONGEST_UNREAD) : admitted).toList();
    }

    private boolean admits(AccountLine line) {
        var account = line.account();
        return (account.name() + " " + account.id()).toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT))
                && (group.isEmpty() || account.groups().contains(group))
                && (phi.isEmpty() || phi.equals(account.holdsPhi() ? "yes" : "no"))
                && (seen.isEmpty() || seen.equals(line.seen()));
    }

    /** What is set, in the order of the form. */
    public List<Chosen> chosen() {
        var chosen = new ArrayList<Chosen>();
        add(chosen, "text", "Words", text);
        add(chosen, "group", "Group", group);
        add(chosen, "phi", "PHI", phi.isEmpty() ? "" : phi.equals("yes") ? "holds it" : "none");
        add(chosen, "seen", "Seen", seen.isEmpty() ? "" : SEEN.getOrDefault(seen, seen));
        return chosen;
    }

    private static void add(List<Chosen> chosen, String parameter, String label, String value) {
        if (!value.isEmpty()) {
            chosen.add(new Chosen(parameter, label, value));
        }
    }

    private static String given(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
