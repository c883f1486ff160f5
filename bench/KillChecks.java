import dev.vitals.audit.AuditStore;
import dev.vitals.audit.AuditVerifier;
import dev.vitals.evidence.BinderVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What has to hold whenever a process died: nothing twice, nothing half, no scan for ever, one server at most. */
final class KillChecks {

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id:\\s*(<[^>]+>)");
    private static final Pattern CALL = Pattern.compile("\"(GET|PUT) /(kills-[0-9a-f-]+)\\?versioning");

    /** Each counts rows that must not be there. */
    private static final Map<String, String> TWICE = Map.of(
            "versions of a resource that overlap",
            """
            select count(*) from resource_version v join resource r on r.id = v.resource_id
             where v.valid_to > r.valid_from and r.gone_at is null or v.valid_from >= v.valid_to
                or exists (select from resource_version w where w.resource_id = v.resource_id and w.ctid <> v.ctid
                              and w.valid_from < v.valid_to and v.valid_from < w.valid_to)""",
            "verdicts that overlap",
            """
            select count(*) from evaluation_history h
             where h.valid_from >= h.valid_to
                or exists (select from evaluation e where (e.rule_id, e.resource_id) = (h.rule_id, h.resource_id)
                              and h.valid_to > e.valid_from)
                or exists (select from evaluation_history o where (o.rule_id, o.resource_id) = (h.rule_id, h.resource_id)
                              and (o.valid_from, o.valid_to) <> (h.valid_from, h.valid_to)
                              and o.valid_from < h.valid_to and h.valid_from < o.valid_to)""",
            "verdicts kept twice",
            """
            select count(*) - count(distinct (rule_id, resource_id, valid_from)) from evaluation_history""",
            "scans of an account at the same time",
            "select coalesce(sum(n - 1), 0) from (select count(*) as n from scan where state = 'running' group by account_id) s",
            "digests of one reader for one time",
            """
            select coalesce(sum(n - 1), 0) from (
                select count(*) as n from mail m where kind = 'digest' group by member_id, subject, made_at having count(*) > 1) t""",
            "fixes that ended twice",
            """
            select coalesce(sum(n - 1), 0) from (
                select count(*) as n from audit_entry where action = 'fix.done' group by object having count(*) > 1) t""",
            "binders that were made twice",
            """
            select coalesce(sum(n - 1), 0) from (
                select count(*) as n from audit_entry where action = 'binder.made' group by object having count(*) > 1) t""");

    private static final Map<String, String> HALF = Map.of(
            "rows of scans that stored nothing",
            """
            with none as (select id from scan where state not in ('complete', 'partial'))
            select (select count(*) from evaluation where scan_id in (select id from none))
                 + (select count(*) from evaluation_history where scan_id in (select id from none))
                 + (select count(*) from resource_version where scan_id in (select id from none))
                 + (select count(*) from coverage where scan_id in (select id from none))
                 + (select count(*) from finding_event where scan_id in (select id from none))""",
            "binders with pieces missing",
            """
            select count(*) from binder b
             where (state = 'made') <> exists (select from binder_part p where p.binder_id = b.id)
                or state = 'made' and bytes <> (select sum(length(p.bytes)) from binder_part p where p.binder_id = b.id)
                or state = 'made' and sha256 <> (select encode(sha256(string_agg(p.bytes, ''::bytea order by number)), 'hex')
                                                   from binder_part p where p.binder_id = b.id)""",
            "binders without their entry in the audit log",
            """
            select count(*) from binder b where (state = 'made') <>
                   exists (select from audit_entry where action = 'binder.made' and object = b.id::text)""",
            "fixes without their entry, or without their place on the timeline",
            """
            select count(*) from fix_plan p where (state = 'done') <>
                   exists (select from audit_entry where action = 'fix.done' and object like p.id || ' %')
                or (state = 'done') <> exists (select from finding_event e where e.finding_id = p.finding_id and e.kind = 'fix_done')""",
            "fixes that ended otherwise than they should",
            "select count(*) from fix_plan where state in ('failed', 'refused')");

    private final JdbcClient sql;

    KillChecks(JdbcClient sql) {
        this.sql = sql;
    }

    /** What is there twice, with how often. */
    Map<String, Long> twice() {
        return counts(TWICE);
    }

    /** What is there by half, with how often. */
    Map<String, Long> half() {
        return counts(HALF);
    }

    private Map<String, Long> counts(Map<String, String> checks) {
        var found = new LinkedHashMap<String, Long>();
        checks.forEach((what, query) -> {
            long count = sql.sql(query).query(Long.class).single();
            if (count != 0) {
                found.put(what, count);
            }
        });
        return found;
    }

    /** Scans that nobody has heard of for two heartbeats. */
    long unheard(double seconds) {
        return sql.sql("select count(*) from scan where state = 'running' and coalesce(heard_at, started_at) < now() - make_interval(secs => ?)")
                .param(seconds)
                .query(Long.class)
                .single();
    }

    /** The break in the audit log, if there is one. */
    Optional<String> auditBreak() {
        return AuditVerifier.verify(new AuditStore(sql), List.of())
                .broken()
                .map(flaw -> "entry %d %s".formatted(flaw.number(), flaw.flaw().words()));
    }

    /** Mails that the server took more than once, by whether the product says of them that they may have come twice. */
    record Doubles(long unexplained, long explained) {}

    Doubles mails(List<String> taken) {
        // The server also took those of the installations that were killed before.
        var ours = sql.sql("select message_id from mail").query(String.class).set();
        var times = new HashMap<String, Integer>();
        for (String message : taken) {
            var id = MESSAGE_ID.matcher(message);
            if (id.find() && ours.contains(id.group(1))) {
                times.merge(id.group(1), 1, Integer::sum);
            }
        }
        var flagged = Set.copyOf(sql.sql("select message_id from mail where twice").query(String.class).list());
        long explained = 0;
        long unexplained = 0;
        for (var mail : times.entrySet()) {
            if (mail.getValue() > 1) {
                explained += flagged.contains(mail.getKey()) && mail.getValue() == 2 ? 1 : 0;
                unexplained += flagged.contains(mail.getKey()) && mail.getValue() == 2 ? 0 : 1;
            }
        }
        return new Doubles(unexplained, explained);
    }

    /** Mails that are said to be sent and never came. */
    long lost(List<String> taken) {
        var came = new HashSet<String>();
        for (String message : taken) {
            var id = MESSAGE_ID.matcher(message);
            if (id.find()) {
                came.add(id.group(1));
            }
        }
        return sql.sql("select message_id from mail where state = 'sent'").query(String.class).list().stream()
                .filter(id -> !came.contains(id))
                .count();
    }

    /** Changes of a bucket before which nobody had looked at it again. */
    long blindChanges(Path log) throws IOException {
        var looked = new HashSet<String>();
        long blind = 0;
        for (String line : Files.readAllLines(log)) {
            var call = CALL.matcher(line);
            if (!call.find()) {
                continue;
            }
            if (call.group(1).equals("GET")) {
                looked.add(call.group(2));
            } else if (!looked.remove(call.group(2))) {
                blind++;
            }
        }
        return blind;
    }

    /** Binders that were made and do not verify. */
    List<String> brokenBinders(Path folder) throws IOException {
        var broken = new ArrayList<String>();
        for (String id : sql.sql("select id::text from binder where state = 'made'").query(String.class).list()) {
            var file = Files.createTempFile(folder, "binder", ".zip");
            try (var out = Files.newOutputStream(file)) {
                for (byte[] piece : sql.sql("select bytes from binder_part where binder_id = ?::uuid order by number")
                        .param(id)
                        .query(byte[].class)
                        .list()) {
                    out.write(piece);
                }
            }
            BinderVerifier.verify(file, Optional.empty()).broken().ifPresent(why -> broken.add(id + ": " + why));
            Files.delete(file);
        }
        return broken;
    }

    /** Database servers of a folder: processes that serve it and whose parent does not. */
    static long servers(Path data) {
        var folder = data.resolve("postgres").toAbsolutePath().toString();
        return ProcessHandle.allProcesses()
                .filter(process -> serves(process, folder))
                .count();
    }

    private static boolean serves(ProcessHandle process, String folder) {
        try {
            var command = Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid()))).split("\0");
            return command[0].endsWith("/postgres") && List.of(command).contains(folder);
        } catch (IOException | RuntimeException gone) {
            return false;
        }
    }
}
