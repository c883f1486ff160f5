package dev.vitals.imports;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Judge;
import dev.vitals.rule.Judges;
import dev.vitals.rule.RuleDefinition;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Knows the checks that files speak of, so that pages can name and filter them. Scans ask them nothing. */
@Component
class FileJudges implements Judges {

    private final JdbcClient sql;

    FileJudges(JdbcClient sql) {
        this.sql = sql;
    }

    /** A check of a file: only files say what comes of it. */
    private record Named(RuleDefinition definition) implements Judge {

        @Override
        public boolean isAbout(Resource<?> resource) {
            return false;
        }

        @Override
        public Verdict judge(Resource<?> resource, Inventory inventory, Settings settings) {
            return Verdict.notApplicable("Only a file says what comes of it");
        }
    }

    @Override
    public List<Judge> inForce() {
        return sql
                .sql("select rule_id, title, safeguards, severity from reported_check c"
                        + " where exists (select from finding f where f.rule_id = c.rule_id) order by rule_id")
                .query((row, number) -> new RuleDefinition(
                        row.getString("rule_id"),
                        row.getString("title"),
                        Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT)),
                        Stream.of(row.getString("safeguards").split(","))
                                .filter(citation -> !citation.isEmpty())
                                .toList(),
                        FileFinding.class,
                        1,
                        RuleDefinition.Origin.REPORTED))
                .list()
                .stream()
                .<Judge>map(Named::new)
                .toList();
    }
}
