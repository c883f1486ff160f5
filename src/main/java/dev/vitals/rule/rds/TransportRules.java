package dev.vitals.rule.rds;

import dev.vitals.collect.rds.ParameterGroup;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** That databases speak TLS only. */
class TransportRules {

    /** Also the values of DocumentDB's parameter, of which only {@code disabled} lets clients in without TLS. */
    private static final Set<String> ON = Set.of("1", "on", "true", "enabled", "fips-140-3", "tls1.2+", "tls1.3+");

    @Rule(
            id = "rds-transport-encrypted",
            title = "The database takes connections by TLS only",
            severity = Severity.HIGH,
            safeguards = {"164.312(e)(1)", "164.312(e)(2)(i)", "164.312(e)(2)(ii)"},
            version = 2)
    Verdict transport(Resource<DBInstance> database, Inventory inventory) {
        var id = Reading.required(database.config().dbInstanceIdentifier(), "DBInstanceIdentifier");
        var engine = Reading.required(database.config().engine(), "Engine");
        if (engine.startsWith("oracle") || engine.startsWith("db2") || engine.startsWith("custom")) {
            throw new UnreadableException(
                    Cause.UNSUPPORTED, engine + " decides on TLS by options that Vitals does not read");
        }
        var group = group(database, inventory);
        var value = inventory
                .find(ParameterGroup.class, database.region(), group)
                .value()
                .orElseThrow(() ->
                        new UnreadableException(Cause.MALFORMED, "parameter group " + group + " was not returned"))
                .config()
                .forcesTls()
                .value();
        if (value.isEmpty()
                && !defaultsToOff(engine, String.valueOf(database.config().engineVersion()))) {
            throw new UnreadableException(
                    Cause.UNSUPPORTED, "parameter group %s leaves TLS to the engine's default".formatted(group));
        }
        return value.map(set -> ON.contains(set.toLowerCase(Locale.ROOT))).orElse(false)
                ? Verdict.pass()
                : Verdict.fail("Database %s takes connections without TLS (parameter group %s)".formatted(id, group))
                        .at(parameter(engine), value.orElse("not set"))
                        .expected("1");
    }

    /** Instances of a cluster take this parameter from the cluster's group. */
    private static String group(Resource<DBInstance> database, Inventory inventory) {
        var cluster = database.config().dbClusterIdentifier();
        if (cluster != null) {
            var found =
                    inventory.find(DBCluster.class, database.region(), cluster).orElseThrow();
            return ParameterGroup.ofCluster(
                    Reading.required(found.config().dbClusterParameterGroup(), "DBClusterParameterGroup"));
        }
        return database.config().dbParameterGroups().stream()
                .findFirst()
                .map(used -> ParameterGroup.ofInstance(used.dbParameterGroupName()))
                .orElseThrow(() -> new UnreadableException(Cause.MALFORMED, "DBParameterGroups was not returned"));
    }

    private static String parameter(String engine) {
        return switch (engine) {
            case "docdb" -> "tls";
            case "neptune" -> "neptune_enforce_ssl";
            default ->
                engine.contains("postgres") || engine.startsWith("sqlserver")
                        ? "rds.force_ssl"
                        : "require_secure_transport";
        };
    }

    /** PostgreSQL demands TLS by default from version 15; later MySQL and MariaDB differ by version. */
    private static boolean defaultsToOff(String engine, String version) {
        if (engine.contains("postgres")) {
            return version.matches("(9|1[0-4])(\\..*)?");
        }
        if (engine.equals("docdb") || engine.equals("neptune")) {
            return false;
        }
        return engine.startsWith("sqlserver") || version.matches("(5\\.|8\\.0|10\\.).*");
    }
}
