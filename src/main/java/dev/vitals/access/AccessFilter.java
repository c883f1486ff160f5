package dev.vitals.access;

import dev.vitals.api.Words;
import dev.vitals.page.Choice;
import dev.vitals.page.Chosen;
import dev.vitals.page.Slice;
import dev.vitals.page.SortKey;
import dev.vitals.page.Sorting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which principals the list shows, and in what order.
 *
 * @param text words in name or ARN
 * @param kind user, role or permission set
 * @param sort what the list is sorted by, the gravest first; with a hyphen the other way round
 */
record AccessFilter(
        String text,

        @Words({"user", "role", "permission set", "role of a service"})
        String kind,

        @Words(
                value = {"standing", "name", "kind", "unused"},
                turns = true)
        String sort) {

    static final List<SortKey> SORTS = List.of(
            SortKey.rising("standing", "Standing"),
            SortKey.rising("name", "Principal"),
            SortKey.rising("kind", "Kind"),
            SortKey.falling("unused", "Not used"));

    static final List<Choice> KINDS = List.of(
            new Choice("user", "Users"),
            new Choice("role", "Roles"),
            new Choice("permission set", "Permission sets"),
            new Choice("role of a service", "Roles of services"));

    private static final int SIZE = 50;

    AccessFilter {
        text = given(text);
        kind = given(kind);
        sort = given(sort);
    }

    Sorting sorting() {
        return Sorting.of(SORTS, sort);
    }

    /** The filters that are set. */
    public List<Chosen> chosen() {
        var chosen = new ArrayList<Chosen>();
        if (!text.isEmpty()) {
            chosen.add(new Chosen("text", "Words", text));
        }
        KINDS.stream()
                .filter(choice -> choice.value().equals(kind))
                .forEach(choice -> chosen.add(new Chosen("kind", "Kind", choice.label())));
        return chosen;
    }

    Slice<PrincipalRow> slice(List<PrincipalRow> all, int page) {
        var rows = chosen(all);
        var whole = new Slice<PrincipalRow>(List.of(), rows.size(), 1, SIZE);
        int number = Math.clamp(page, 1, whole.pages());
        var shown = rows.subList((number - 1) * SIZE, Math.min(rows.size(), number * SIZE));
        return new Slice<>(shown, rows.size(), number, SIZE);
    }

    /** Those that it shows, in its order. */
    List<PrincipalRow> chosen(List<PrincipalRow> all) {
        return all.stream().filter(this::shows).sorted(order()).toList();
    }

    private boolean shows(PrincipalRow row) {
        var words = text.toLowerCase(Locale.ROOT);
        return (kind.isEmpty() || row.kind().equals(kind))
                && (row.name().toLowerCase(Locale.ROOT).contains(words)
                        || row.principal().arn().toLowerCase(Locale.ROOT).contains(words));
    }

    private Comparator<PrincipalRow> order() {
        var byName = Comparator.comparing(PrincipalRow::name, String.CASE_INSENSITIVE_ORDER)
                .thenComparing(row -> row.principal().arn());
        var sorting = sorting();
        var order = switch (sorting.key().name()) {
            case "name" -> byName;
            case "kind" -> Comparator.comparing(PrincipalRow::kind).thenComparing(byName);
            case "unused" ->
                Comparator.<PrincipalRow>comparingInt(row -> -row.unused().size())
                        .thenComparing(byName);
            default -> Comparator.comparingInt(PrincipalRow::rank).thenComparing(byName);
        };
        return sorting.reversed() ? order.reversed() : order;
    }

    private static String given(@Nullable String parameter) {
        return parameter == null ? "" : parameter.strip();
    }
}
