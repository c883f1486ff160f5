package dev.vitals.baseline;

import dev.vitals.inventory.Cause;
import dev.vitals.inventory.ListCoverage;
import dev.vitals.page.AsOf;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was stored of an account on a day: first what deployments are known by, then what belongs to them. */
@Repository
class StoredQuery {

    private static final TypeReference<Map<String, String>> TAGS = new TypeReference<>() {};

    private static final String SELECT = """
            select r.id, r.region, r.type, r.resource_id, r.arn, r.name, r.tags, c.body
              from %s join content c on c.hash = %s
             where r.account_id = :account and (%s)
             order by r.region, r.type, r.resource_id
            """;

    /** The tags that the second edition sets on what has tags find its resources where no stack lists them. */
    private static final String OF_DEPLOYMENTS = """
               r.type = any (string_to_array(:whole, ','))
            or r.type = any (string_to_array(:types, ','))
               and (r.resource_id = any (string_to_array(:ids, e'\\n')) or r.arn = any (string_to_array(:ids, e'\\n'))
                    or r.name = any (string_to_array(:ids, e'\\n'))
                    or r.tags @> '{"Purpose": "Security"}' or r.tags @> '{"Purpose": "Networking"}')
            or r.type = 'AWS::IAM::Policy' and split_part(r.resource_id, '/', 2) = any (string_to_array(:ids, e'\\n'))
            """;

    private static final String COVERAGE = """
            select region, type, listed, cause, detail from coverage
             where account_id = :account and valid_from <= :moment
            union all
            select region, type, listed, cause, detail from coverage_history
             where account_id = :account and valid_from <= :moment and valid_to > :moment
            """;

    /** Resources are asked only of stacks of the QuickStart. */
    private static final String WITH_STACKS = """
            select distinct r.account_id from resource r join content c on c.hash = r.hash
             where r.type = 'AWS::CloudFormation::Stack' and r.gone_at is null
               and coalesce(c.body -> 'resources', '[]') <> '[]'
            """;

    /** What is known by its shape or asked for as a whole; small in every account. */
    private static final Set<String> WHOLE = Set.of(
            Recognition.STACK,
            Recognition.PACK,
            ConfigRuleParts.TYPE,
            "AWS::Config::ConfigurationRecorder",
            "AWS::Config::DeliveryChannel",
            "AWS::Logs::MetricFilter",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudTrail::Trail",
            "AWS::EC2::InternetGateway",
            "AWS::EC2::TransitGatewayRouteTable");

    private final JdbcClient sql;

    StoredQuery(JdbcClient sql) {
        this.sql = sql;
    }

    /** The accounts in which a QuickStart stands today. */
    Set<String> accountsWithStacks() {
        return sql.sql(WITH_STACKS).query(String.class).set();
    }

    /** Stacks and packs, and how whole every list was. */
    StoredState marks(String account, AsOf asOf) {
        var values = values(account, asOf);
        values.put("types", String.join(",", Recognition.STACK, Recognition.PACK));
        return new StoredState(rows("r.type = any (string_to_array(:types, ','))", values, asOf), coverage(values));
    }

    /** What belongs to deployments, or looks like it. */
    StoredState around(List<Deployment> deployments, String account, AsOf asOf) {
        var values = values(account, asOf);
        values.put("whole", String.join(",", WHOLE));
        values.put("types", String.join(",", types(deployments)));
        values.put("ids", ids(deployments).collect(Collectors.joining("\n")));
        return new StoredState(rows(OF_DEPLOYMENTS, values, asOf), coverage(values));
    }

    private Map<String, List<Stored>> rows(String condition, Map<String, Object> values, AsOf asOf) {
        var source = asOf.isNow()
                ? "resource r"
                : "resource_at(:moment) v join resource r on r.id = v.id and v.account_id = :account";
        var there = asOf.isNow() ? "(%s) and r.gone_at is null".formatted(condition) : condition;
        return sql
                .sql(SELECT.formatted(source, asOf.isNow() ? "r.hash" : "v.hash", there))
                .params(values)
                .query((row, number) -> stored(row))
                .list()
                .stream()
                .collect(Collectors.groupingBy(Stored::type));
    }

    private Map<String, Map<String, ListCoverage>> coverage(Map<String, Object> values) {
        return sql.sql(COVERAGE).params(values).query((row, number) -> list(row)).list().stream()
                .collect(Collectors.groupingBy(
                        ListCoverage::type,
                        Collectors.toMap(ListCoverage::region, list -> list, (first, second) -> first)));
    }

    private static Map<String, Object> values(String account, AsOf asOf) {
        return new HashMap<>(Map.of("account", account, "moment", asOf.moment().atOffset(ZoneOffset.UTC)));
    }

    private static Collection<String> types(List<Deployment> deployments) {
        return deployments.stream()
                .flatMap(deployment -> Baseline.COMPONENTS.of(deployment.edition()).stream())
                .flatMap(component -> component.parts().stream())
                .map(part -> part.readAs())
                .filter(type -> type != null)
                .collect(Collectors.toSet());
    }

    /** RDS writes in small letters what CloudFormation may not. */
    private static Stream<String> ids(List<Deployment> deployments) {
        return deployments.stream()
                .flatMap(Deployment::physicalIds)
                .flatMap(id -> Stream.of(id, id.toLowerCase(Locale.ROOT)))
                .distinct();
    }

    private static Stored stored(ResultSet row) throws SQLException {
        return new Stored(
                row.getLong("id"),
                row.getString("region"),
                row.getString("type"),
                row.getString("resource_id"),
                row.getString("arn"),
                row.getString("name"),
                JsonMapper.shared().readValue(row.getString("tags"), TAGS),
                new Members(JsonMapper.shared().readTree(row.getString("body"))));
    }

    private static ListCoverage list(ResultSet row) throws SQLException {
        var cause = row.getString("cause");
        return new ListCoverage(
                row.getString("type"),
                row.getString("region"),
                row.getObject("listed", Integer.class),
                cause == null ? null : Cause.valueOf(cause),
                row.getString("detail"));
    }
}
