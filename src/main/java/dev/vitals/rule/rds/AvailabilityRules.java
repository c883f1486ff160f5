package dev.vitals.rule.rds;

import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.Set;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Whether a database survives the loss of a zone, a slip of the hand, and its own age. */
class AvailabilityRules {

    /** Engines that RDS lists and whose hosts it does not monitor. */
    private static final Set<String> UNMONITORED = Set.of("docdb", "neptune");

    private static final Verdict CLUSTER_DECIDES = Verdict.notApplicable("Its cluster decides this");

    @Rule(
            id = "rds-multi-az",
            title = "The database has a standby in another zone",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)"
            },
            version = 2)
    Verdict multiAz(DBInstance database) {
        boolean on = Reading.required(database.multiAZ(), "MultiAZ");
        if (database.dbClusterIdentifier() != null) {
            return CLUSTER_DECIDES;
        }
        if (!on && Replicas.isReplica(database)) {
            return Replicas.SOURCE_DECIDES;
        }
        return on
                ? Verdict.pass()
                : Verdict.fail("Database %s runs in one zone only".formatted(database.dbInstanceIdentifier()))
                        .at("MultiAZ", false)
                        .expected("true");
    }

    @Rule(
            id = "rds-cluster-multi-az",
            title = "The cluster spans zones",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"},
            version = 2)
    Verdict clusterMultiAz(DBCluster cluster) {
        boolean spans = Reading.required(cluster.multiAZ(), "MultiAZ");
        if (!spans && "serverless".equals(cluster.engineMode())) {
            return Verdict.notApplicable("Aurora Serverless v1 moves to another zone by itself");
        }
        return spans
                ? Verdict.pass()
                : Verdict.fail("Cluster %s has instances in one zone only".formatted(cluster.dbClusterIdentifier()))
                        .at("MultiAZ", false)
                        .expected("true");
    }

    @Rule(
            id = "rds-minor-version-upgrade",
            title = "The database takes minor upgrades by itself",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(5)(ii)(A)"},
            version = 2)
    Verdict minorUpgrades(DBInstance database) {
        if ("docdb".equals(database.engine())) {
            return Verdict.notApplicable("DocumentDB does not heed this setting");
        }
        return Reading.required(database.autoMinorVersionUpgrade(), "AutoMinorVersionUpgrade")
                ? Verdict.pass()
                : Verdict.fail("Database %s does not take minor upgrades by itself"
                                .formatted(database.dbInstanceIdentifier()))
                        .at("AutoMinorVersionUpgrade", false)
                        .expected("true");
    }

    @Rule(
            id = "rds-instance-deletion-protection",
            title = "The database cannot be deleted by a slip",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(7)(i)", "164.308(a)(7)(ii)(C)"})
    Verdict deletionProtected(DBInstance database) {
        boolean on = Reading.required(database.deletionProtection(), "DeletionProtection");
        if (database.dbClusterIdentifier() != null) {
            return CLUSTER_DECIDES;
        }
        return on ? Verdict.pass() : unprotected("Database " + database.dbInstanceIdentifier());
    }

    @Rule(
            id = "rds-cluster-deletion-protection",
            title = "The cluster cannot be deleted by a slip",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(7)(i)", "164.312(c)(1)"})
    Verdict clusterDeletionProtected(DBCluster cluster) {
        return Reading.required(cluster.deletionProtection(), "DeletionProtection")
                ? Verdict.pass()
                : unprotected("Cluster " + cluster.dbClusterIdentifier());
    }

    @Rule(
            id = "rds-enhanced-monitoring",
            title = "The database's host is monitored",
            severity = Severity.LOW,
            safeguards = {"164.312(b)"},
            version = 2)
    Verdict enhancedMonitoring(DBInstance database) {
        if (UNMONITORED.contains(String.valueOf(database.engine()))) {
            return Verdict.notApplicable("The engine has no enhanced monitoring");
        }
        return Reading.required(database.monitoringInterval(), "MonitoringInterval") > 0
                ? Verdict.pass()
                : Verdict.fail("Database %s has no enhanced monitoring".formatted(database.dbInstanceIdentifier()))
                        .at("MonitoringInterval", 0)
                        .expected("1 to 60 seconds");
    }

    @Rule(
            id = "rds-logs-exported",
            title = "The engine's logs go to CloudWatch Logs",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(5)(ii)(C)",
                "164.312(b)"
            },
            version = 2)
    Verdict logsExported(Resource<DBInstance> resource, Inventory inventory) {
        var database = resource.config();
        var engine = Reading.required(database.engine(), "Engine");
        if (engine.startsWith("custom")) {
            return Verdict.notApplicable("RDS Custom exports no logs: its host belongs to the customer");
        }
        var exported = database.dbClusterIdentifier() == null
                ? database.enabledCloudwatchLogsExports()
                : inventory
                        .find(DBCluster.class, resource.region(), database.dbClusterIdentifier())
                        .map(cluster -> cluster.config().enabledCloudwatchLogsExports())
                        .value()
                        .orElse(database.enabledCloudwatchLogsExports());
        // What a PostgreSQL database logs of its users is in this one log; the other is of its upgrades.
        var enough = engine.contains("postgres") ? exported.contains("postgresql") : !exported.isEmpty();
        return enough
                ? Verdict.pass()
                : Verdict.fail("Database %s keeps its logs to itself".formatted(database.dbInstanceIdentifier()))
                        .at("EnabledCloudwatchLogsExports", exported)
                        .expected(engine.contains("postgres") ? "postgresql" : "the engine's audit and error logs");
    }

    private static Verdict unprotected(String what) {
        return Verdict.fail(what + " can be deleted by one call")
                .at("DeletionProtection", false)
                .expected("true");
    }
}
