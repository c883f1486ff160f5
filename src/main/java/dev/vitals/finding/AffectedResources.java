package dev.vitals.finding;

import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds what a finding of another product is about among what Vitals itself read. */
@Repository
class AffectedResources {

    private final JdbcClient sql;

    AffectedResources(JdbcClient sql) {
        this.sql = sql;
    }

    /** A resource by the number under which it is kept, and its name. */
    record Affected(long id, String name) {}

    /**
     * The resource of an account, by its ARN or else by its id.
     *
     * @param named as the product names it
     */
    Optional<Affected> find(String account, String named) {
        if (named.isBlank()) {
            return Optional.empty();
        }
        var id = named.substring(Math.max(named.lastIndexOf('/'), named.lastIndexOf(':')) + 1);
        return sql.sql("""
                        select id, name from resource
                         where account_id = :account and hash is not null and not starts_with(type, 'Reported::')
                           and type <> 'AWS::Tagging::Resource'
                           and (arn = :named or resource_id = :id)
                         order by arn = :named desc, gone_at nulls first, id limit 1
                        """)
                .param("account", account)
                .param("named", named)
                .param("id", id)
                .query((row, number) -> new Affected(row.getLong("id"), row.getString("name")))
                .optional();
    }
}
