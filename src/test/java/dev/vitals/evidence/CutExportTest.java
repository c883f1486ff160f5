package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.rule.RuleBook;
import dev.vitals.rule.Settings;
import dev.vitals.support.Catalogues;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** An export whose query fails on its way. */
class CutExportTest {

    private static final String[] COLUMNS = {"account", "verdict"};

    private boolean isClosed;

    @Test
    void writesEveryRow() {
        var text = new StringWriter();
        JsonRows.write(text, COLUMNS, rows -> {
            rows.accept(new @Nullable Object[] {"111122223333", "fail"});
            rows.accept(new @Nullable Object[] {"444455556666", null});
        });
        assertThat(JsonMapper.shared().readTree(text.toString()))
                .isEqualTo(JsonMapper.shared().readTree("""
                        [{"account": "111122223333", "verdict": "fail"}, {"account": "444455556666", "verdict": null}]"""));
    }

    @Test
    void isNoWholeArrayWhereTheRowsEndTooSoon() {
        var text = new StringWriter() {
            @Override
            public void close() {
                isClosed = true;
            }
        };
        assertThatThrownBy(() -> JsonRows.write(text, COLUMNS, rows -> {
                    for (int row = 0; row < 10_000; row++) {
                        rows.accept(new @Nullable Object[] {"111122223333", "fail"});
                    }
                    throw new IllegalStateException("The database went away");
                }))
                .hasMessage("The database went away");
        assertThat(text.toString()).isNotEmpty();
        assertCut(text.toString());
    }

    @Test
    void isNoWholeArrayOfFindingsEither() {
        var bytes = new ByteArrayOutputStream() {
            @Override
            public void close() {
                isClosed = true;
            }
        };
        var book = new RuleBook(Catalogues.RULES.judges(), Settings.defaults(), Optional.empty());
        var json = new OcsfFindings<>(bytes, book);
        for (int row = 0; row < 100; row++) {
            json.write(ExportFormsTest.line("failing", null), List.of());
        }
        assertThat(bytes.size()).isPositive();
        assertCut(bytes.toString(StandardCharsets.UTF_8));
    }

    private void assertCut(String text) {
        assertThat(isClosed).as("ended as if all were there").isFalse();
        assertThatThrownBy(() -> JsonMapper.shared().readTree(text)).isInstanceOf(JacksonException.class);
    }
}
