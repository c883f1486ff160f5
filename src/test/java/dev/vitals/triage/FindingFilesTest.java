package dev.vitals.triage;

import static dev.vitals.triage.Station.open;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.FileLimits;
import dev.vitals.file.FileType;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.identity.Role;
import dev.vitals.page.Period;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.web.server.ResponseStatusException;

class FindingFilesTest {

    private final Station station = new Station();
    private final EvidenceFiles kept = EvidenceFiles.inDatabase(
            station.database.sql(), FileLimits.usual(), station.clock, station.database.transactions());
    private final Files files = new Files(station.database.sql(), station.desk, station.picked, kept);
    private Member reader = station.ana;

    @BeforeEach
    void twoAreOpen() {
        station.scan(open("sg-1"), open("sg-2"));
    }

    @Test
    void takesFilesByWhatTheyHoldAndNotByTheirNames() throws IOException {
        assertThat(attach("x.png", "<svg onload=alert(1)>").why()).contains("not what its name says");
        assertThat(attach("x.txt", "MZ\0\1").why()).contains("not what its name says");
        assertThat(attach("x.exe", "seen").why()).contains("no kind of file that is taken");
        assertThat(attach("", "").why()).contains("is empty");
        assertThat(attach("x.txt", "x".repeat(Files.LARGEST + 1)).why()).isEqualTo("The file is larger than 5 MB.");
        assertThat(station.database.count("evidence_file")).isZero();

        assertThat(attach("..\\a/b\"\r\n.txt", "seen").isDone()).isTrue();
        var attached = files.find(station.id("sg-1"), 1).orElseThrow();
        assertThat(attached)
                .extracting(Files.Attached::name, Files.Attached::type, Files.Attached::size)
                .containsExactly("b.txt", FileType.TXT, "4 bytes");
        assertThat(files.of(station.id("sg-1"), station.picked.now())).containsEntry(1L, attached);
        assertThat(files.find(station.id("sg-2"), 1)).isEmpty();
    }

    @Test
    void keepsOneContentOnceForAllFindings() throws IOException {
        attach("a.txt", "seen");
        files.attach(station.ana, station.id("sg-2"), file("b.txt", "seen"), false);

        assertThat(station.database.count("finding_attachment")).isEqualTo(2);
        assertThat(station.database.count("evidence_file")).isOne();
    }

    @Test
    void keepsNothingOfWhoMayNotChangeTheFinding() throws IOException {
        var elsewhere = station.member("elsewhere", Role.SECURITY_ENGINEER, Station.LAB);

        assertThat(files.attach(elsewhere, station.id("sg-1"), file("a.txt", "seen"), false)
                        .isDone())
                .isFalse();
        assertThat(station.database.count("finding_attachment")).isZero();
        assertThat(station.database.count("evidence_file")).isZero();
    }

    @Test
    void givesAFileAwayAsADownloadAndWritesThatDownFirst() throws IOException {
        attach("<b>ünder\r\nlogin.txt", "seen");
        var answer = new MockHttpServletResponse();
        controller().file(station.id("sg-1"), 1, answer);

        assertThat(answer.getContentAsString(UTF_8)).isEqualTo("seen");
        assertThat(answer.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .doesNotContain("\r", "\n", "<");
        assertThat(answer.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(entries()).contains("evidence.read");

        var unwritten = new MockHttpServletResponse();
        station.database
                .sql()
                .sql("alter table audit_entry rename to audit_entry_gone")
                .update();
        try {
            assertThatThrownBy(() -> controller().file(station.id("sg-1"), 1, unwritten))
                    .isInstanceOf(RuntimeException.class);
        } finally {
            station.database
                    .sql()
                    .sql("alter table audit_entry_gone rename to audit_entry")
                    .update();
        }
        assertThat(unwritten.getContentAsByteArray()).isEmpty();
    }

    @Test
    void givesAFileOnlyToWhoMayExportFromItsAccount() throws IOException {
        attach("a.txt", "seen");
        var here = station.member("here", Role.SECURITY_ENGINEER, Station.CLINIC);
        var elsewhere = station.member("elsewhere", Role.SECURITY_ENGINEER, Station.LAB);

        isRefused(elsewhere);
        reader = here;
        var answer = new MockHttpServletResponse();
        controller().file(station.id("sg-1"), 1, answer);
        assertThat(answer.getContentAsString(UTF_8)).isEqualTo("seen");
    }

    @Test
    void givesAnAuditorOnlyWhatLiesInTheirPeriod() throws IOException {
        attach("a.txt", "seen");
        var today = station.today();
        reader = station.ben;
        station.period = Optional.of(new Period(today.minusDays(9), today.minusDays(1)));
        isRefused(station.ben);

        station.period = Optional.of(new Period(today.minusDays(9), today));
        var answer = new MockHttpServletResponse();
        controller().file(station.id("sg-1"), 1, answer);
        assertThat(answer.getContentAsString(UTF_8)).isEqualTo("seen");
    }

    @Test
    void givesNothingAwayThatWasChangedInTheStore() throws IOException {
        attach("a.txt", "seen");
        station.database.sql().sql("update evidence_chunk set bytes = 'sown'").update();
        var answer = new MockHttpServletResponse();

        assertThatThrownBy(() -> controller().file(station.id("sg-1"), 1, answer))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("410");
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(entries()).contains("evidence.changed").doesNotContain("evidence.read");
    }

    private void isRefused(Member who) {
        reader = who;
        var answer = new MockHttpServletResponse();
        assertThatThrownBy(() -> controller().file(station.id("sg-1"), 1, answer))
                .isInstanceOf(ResponseStatusException.class)
                .hasMessageContaining("404");
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(entries()).doesNotContain("evidence.read");
    }

    private FindingFileController controller() {
        var current = new CurrentMember(null, station.clock) {
            @Override
            public Optional<Member> get() {
                return Optional.of(reader);
            }

            @Override
            public Optional<Period> visible() {
                return station.period;
            }
        };
        return new FindingFileController(files, kept, station.audit, current, station.organization);
    }

    private Outcome attach(String name, String content) throws IOException {
        return files.attach(station.ana, station.id("sg-1"), file(name, content), true);
    }

    private static MockMultipartFile file(String name, String content) {
        return new MockMultipartFile("file", name, null, content.getBytes(UTF_8));
    }

    private List<String> entries() {
        return station.database
                .sql()
                .sql("select action from audit_entry order by number")
                .query(String.class)
                .list();
    }
}
