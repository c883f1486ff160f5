package dev.vitals.imports;

import dev.vitals.finding.SourceFile;
import dev.vitals.finding.SourceFiles;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The file that stands behind a verdict; of one that ended, the last that moved the finding. */
@Repository
class BatchFiles implements SourceFiles {

    private final JdbcClient sql;

    BatchFiles(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<SourceFile> of(long finding) {
        return sql.sql("""
                        select b.* from import_batch b
                         where b.id = coalesce(
                               (select e.batch_id from evaluation e join finding f
                                    on (f.rule_id, f.resource_id) = (e.rule_id, e.resource_id) where f.id = :id),
                               (select v.scan_id from finding_event v join import_batch own on own.id = v.scan_id
                                 where v.finding_id = :id order by v.id desc limit 1))
                        """)
                .param("id", finding)
                .query((row, number) -> new SourceFile(
                        new Product("", row.getString("product_name"), row.getString("version")).label(),
                        row.getString("file_name"),
                        row.getString("sha256"),
                        row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                        row.getString("uploaded_by")))
                .optional();
    }
}
