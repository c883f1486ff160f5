package dev.vitals.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A migration that landed is never edited: somewhere it has run, and there an edit arrives as a refusal to start. */
class MigrationsTest {

    @Test
    void areAsTheyLanded() throws IOException {
        assertThat(Landed.there())
                .as("write a new migration instead; what was released stands in %s", Landed.FILE)
                .containsAllEntriesOf(Landed.written());
    }

    @Test
    void areWrittenDownUpToTheLastRelease() throws IOException {
        var released = Integer.parseInt(Dump.all().getLast().schema());
        var known = Landed.written().keySet();

        assertThat(known).hasSizeGreaterThan(30);
        assertThat(Landed.there().keySet().stream().filter(number -> number <= released))
                .as("a migration below V%d came too late: databases of that release passed its number", released)
                .containsExactlyInAnyOrderElementsOf(
                        known.stream().filter(number -> number <= released).toList());
    }
}
