package dev.vitals.triage;

import dev.vitals.file.EvidenceFiles;
import dev.vitals.file.FileType;
import dev.vitals.file.LookedFile;
import dev.vitals.file.RefusedFileException;
import dev.vitals.identity.Member;
import dev.vitals.page.AsOf;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.web.multipart.MultipartFile;

/** Files that people attach to findings. Their content is kept with the files of evidence, once for all that show the same. */
@Repository
class Files {

    /** In bytes. */
    static final int LARGEST = 5 << 20;

    private static final String KEEP = """
            with kept as (
                insert into finding_attachment (finding_id, account_id, name, sha256, author, author_name, at, evidence)
                select id, account_id, :name, :sha, :member, :by, :at, :evidence from picked
                returning id, finding_id)
            insert into finding_event (finding_id, at, kind, detail, by, ref)
            select finding_id, :at, 'attachment', :name, :by, id from kept
            """;

    private static final String ATTACHED = """
            select a.id, a.account_id::text as account, a.name, a.sha256, e.size, a.author_name, a.at, a.evidence
              from finding_attachment a join evidence_file e on e.sha256 = a.sha256
             where a.finding_id = :finding""";

    private final JdbcClient sql;
    private final Desk desk;
    private final Picked picked;
    private final EvidenceFiles kept;

    Files(JdbcClient sql, Desk desk, Picked picked, EvidenceFiles kept) {
        this.sql = sql;
        this.desk = desk;
        this.picked = picked;
        this.kept = kept;
    }

    /**
     * What is known of a file without its content.
     *
     * @param name as {@link EvidenceFiles#look} leaves it
     * @param bytes how many there are
     */
    record Attached(
            long id, String account, String name, String sha256, long bytes, String by, Instant at, boolean evidence) {

        /** What it was found to be when it was sent: it was taken because its name says the same. */
        public FileType type() {
            return FileType.of(name.substring(name.lastIndexOf('.') + 1)).orElseThrow();
        }

        /** Such as "120 kB". */
        public String size() {
            return bytes < 1024 ? bytes + " bytes" : "%,d kB".formatted(bytes / 1024);
        }
    }

    Outcome attach(Member who, long finding, MultipartFile file, boolean evidence) throws IOException {
        if (file.getSize() > LARGEST) {
            return Outcome.refused("The file is larger than %d MB.".formatted(LARGEST >> 20));
        }
        var name = file.getOriginalFilename();
        try (var content = file.getInputStream();
                var looked = kept.look(name == null ? "" : name, content)) {
            return attach(who, finding, looked, evidence);
        } catch (RefusedFileException refused) {
            return Outcome.refused(refused.sentence());
        }
    }

    private Outcome attach(Member who, long finding, LookedFile file, boolean evidence) {
        var what = Map.of("file", file.name(), "sha256", file.sha256());
        return desk.done(who, Selection.of(finding), "finding.attached", what, values -> {
            if (picked.count() == 0) {
                return Outcome.of(0);
            }
            kept.keep(file);
            values.put("name", file.name());
            values.put("sha", file.sha256());
            values.put("evidence", evidence);
            return Outcome.of(sql.sql(KEEP).params(values).update());
        });
    }

    /** The files of a finding, by their ids. */
    Map<Long, Attached> of(long finding, AsOf asOf) {
        return sql
                .sql(ATTACHED + " and a.at <= :moment")
                .param("finding", finding)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query(Files::attached)
                .list()
                .stream()
                .collect(Collectors.toMap(Attached::id, Function.identity()));
    }

    /** One file of a finding; empty where there is none, or none that the person may see. */
    Optional<Attached> find(long finding, long id) {
        return sql.sql(ATTACHED + " and a.id = :id")
                .param("finding", finding)
                .param("id", id)
                .query(Files::attached)
                .optional();
    }

    private static Attached attached(ResultSet row, int number) throws SQLException {
        return new Attached(
                row.getLong("id"),
                row.getString("account"),
                row.getString("name"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getString("author_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("evidence"));
    }
}
