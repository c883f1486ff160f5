package dev.vitals.rule.rds;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.rds.RdsKinds;
import dev.vitals.collect.rds.RdsSnapshot;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Verdict;
import dev.vitals.support.Inventories;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

class AvailabilityRulesTest {

    private final AvailabilityRules rules = new AvailabilityRules();
    private final DatabaseAccessRules access = new DatabaseAccessRules();

    @Test
    void namesWhatIsMissing() {
        verdict(rules.multiAz(database().multiAZ(false).build())).fails("Database charts runs in one zone only");
        verdict(rules.multiAz(database().multiAZ(true).build())).passes();
        verdict(rules.clusterMultiAz(cluster().multiAZ(false).build()))
                .fails("Cluster ward has instances in one zone only");
        verdict(rules.clusterMultiAz(cluster().multiAZ(true).build())).passes();
        verdict(rules.minorUpgrades(database().autoMinorVersionUpgrade(false).build()))
                .fails("Database charts does not take minor upgrades by itself");
        verdict(rules.minorUpgrades(database().autoMinorVersionUpgrade(true).build()))
                .passes();
        verdict(rules.enhancedMonitoring(database().monitoringInterval(0).build()))
                .fails("Database charts has no enhanced monitoring");
        verdict(rules.enhancedMonitoring(database().monitoringInterval(60).build()))
                .passes();
    }

    @Test
    void protectsInstancesAndClustersFromDeletion() {
        verdict(rules.deletionProtected(database().deletionProtection(false).build()))
                .fails("Database charts can be deleted by one call");
        verdict(rules.deletionProtected(database().deletionProtection(true).build()))
                .passes();
        verdict(rules.clusterDeletionProtected(
                        cluster().deletionProtection(false).build()))
                .fails("Cluster ward can be deleted by one call");
        verdict(rules.clusterDeletionProtected(
                        cluster().deletionProtection(true).build()))
                .passes();
    }

    @Test
    void leavesToTheClusterWhatTheClusterDecides() {
        var member = database()
                .dbClusterIdentifier("ward")
                .multiAZ(false)
                .deletionProtection(false)
                .build();
        verdict(rules.multiAz(member)).isNotApplicable();
        verdict(rules.deletionProtected(member)).isNotApplicable();
    }

    @Test
    void asksTheClusterWhichLogsItsMembersExport() {
        var clusterExports = Inventories.empty();
        clusterExports.add(Inventories.resource(
                RdsKinds.CLUSTER,
                REGION,
                cluster().enabledCloudwatchLogsExports("audit").build()));

        verdict(logs("aurora-mysql", "ward", clusterExports)).passes();
        verdict(logs("mysql", null, clusterExports)).fails("Database charts keeps its logs to itself");
        verdict(logs("mysql", null, clusterExports, "error")).passes();
        verdict(logs("postgres", null, clusterExports, "upgrade")).fails("Database charts keeps its logs to itself");
        verdict(logs("postgres", null, clusterExports, "postgresql")).passes();
        assertThatThrownBy(() -> logs("aurora-mysql", "ward", Inventories.denied()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void knowsWhichEnginesKnowIam() {
        verdict(iam("oracle-ee", null)).isNotApplicable();
        verdict(iam("postgres", false)).fails("Database charts does not sign in by IAM");
        verdict(iam("postgres", true)).passes();
        assertThatThrownBy(() -> iam("postgres", null)).isInstanceOf(UnreadableException.class);
    }

    private Verdict iam(String engine, @Nullable Boolean on) {
        var database =
                database().engine(engine).iamDatabaseAuthenticationEnabled(on).build();
        return access.iamAuthentication(
                Inventories.resource(RdsKinds.INSTANCE, REGION, database), Inventories.denied(), Settings.defaults());
    }

    @Test
    void tellsAPlainSnapshotFromOneOfWhichNothingWasSaid() {
        verdict(access.snapshotEncrypted(snapshot(Reading.known(false))))
                .fails("Database snapshot nightly is not encrypted");
        verdict(access.snapshotEncrypted(snapshot(Reading.known(true)))).passes();
        assertThatThrownBy(
                        () -> access.snapshotEncrypted(snapshot(Reading.unreadable(Cause.MALFORMED, "not returned"))))
                .isInstanceOf(UnreadableException.class);
    }

    private Verdict logs(String engine, @Nullable String cluster, Inventory inventory, String... exports) {
        var database = database()
                .engine(engine)
                .dbClusterIdentifier(cluster)
                .enabledCloudwatchLogsExports(exports)
                .build();
        return rules.logsExported(Inventories.resource(RdsKinds.INSTANCE, REGION, database), inventory);
    }

    private static RdsSnapshot snapshot(Reading<Boolean> encrypted) {
        return new RdsSnapshot("nightly", "arn", "charts", false, encrypted, Reading.known(List.of()));
    }

    private static DBInstance.Builder database() {
        return DBInstance.builder().dbInstanceIdentifier("charts");
    }

    private static DBCluster.Builder cluster() {
        return DBCluster.builder().dbClusterIdentifier("ward");
    }
}
