package dev.vitals.finding;

import dev.vitals.page.AsOf;
import dev.vitals.page.SortKey;
import java.util.List;

/** What a benchmark asks of the list of findings. */
public final class ListedFindings {

    private ListedFindings() {}

    /** Every sort that is offered, both ways. */
    public static List<String> sorts() {
        return FindingList.SORTS.stream()
                .map(SortKey::name)
                .flatMap(name -> List.of(name, "-" + name).stream())
                .toList();
    }

    /** Asks for a page of open findings, as the page does. */
    public static long page(FindingList list, String severity, String sort, int number, AsOf now) {
        return list.page(new FindingFilter("", severity, "", "", "", "", "", "", "", "", sort, ""), now, number)
                .rows()
                .size();
    }
}
