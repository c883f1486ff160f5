package dev.vitals.triage;

import dev.vitals.identity.Member;
import dev.vitals.page.AsOf;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Files that people attach to findings. They are kept as they came and only ever handed out to be saved. */
@Repository
class Files {

    /** In bytes. */
    static final int LARGEST = 5 << 20;

    private static final String KEEP = """
            with kept as (
                insert into finding_attachment (finding_id, account_id, name, media_type, bytes, sha256, body, author,
                       author_name, at, evidence)
                select id, account_id, :name, :type, :bytes, :sha, :body, :member, :by, :at, :evidence from picked
                returning id, finding_id)
            insert into finding_event (finding_id, at, kind, detail, by, ref)
            select finding_id, :at, 'attachment', :name, :by, id from kept
            """;

    private final JdbcClient sql;
    private final Desk desk;

    Files(JdbcClient sql, Desk desk) {
        this.sql = sql;
        this.desk = desk;
    }

    /** What is known of a file without its content. */
    record Attached(
            long id, String name, String mediaType, int bytes, String sha256, String by, Instant at, boolean evidence) {

        /** Such as "120 kB". */
        public String size() {
            return bytes < 1024 ? bytes + " bytes" : "%,d kB".formatted(bytes / 1024);
        }
    }

    /** A file with its content. */
    record Whole(Attached attached, String account, byte[] body) {}

    Outcome attach(Member who, long finding, String fileName, byte[] content, boolean evidence) {
        if (content.length == 0) {
            return Outcome.refused("Choose a file that is not empty.");
        }
        if (content.length > LARGEST) {
            return Outcome.refused("The file is larger than %d MB.".formatted(LARGEST >> 20));
        }
        var type = FileType.of(content);
        if (type.isEmpty()) {
            return Outcome.refused("By its content the file is none of PNG, JPEG, PDF and plain text (UTF-8)."
                    + " Other files are not taken.");
        }
        var name = name(fileName);
        return desk.done(
                who,
                Selection.of(finding),
                "finding.attached",
                Map.of("file", name, "sha256", sha(content)),
                values -> {
                    values.put("name", name);
                    values.put("type", type.get().mediaType());
                    values.put("bytes", content.length);
                    values.put("sha", sha(content));
                    values.put("body", content);
                    values.put("evidence", evidence);
                    return Outcome.of(sql.sql(KEEP).params(values).update());
                });
    }

    /** The files of a finding, by their ids. */
    Map<Long, Attached> of(long finding, AsOf asOf) {
        return sql
                .sql("select id, name, media_type, bytes, sha256, author_name, at, evidence from finding_attachment"
                        + " where finding_id = :finding and at <= :moment")
                .param("finding", finding)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query(Files::attached)
                .list()
                .stream()
                .collect(Collectors.toMap(Attached::id, Function.identity()));
    }

    /** One file of a finding with its content; empty where there is none, or none that the person may see. */
    Optional<Whole> find(long finding, long id) {
        return sql.sql("select * from finding_attachment where finding_id = ? and id = ?")
                .params(finding, id)
                .query((row, number) -> new Whole(
                        attached(row, number), row.getString("account_id"), row.getBytes("body")))
                .optional();
    }

    /** The name alone, without a path, control characters and what headers are made of. */
    private static String name(String given) {
        var name = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1)
                .replaceAll("[\\p{Cntrl}\"';]", "_")
                .strip();
        return name.isEmpty() ? "file" : name.substring(0, Math.min(name.length(), 120));
    }

    private static String sha(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Attached attached(ResultSet row, int number) throws SQLException {
        return new Attached(
                row.getLong("id"),
                row.getString("name"),
                row.getString("media_type"),
                row.getInt("bytes"),
                row.getString("sha256"),
                row.getString("author_name"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getBoolean("evidence"));
    }
}
