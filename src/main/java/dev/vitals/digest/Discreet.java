package dev.vitals.digest;

import dev.vitals.digest.Letter.Figures;
import dev.vitals.digest.Letter.Line;
import dev.vitals.digest.Letter.Section;

/** Goes over a discreet letter once more: people put account numbers and ARNs into names that are not meant for them. */
final class Discreet {

    private Discreet() {}

    static Letter of(Letter letter) {
        return new Letter(
                text(letter.subject()),
                letter.period(),
                letter.lead().stream().map(Discreet::text).toList(),
                letter.sections().stream().map(Discreet::section).toList(),
                letter.figures().stream().map(Discreet::figures).toList(),
                letter.page(),
                letter.why(),
                letter.settings(),
                letter.unsubscribe());
    }

    private static Section section(Section section) {
        var lines = section.lines().stream()
                .map(line -> new Line(line.word(), text(line.text()), text(line.under()), line.link()))
                .toList();
        return new Section(text(section.title()), section.mark(), lines, section.more(), section.link());
    }

    private static Figures figures(Figures figures) {
        return new Figures(text(figures.scope()), figures.numbers(), figures.chart());
    }

    private static String text(String text) {
        return CleanText.discreet(text);
    }
}
