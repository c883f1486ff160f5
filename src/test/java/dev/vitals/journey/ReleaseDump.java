package dev.vitals.journey;

import dev.vitals.audit.AuditLog;
import dev.vitals.finding.EvaluationStore;
import dev.vitals.inventory.InventoryStore;
import dev.vitals.score.DayKeeper;
import dev.vitals.score.ScoreBases;
import dev.vitals.score.ScoreStore;
import dev.vitals.support.NinetyDays;
import dev.vitals.upgrade.Dump;
import dev.vitals.upgrade.Landed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.FileSystemUtils;

/** What is kept of a version when it is released: data that were lived in with it, for later ones to be tried on. */
public final class ReleaseDump {

    private static final Path DATA = Path.of("target/release-dump");

    /** Days of scores that are kept. */
    private static final int SCORED = 8;

    private ReleaseDump() {}

    /** Lives through ninety days with something of everything, and writes them down. Runs from {@code bench/run dump}. */
    public static List<String[]> write() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        try (var vitals = MeasuredVitals.start(DATA, BoardPages.Time.class)) {
            var sql = vitals.getBean(JdbcClient.class);
            new NinetyDays(
                            sql,
                            vitals.getBean(InventoryStore.class),
                            vitals.getBean(EvaluationStore.class),
                            vitals.getBean(ScoreStore.class),
                            vitals.getBean(ScoreBases.class))
                    .live();
            Staff.hire(sql, "ben", "compliance_officer");
            ReflectionTestUtils.invokeMethod(vitals.getBean("demoPeople"), "tell");
            new LivedIn(sql).live();
            vitals.getBean(DayKeeper.class).keepToday();
            workTogether(sql, vitals.getBean(AuditLog.class));
            // Scores are by far the most; what a few days of them turn to is what all would.
            sql.sql("delete from score where day <= (select max(day) - %1$d from score)".formatted(SCORED))
                    .update();
            try (var connection = vitals.getBean(DataSource.class).getConnection()) {
                var dump = Dump.write(connection, version());
                Landed.write();
                return List.<String[]>of(
                        new String[] {dump.file().toString(), Files.size(dump.file()) / 1024 + " KiB", "1024 KiB"});
            }
        }
    }

    /** What pages of their own do not show. */
    private static void workTogether(JdbcClient sql, AuditLog audit) {
        for (int number = 1; number <= 12; number++) {
            audit.record("settings.changed", "settings", Map.of("days", number), Map.of("days", number + 1));
        }
        sql.sql("insert into team (name) values ('Portal')").update();
        sql.sql("insert into team_member select t.id, m.id from team t, member m")
                .update();
        sql.sql("insert into saved_view (name, question, owner, created_at)"
                        + " select 'Mine', 'severity=high', id, '2026-11-20Z' from member where subject = 'operator'")
                .update();
        sql.sql("""
                with said as (
                    insert into finding_comment (finding_id, account_id, author, author_name, at)
                    select f.id, f.account_id, m.id, m.name, '2026-11-20Z' from member m,
                           (select id, account_id from finding order by id limit 3) f
                     where m.subject = 'operator' returning id, account_id)
                insert into finding_comment_version select id, 1, account_id, 'Ticket 7 is for this.', '2026-11-20Z' from said
                """).update();
        sql.sql("insert into settings_version (changed, saved_at, saved_by, reason)"
                        + " values ('{}', '2026-11-20Z', 'operator', 'As it was.')")
                .update();
        sql.sql("""
                insert into api_token (id, member_id, name, prefix, hash, rights, created_at, expires_at)
                select gen_random_uuid(), id, 'nightly', 'vitals_abc', sha256('nightly'), array['READ'], '2026-11-20Z',
                       '2027-02-01Z' from member where subject = 'operator'""").update();
    }

    private static String version() throws Exception {
        var version = Pattern.compile("<artifactId>vitals</artifactId>\\s*<version>([^<]+)</version>")
                .matcher(Files.readString(Path.of("pom.xml")));
        if (!version.find()) {
            throw new IllegalStateException("pom.xml names no version");
        }
        return version.group(1);
    }
}
