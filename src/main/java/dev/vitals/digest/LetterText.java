package dev.vitals.digest;

import dev.vitals.digest.Letter.Figures;
import dev.vitals.digest.Letter.Line;
import dev.vitals.digest.Letter.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A letter as plain text, in lines that no mail program has to break. */
final class LetterText {

    private static final int WIDTH = 76;

    private final StringBuilder text = new StringBuilder();

    private LetterText() {}

    static String of(Letter letter) {
        var writer = new LetterText();
        writer.wrapped("", letter.subject());
        writer.wrapped("", letter.period());
        letter.lead().forEach(sentence -> {
            writer.gap();
            writer.wrapped("", sentence);
        });
        letter.sections().forEach(writer::section);
        letter.figures().forEach(writer::figures);
        writer.foot(letter);
        return writer.text.toString();
    }

    private void section(Section section) {
        heading(section.title());
        for (Line line : section.lines()) {
            wrapped("- ", (line.word().isEmpty() ? "" : line.word() + ": ") + line.text());
            wrapped("  ", line.under());
            link(line.link());
        }
        if (!section.more().isEmpty()) {
            wrapped("- ", section.more());
        }
        if (section.link() != null) {
            text.append("  All of them: ").append(section.link()).append('\n');
        }
    }

    private void figures(Figures figures) {
        heading(figures.scope());
        for (Letter.Figure figure : figures.numbers()) {
            wrapped("", figure.name() + ": " + figure.value());
            wrapped("  ", figure.move());
        }
        if (figures.chart() != null) {
            gap();
            wrapped("", figures.chart().title() + ": " + figures.chart().says());
        }
    }

    private void foot(Letter letter) {
        gap();
        text.append("-- \n");
        wrapped("", letter.why());
        text.append("Open Vitals: ").append(letter.page()).append('\n');
        text.append("Choose what you get: ").append(letter.settings()).append('\n');
        if (!letter.unsubscribe().isEmpty()) {
            text.append("Get no more of these: ").append(letter.unsubscribe()).append('\n');
        }
    }

    private void heading(String title) {
        gap();
        text.append(title.toUpperCase(Locale.ENGLISH)).append('\n');
    }

    private void gap() {
        text.append('\n');
    }

    /** An address stands on a line of its own, whole. */
    private void link(@org.jspecify.annotations.Nullable String address) {
        if (address != null) {
            text.append("  ").append(address).append('\n');
        }
    }

    private void wrapped(String start, String sentence) {
        if (sentence.isEmpty()) {
            return;
        }
        var indent = " ".repeat(start.length());
        var lines = lines(sentence, WIDTH - start.length());
        for (int at = 0; at < lines.size(); at++) {
            text.append(at == 0 ? start : indent).append(lines.get(at)).append('\n');
        }
    }

    private static List<String> lines(String sentence, int width) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (String word : sentence.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
