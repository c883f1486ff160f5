package dev.vitals.display;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How somebody likes their pages.
 *
 * @param shortcuts whether single keys do something; who speaks to their computer may not want that (WCAG 2.1.4)
 */
public record Display(Theme theme, boolean shortcuts) {

    /** What is so until somebody chooses. */
    public static final Display USUAL = new Display(Theme.SYSTEM, true);

    /** The colours of pages. */
    public enum Theme {
        SYSTEM("As the system has it"),
        LIGHT("Light"),
        DARK("Dark");

        private final String label;

        Theme(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** As it is stored and sent. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Theme of(String word) {
            for (Theme theme : values()) {
                if (theme.word().equals(word)) {
                    return theme;
                }
            }
            return SYSTEM;
        }
    }

    /** What the page's root says of its theme; null where the system decides. */
    public @Nullable String root() {
        return theme == Theme.SYSTEM ? null : theme.word();
    }
}
