package dev.vitals.access;

import dev.vitals.page.AsOf;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What roles are granted and do not use, as the rule about it found at the last scan: when a service was last used is not
 * kept, because it changes with every call.
 */
@Repository
class UnusedServices {

    private static final String SELECT = """
            select r.id, r.arn, e.verdict, e.message, e.observed
              from %s e join resource r on r.id = e.resource_id
             where e.account_id = :account and e.rule_id = 'iam-permissions-used' and r.hash is not null
            """;

    private final JdbcClient sql;

    UnusedServices(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What is said of one role.
     *
     * @param resource number under which the role is kept
     * @param services prefixes of actions, sorted; empty unless the rule fails
     */
    record Use(long resource, String verdict, String message, List<String> services) {

        boolean isUnknown() {
            return verdict.equals("unknown");
        }
    }

    /** By the role's ARN. */
    Map<String, Use> of(String account, AsOf asOf) {
        var uses = new HashMap<String, Use>();
        sql.sql(SELECT.formatted(asOf.isNow() ? "evaluation" : "evaluation_at(:moment)"))
                .params(Map.of("account", account, "moment", asOf.moment().atOffset(ZoneOffset.UTC)))
                .query((RowCallbackHandler) row -> uses.put(
                        row.getString("arn"),
                        new Use(
                                row.getLong("id"),
                                row.getString("verdict"),
                                row.getString("message"),
                                row.getString("verdict").equals("fail")
                                        ? services(row.getString("observed"))
                                        : List.of())));
        return uses;
    }

    private static List<String> services(String observed) {
        return Stream.of(observed.split(", ")).filter(name -> !name.isBlank()).toList();
    }
}
