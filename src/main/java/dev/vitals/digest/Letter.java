package dev.vitals.digest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, before it is HTML and plain text: both are made of this and so say the same.
 *
 * @param subject without the product's name in front
 * @param period what it is about, such as a span of time; may be empty
 * @param lead sentences before everything else
 * @param page address of all of it
 * @param why the reader gets it
 * @param settings address of the page where they choose
 * @param unsubscribe address that ends mails of the kind
 */
record Letter(
        String subject,
        String period,
        List<String> lead,
        List<Section> sections,
        List<Figures> figures,
        String page,
        String why,
        String settings,
        String unsubscribe) {

    private static final int LONGEST_SUBJECT = 140;

    Letter {
        subject = CleanText.line(subject, LONGEST_SUBJECT);
        lead = List.copyOf(lead);
        sections = List.copyOf(sections);
        figures = List.copyOf(figures);
    }

    /** As it stands in the mail's head. */
    public String head() {
        return "[Vitals] " + subject;
    }

    /**
     * Lines under a heading.
     *
     * @param mark {@code unknown}, {@code bad}, {@code good} or {@code plain}
     * @param lines never empty
     * @param more says what was left out; empty for nothing
     * @param link address of the page with all of them; null for none
     */
    record Section(
            String title,
            String mark,
            List<Line> lines,
            String more,
            @Nullable String link) {

        Section {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One line: whatever it is made of, it is no second one.
     *
     * @param word such as a severity; may be empty
     * @param under smaller, below it; may be empty
     * @param link null for none
     */
    record Line(
            String word,
            String text,
            String under,
            @Nullable String link) {

        Line {
            text = CleanText.visible(text);
            under = CleanText.visible(under);
        }
    }

    /**
     * The two numbers of a scope, and where they came from.
     *
     * @param scope such as "production"
     * @param chart null where there are too few days to draw
     */
    record Figures(
            String scope, List<Figure> numbers, @Nullable Chart chart) {}

    /**
     * A number.
     *
     * @param move since when, by how much; may be empty
     */
    record Figure(String name, String value, String move) {}

    /**
     * Days as bars.
     *
     * @param says the same in words
     * @param bottom where the bars begin, such as "60%"; they end at 100%
     */
    record Chart(String title, String says, String bottom, List<Bar> bars) {}

    /**
     * A day.
     *
     * @param percent its height, from 0 to 100
     * @param measured false where no scan covered it
     */
    record Bar(int percent, boolean measured) {

        private static final int HEIGHT = 56;

        /** In pixels; at least one, so that there is something to see. */
        public int height() {
            return Math.max(1, percent * HEIGHT / 100);
        }

        public int above() {
            return HEIGHT - height();
        }
    }
}
