package dev.vitals.rule.rds;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.rds.ParameterGroup;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Databases that look like faulty ones and are not: replicas, members of clusters, engines of other kinds. */
class DatabaseTwinsTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final DatabaseRules rules = new DatabaseRules();
    private final AvailabilityRules availability = new AvailabilityRules();
    private final DatabaseAccessRules access = new DatabaseAccessRules();
    private final TransportRules transport = new TransportRules();

    @Test
    void asksTheSourceAndNotItsReplicaForBackupsAndAStandby() {
        var replica = database("mysql")
                .readReplicaSourceDBInstanceIdentifier("charts")
                .backupRetentionPeriod(0)
                .multiAZ(false)
                .build();
        verdict(rules.backupEnabled(replica, SETTINGS)).isNotApplicable();
        verdict(availability.multiAz(replica)).isNotApplicable();
        verdict(rules.backupEnabled(replica.toBuilder().backupRetentionPeriod(7).build(), SETTINGS))
                .passes();
        verdict(rules.backupEnabled(database("mysql").backupRetentionPeriod(0).build(), SETTINGS))
                .failsSaying("for 0 days");
    }

    @Test
    void asksTheClusterWhetherItsMembersKnowIam() {
        var member = member("aurora-postgresql", "16.4");
        verdict(access.iamAuthentication(member, holding(cluster(true)), Settings.defaults()))
                .passes();
        verdict(access.iamAuthentication(member, holding(cluster(false)), Settings.defaults()))
                .failsSaying("does not sign in by IAM");
        assertThatThrownBy(() -> access.iamAuthentication(member, denied(), Settings.defaults()))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void doesNotAskOfAnEngineWhatItCannotDo() {
        var documents = database("docdb").monitoringInterval(0).autoMinorVersionUpgrade(false);
        verdict(availability.enhancedMonitoring(documents.build())).isNotApplicable();
        verdict(availability.minorUpgrades(documents.build())).isNotApplicable();
        verdict(availability.enhancedMonitoring(
                        database("neptune").monitoringInterval(0).build()))
                .isNotApplicable();
        var custom = labelled(REGION, "db", database("custom-oracle-ee").build());
        verdict(availability.logsExported(custom, empty())).isNotApplicable();
        verdict(availability.clusterMultiAz(DBCluster.builder()
                        .dbClusterIdentifier("c")
                        .engine("aurora-mysql")
                        .engineMode("serverless")
                        .multiAZ(false)
                        .build()))
                .isNotApplicable();
    }

    @Test
    void readsTheParametersOfDocumentAndGraphDatabases() {
        verdict(transport.transport(member("docdb", "5.0.0"), clusterWith("enabled")))
                .passes();
        verdict(transport.transport(member("docdb", "5.0.0"), clusterWith("tls1.2+")))
                .passes();
        verdict(transport.transport(member("docdb", "5.0.0"), clusterWith("disabled")))
                .failsSaying("without TLS");
        verdict(transport.transport(member("neptune", "1.3.0.0"), clusterWith("1")))
                .passes();
        verdict(transport.transport(member("neptune", "1.3.0.0"), clusterWith("0")))
                .failsSaying("without TLS");
        var unsaid = holding(cluster(false), group(Reading.absent()));
        assertThatThrownBy(() -> transport.transport(member("docdb", "5.0.0"), unsaid))
                .isInstanceOf(UnreadableException.class);
    }

    private static dev.vitals.inventory.Inventory clusterWith(String value) {
        return holding(cluster(false), group(Reading.known(value)));
    }

    private static Resource<ParameterGroup> group(Reading<String> value) {
        return labelled(REGION, "cluster:pg", new ParameterGroup("cluster:pg", value));
    }

    private static Resource<DBCluster> cluster(boolean iam) {
        return labelled(
                REGION,
                "c",
                DBCluster.builder()
                        .dbClusterIdentifier("c")
                        .dbClusterParameterGroup("pg")
                        .iamDatabaseAuthenticationEnabled(iam)
                        .build());
    }

    private static Resource<DBInstance> member(String engine, String version) {
        return labelled(
                REGION,
                "db",
                database(engine)
                        .engineVersion(version)
                        .dbClusterIdentifier("c")
                        .iamDatabaseAuthenticationEnabled(false)
                        .build());
    }

    private static DBInstance.Builder database(String engine) {
        return DBInstance.builder().dbInstanceIdentifier("db").engine(engine);
    }
}
