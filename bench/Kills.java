import dev.vitals.support.ScriptedSmtp;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Kills the real application with {@code kill -9} at moments drawn evenly from the length of its work, starts it again, and
 * looks whether what has to hold does. First with its own database server, then two and three instances on one.
 */
final class Kills {

    /** Short, so that two of them pass soon; 30 s in production. */
    static final Duration HEARTBEAT = Duration.ofSeconds(6);

    private static final Duration LONGEST_WORK = Duration.ofMinutes(10);
    private static final Duration MOMENT = Duration.ofMillis(4);

    /** A process that wakes a little late is no violation. */
    private static final Duration GRACE = Duration.ofMillis(500);

    private final String java;
    private final int kills;
    private final int instances;
    private final long seed;
    private final Random random;
    private final KillTable table;
    private final ScriptedSmtp smtp = ScriptedSmtp.start();
    private Path folder;
    private Path calls;
    private int moto;

    Kills(String java, List<String> arguments) {
        this.java = java;
        this.kills = number(arguments, "-n", 100);
        this.instances = number(arguments, "-i", 0);
        this.seed = number(arguments, "-s", (int) (System.nanoTime() & 0xffff));
        this.random = new Random(seed);
        this.table = new KillTable(seed);
    }

    private static int number(List<String> arguments, String option, int otherwise) {
        var at = arguments.indexOf(option);
        return at < 0 ? otherwise : Integer.parseInt(arguments.get(at + 1));
    }

    void run() throws Exception {
        folder = Files.createTempDirectory("vitals-kills");
        calls = folder.resolve("calls.log");
        KilledApp.pack(folder);
        System.out.printf("%d kills, seed %d (repeat with -s %d), logs in %s%n", kills, seed, seed, folder);
        var emulator = emulator();
        try {
            if (instances == 0 || instances == 1) {
                alone(instances == 1 ? kills : kills - 2 * (kills / 5));
            }
            for (int several = 2; several <= 3; several++) {
                if (instances == 0 || instances == several) {
                    together(several, instances == several ? kills : kills / 5);
                }
            }
        } finally {
            emulator.destroyForcibly();
            smtp.close();
        }
        table.print();
        if (table.isClean()) {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    /** One instance with a server of its own, which the next one takes over. */
    private void alone(int number) throws Exception {
        var data = folder.resolve("data");
        var environment = environment(data);
        var app = new KilledApp(java, free(), environment, folder);
        environment.put("VITALS_DEMO", "true");
        app.start();
        var database = own(data);
        withAccounts(database);
        app.kill();
        environment.put("VITALS_DEMO", "false");
        app.start();
        // In peace, so that the class data of the next ones is kept; the server ends with it.
        app.stop();
        app.start();
        var round = new Round("", List.of(app), own(data), data);
        round.site.furnish(endpoint());
        round.kill(number);
        app.stop();
        var left = KillChecks.servers(data);
        if (left > 0) {
            table.violation("%d database server of its own was left behind at the end".formatted(left));
            table.rows().forEach(row -> row.orphans += left);
            stop(data);
        }
    }

    private void withAccounts(DataSource database) {
        var sql = JdbcClient.create(database);
        await(() -> count(sql, "select count(*) from account") == 3);
        sql.sql("delete from scheduled_tasks where task_name = 'demo-replay'").update();
    }

    private static void stop(Path data) throws IOException {
        var first = Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().trim();
        ProcessHandle.of(Long.parseLong(first)).ifPresent(ProcessHandle::destroy);
    }

    private void together(int instances, int number) throws Exception {
        if (number == 0) {
            return;
        }
        try (var server = EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "120")
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .start()) {
            var data = folder.resolve("data-" + instances);
            var environment = environment(data);
            var database = server.getPostgresDatabase();
            JdbcClient.create(database).sql("create role vitals_app login").update();
            environment.put("SPRING_DATASOURCE_URL", "jdbc:postgresql://127.0.0.1:%d/postgres".formatted(server.getPort()));
            environment.put("SPRING_DATASOURCE_USERNAME", "vitals_app");
            environment.put("SPRING_FLYWAY_USER", "postgres");
            environment.put("SPRING_FLYWAY_PASSWORD", "");
            environment.put("VITALS_DEMO", "true");
            var apps = new ArrayList<KilledApp>();
            for (int i = 0; i < instances; i++) {
                apps.add(new KilledApp(java, free(), environment, folder));
            }
            apps.getFirst().start();
            withAccounts(database);
            apps.getFirst().kill();
            environment.put("VITALS_DEMO", "false");
            for (KilledApp app : apps) {
                app.start();
            }
            var round = new Round(", %d instances".formatted(instances), apps, database, null);
            round.site.furnish(endpoint());
            round.kill(number);
            apps.forEach(KilledApp::stop);
        }
    }

    /** The kills of one installation. */
    private final class Round {

        private final String where;
        private final List<KilledApp> apps;
        private final JdbcClient sql;
        private final Path data;
        private final Map<KillWork, Duration> lengths = new EnumMap<>(KillWork.class);
        private long knownTwice;
        private long knownHalf;
        private final KillSite site;

        /** @param data of a server of its own; null where it is somebody else's */
        Round(String where, List<KilledApp> apps, DataSource database, Path data) {
            this.where = where;
            this.apps = apps;
            this.sql = JdbcClient.create(database);
            this.data = data;
            this.site = new KillSite(database, s3(), random);
        }

        void kill(int number) throws IOException {
            for (KillWork work : KillWork.values()) {
                lengths.put(work, length(work));
                System.out.printf("%s%s takes %d ms%n", work.title(), where, lengths.get(work).toMillis());
            }
            for (int i = 0; i < number; i++) {
                kill(KillWork.of(i));
                System.out.print(".");
                System.out.flush();
                table.keep();
            }
            System.out.println();
            end();
        }

        private Duration length(KillWork work) {
            site.ask(work);
            await(() -> count(work.underWay()) > 0);
            var began = System.nanoTime();
            await(() -> {
                site.nudge();
                return count(work.open()) == 0;
            });
            return Duration.ofNanos(System.nanoTime() - began);
        }

        private void kill(KillWork work) throws IOException {
            var row = table.row(work.title() + where);
            var victim = apps.get(random.nextInt(apps.size()));
            site.ask(work);
            await(() -> count(work.underWay()) > 0);
            var moment = (long) (random.nextDouble() * lengths.get(work).toNanos());
            var until = System.nanoTime() + moment;
            while (System.nanoTime() < until) {
                site.nudge();
                LockSupport.parkNanos(Math.min(MOMENT.toNanos(), until - System.nanoTime()));
            }
            var wasUnderWay = count(work.open()) > 0;
            victim.kill();
            row.kills++;
            row.inFlight += wasUnderWay ? 1 : 0;
            look(row, work, moment);
            if (apps.size() == 1) {
                victim.start();
            }
            row.endedInTime += hasEnded(work) ? 1 : 0;
            if (apps.size() > 1) {
                victim.start();
            }
            look(row, work, moment);
        }

        private boolean hasEnded(KillWork work) {
            var two = HEARTBEAT.multipliedBy(2).plus(GRACE);
            var until = System.nanoTime() + two.toNanos();
            var checks = new KillChecks(sql);
            var seconds = two.toMillis() / 1000.0;
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            var unheard = checks.unheard(seconds);
            if (unheard > 0) {
                table.violation("%s%s: %d scans were still running after two heartbeats".formatted(work.title(), where, unheard));
            }
            return unheard == 0;
        }

        private void look(KillTable.Row row, KillWork work, long moment) throws IOException {
            var checks = new KillChecks(sql);
            var twice = checks.twice();
            var half = checks.half();
            var doubles = twice.values().stream().mapToLong(Long::longValue).sum()
                    + checks.mails(smtp.taken()).unexplained()
                    + checks.blindChanges(calls);
            var halves = half.values().stream().mapToLong(Long::longValue).sum() + checks.auditBreak().map(any -> 1L).orElse(0L);
            if (doubles > knownTwice || halves > knownHalf) {
                table.violation("%s%s, killed after %d ms: %s %s %s".formatted(
                        work.title(), where, moment / 1_000_000, twice, half, checks.auditBreak().orElse("")));
            }
            row.twice += Math.max(0, doubles - knownTwice);
            row.half += Math.max(0, halves - knownHalf);
            knownTwice = doubles;
            knownHalf = halves;
            if (data != null && KillChecks.servers(data) > 1) {
                row.orphans++;
                table.violation("%s: %d database servers on one folder".formatted(work.title(), KillChecks.servers(data)));
            }
        }

        /** Everything that was cut off is taken up again and comes to its end. */
        private void end() throws IOException {
            for (KillWork work : KillWork.values()) {
                await(() -> {
                    site.hurry();
                    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
                    return count(work.open()) == 0;
                });
            }
            var row = table.row(KillWork.SCAN.title() + where);
            look(row, KillWork.SCAN, 0);
            var checks = new KillChecks(sql);
            checks.brokenBinders(folder).forEach(broken -> {
                table.violation("binder" + where + ": " + broken);
                table.row(KillWork.BINDER.title() + where).half++;
            });
            var lost = checks.lost(smtp.taken());
            if (lost > 0) {
                table.violation("%d mails are said to be sent and never came".formatted(lost));
                table.row(KillWork.DIGEST.title() + where).half += lost;
            }
            var ended =
                    "%s scans %s; binders %s; fixes %s; mails %s, %d came twice and say so; %d entries in the audit log".formatted(
                    where.isEmpty() ? "one instance:" : where.substring(2) + ":",
                    states("scan"),
                    states("binder"),
                    states("fix_plan"),
                    states("mail"),
                    checks.mails(smtp.taken()).explained(),
                    count("select count(*) from audit_entry"));
            table.end(ended);
        }

        private String states(String of) {
            return sql.sql("select string_agg(n || ' ' || state, ', ' order by state) from (select state, count(*) as n from "
                            + of + " group by state) s")
                    .query(String.class)
                    .single();
        }

        private long count(String query) {
            return Kills.count(sql, query);
        }
    }

    private Map<String, String> environment(Path data) {
        var environment = new HashMap<String, String>();
        environment.put("VITALS_DATA", data.toString());
        environment.put("VITALS_OPERATOR_PASSWORD", "correct horse battery");
        environment.put("VITALS_MAIL_SMTP_HOST", "127.0.0.1");
        environment.put("VITALS_MAIL_SMTP_PORT", String.valueOf(smtp.port()));
        environment.put("VITALS_MAIL_SMTP_TLS", "NONE");
        environment.put("VITALS_SCAN_EVERY", "P1D");
        environment.put("AWS_ACCESS_KEY_ID", "testing");
        environment.put("AWS_SECRET_ACCESS_KEY", "testing");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        return environment;
    }

    private Process emulator() throws IOException {
        moto = free();
        var process = new ProcessBuilder("python3", "-m", "moto.server", "-H", "127.0.0.1", "-p", String.valueOf(moto))
                .redirectErrorStream(true)
                .redirectOutput(calls.toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        await(() -> {
            try (var socket = new java.net.Socket("127.0.0.1", moto)) {
                return socket.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
        return process;
    }

    private String endpoint() {
        return "http://127.0.0.1:" + moto;
    }

    private S3Client s3() {
        return S3Client.builder()
                .endpointOverride(URI.create(endpoint()))
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("testing", "testing")))
                .build();
    }

    /** The application's own server, whose port stands in its file. */
    private static PGSimpleDataSource own(Path data) {
        try {
            var port = Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).trim();
            var database = new PGSimpleDataSource();
            database.setUrl("jdbc:postgresql://127.0.0.1:%s/postgres?user=postgres".formatted(port));
            return database;
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }

    private static long count(JdbcClient sql, String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static void await(BooleanSupplier isSo) {
        var until = System.nanoTime() + LONGEST_WORK.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("It does not come to an end");
            }
            LockSupport.parkNanos(MOMENT.toNanos());
        }
    }

    private static int free() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
