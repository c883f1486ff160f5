package dev.vitals.search;

import dev.vitals.page.AsOf;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is called just as somebody typed: a resource by its ARN, id or name, a finding by its number. */
@Repository
class ExactHits {

    private static final int MOST = 10;
    private static final Pattern NUMBER = Pattern.compile("#?(\\d{1,9})");

    private static final String RESOURCES = """
            select r.id, r.name, r.resource_id, r.type, r.region, coalesce(a.name, r.account_id) as account
              from resource r left join account a on a.id = r.account_id
             where r.id in (select found_resource(:pattern)) and :words in (r.arn, r.resource_id, r.name)
               and r.hash is not null and not starts_with(r.type, 'Reported::') and r.first_seen <= :moment
             order by r.arn = :words desc, r.gone_at is not null, r.name, r.id limit :most
            """;

    private static final String FINDING = """
            select f.id, f.severity, f.account_id, f.region from finding f where f.id = :id and f.opened_at <= :moment
            """;

    private final JdbcClient sql;

    ExactHits(JdbcClient sql) {
        this.sql = sql;
    }

    List<Hit> of(String words, AsOf asOf) {
        return Stream.concat(resources(words, asOf).stream(), finding(words, asOf).stream())
                .toList();
    }

    private List<Hit> resources(String words, AsOf asOf) {
        return sql.sql(RESOURCES)
                .param("pattern", "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .param("words", words)
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .param("most", MOST)
                .query((row, number) -> Hits.resource(
                        row.getLong("id"),
                        row.getString("name"),
                        row.getString("resource_id"),
                        row.getString("type"),
                        row.getString("account"),
                        row.getString("region")))
                .list();
    }

    private List<Hit> finding(String words, AsOf asOf) {
        var number = NUMBER.matcher(words);
        if (!number.matches()) {
            return List.of();
        }
        return sql.sql(FINDING)
                .param("id", Long.valueOf(number.group(1)))
                .param("moment", asOf.moment().atOffset(ZoneOffset.UTC))
                .query((row, at) -> Hits.finding(
                        row.getLong("id"),
                        "Finding " + row.getLong("id"),
                        row.getString("account_id"),
                        row.getString("region"),
                        row.getString("severity")))
                .list();
    }
}
