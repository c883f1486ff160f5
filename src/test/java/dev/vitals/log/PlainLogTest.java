package dev.vitals.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import dev.vitals.support.Fuzzed;
import net.jqwik.api.ForAll;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.core.io.support.SpringFactoriesLoader;

class PlainLogTest {

    private final LoggerContext context = new LoggerContext();
    private final PatternLayout layout = layout();

    private PatternLayout layout() {
        var layout = new PatternLayout();
        layout.setContext(context);
        layout.setPattern("BEGIN %m%n%ex");
        PlainLog.mend(layout);
        return layout;
    }

    @Fuzzed
    void nobodyWritesALineOrSteersATerminal(@ForAll String hostile) {
        var line = written("Resource {} is odd", null, hostile);

        assertThat(line).startsWith("BEGIN Resource ").endsWith(System.lineSeparator());
        assertHarmless(line.stripTrailing());
    }

    @Fuzzed
    void norByWhatIsThrown(@ForAll String hostile) {
        var thrown = new IllegalStateException(hostile, new IllegalArgumentException(hostile));
        thrown.addSuppressed(new IllegalStateException(hostile));

        written("Failed", thrown).lines().forEach(line -> {
            assertThat(line).matches("BEGIN Failed|(\\t|java\\.lang|Caused by: java|Wrapped by: |\\s*Suppressed: java).*|\\s*\\.\\.\\. .*|\\s*");
            assertHarmless(line);
        });
    }

    @Test
    void keepsWhatAnybodyMayWrite() {
        assertThat(written("Bucket {}", null, "käse\t→ 日本 😀")).contains("Bucket käse\t→ 日本 😀");
        assertThat(written("{}", null, "a\r\n2026-11-27 ERROR forged\u001b[31m")).contains("a\\u000d\\u000a2026-11-27 ERROR forged\\u001b[31m");
    }

    @Test
    void isPartOfEveryStart() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ApplicationListener.class))
                .hasAtLeastOneElementOfType(PlainLog.class);
    }

    private static void assertHarmless(String line) {
        assertThat(line.codePoints()
                        .filter(letter -> letter != '\t'
                                && (Character.isISOControl(letter)
                                        || Character.getType(letter) == Character.FORMAT
                                        || Character.getType(letter) == Character.SURROGATE
                                        || letter == 0x2028
                                        || letter == 0x2029)))
                .isEmpty();
    }

    private String written(String message, Throwable thrown, Object... values) {
        return layout.doLayout(new LoggingEvent("", context.getLogger("test"), Level.WARN, message, thrown, values));
    }
}
