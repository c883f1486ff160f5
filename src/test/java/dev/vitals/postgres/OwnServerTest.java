package dev.vitals.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.support.Fork;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One server through the deaths of those who started it. */
class OwnServerTest {

    private static final Path DATA = Fork.folder("target/own-server-data" + Fork.NUMBER);
    private static final Path POSTGRES = DATA.resolve("postgres");

    /** Started as a process of its own, and killed. */
    static final class Started {

        private Started() {}

        public static void main(String[] folder) throws IOException {
            OwnServer.on(Path.of(folder[0]));
            System.out.println("started");
            System.out.flush();
            System.in.read();
        }
    }

    @BeforeAll
    static void aServerWhoseJvmWasKilled() throws Exception {
        Fork.clear(DATA.toString());
        var jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Started.class.getName(),
                        POSTGRES.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var said = jvm.inputReader()) {
            assertThat(said.lines().anyMatch("started"::equals)).isTrue();
        }
        jvm.destroyForcibly().waitFor();
    }

    @AfterAll
    static void leavesNothing() {
        RunningServer.on(POSTGRES).ifPresent(RunningServer::stop);
        Fork.clear(DATA.toString());
    }

    @Test
    void isTakenOverWhenItsJvmWasKilledAndStoppedWithTheNextOne() throws Exception {
        var left = RunningServer.on(POSTGRES).orElseThrow();

        var lookedIn = OwnServer.lookingIn(POSTGRES);
        lookedIn.close();
        assertThat(RunningServer.on(POSTGRES))
                .as("a command that looks in leaves it running")
                .contains(left);

        var second = OwnServer.on(POSTGRES);
        assertThat(setting(second, "fsync")).isEqualTo("on");
        assertThat(setting(second, "synchronous_commit")).isEqualTo("on");
        var third = OwnServer.on(POSTGRES);
        third.close();
        assertThat(RunningServer.on(POSTGRES))
                .as("who came while another one answers for it leaves it running")
                .contains(left);

        second.close();
        assertThat(RunningServer.on(POSTGRES)).as("nothing is left behind").isEmpty();

        var fourth = OwnServer.on(POSTGRES);
        var anew = RunningServer.on(POSTGRES).orElseThrow();
        assertThat(anew.process()).isNotEqualTo(left.process());
        fourth.close();
        assertThat(RunningServer.on(POSTGRES)).isEmpty();
    }

    private static String setting(OwnServer server, String name) throws SQLException {
        try (var connection = DriverManager.getConnection(server.ownersUrl());
                var rows = connection.createStatement().executeQuery("show " + name)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
