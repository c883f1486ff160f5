package dev.vitals.digest;

import dev.vitals.digest.Letter.Line;
import dev.vitals.digest.Letter.Section;
import dev.vitals.page.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A section before it is known how many of its lines there is room for.
 *
 * @param most lines that it wants
 * @param left how many things are not told of where so many lines are shown
 */
record Draft(
        String title,
        String mark,
        List<Line> lines,
        int most,
        @Nullable String link,
        IntToLongFunction left) {

    /** One in which every line tells of one thing. */
    static Draft of(String title, String mark, List<Line> lines, int most, @Nullable String link) {
        return new Draft(title, mark, lines, most, link, shown -> lines.size() - shown);
    }

    /** The sections that have lines, no more than so many together, and at least one of each. */
    static List<Section> fitted(List<Draft> drafts, int room) {
        var some = drafts.stream().filter(draft -> !draft.lines().isEmpty()).toList();
        var sections = new ArrayList<Section>();
        int left = room;
        for (int at = 0; at < some.size(); at++) {
            var draft = some.get(at);
            var others = some.size() - at - 1;
            var shown = Math.min(
                    Math.min(draft.most(), left - others), draft.lines().size());
            left -= shown;
            sections.add(draft.section(shown));
        }
        return sections;
    }

    private Section section(int shown) {
        var more = left.applyAsLong(shown);
        var told = lines.subList(0, shown);
        // Where every line leads to what it tells of, a way to all of them is only wanted if there are more.
        var isWanted = more > 0 || told.stream().noneMatch(line -> line.link() != null);
        return new Section(
                title, mark, told, more > 0 ? "and " + Numbers.count(more) + " more" : "", isWanted ? link : null);
    }
}
