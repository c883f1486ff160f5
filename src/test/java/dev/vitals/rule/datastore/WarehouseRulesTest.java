package dev.vitals.rule.datastore;

import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.redshift.RedshiftCluster;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Settings;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.opensearch.model.DomainStatus;
import software.amazon.awssdk.services.opensearch.model.LogType;
import software.amazon.awssdk.services.redshift.model.Cluster;

class WarehouseRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final RedshiftRules redshift = new RedshiftRules();
    private final SearchDomainRules search = new SearchDomainRules();

    @Test
    void findsWhatIsWrongWithAWarehouse() {
        verdict(redshift.notPublic(cluster(c -> c.publiclyAccessible(true))))
                .fails("Cluster wh is publicly accessible");
        verdict(redshift.notPublic(cluster(c -> c.publiclyAccessible(false)))).passes();
        verdict(redshift.encrypted(cluster(c -> c.encrypted(false)))).fails("Cluster wh is not encrypted");
        verdict(redshift.encrypted(cluster(c -> c.encrypted(true)))).passes();
        verdict(redshift.kmsKey(cluster(c -> c.encrypted(true)))).fails("Cluster wh has no KMS key");
        verdict(redshift.kmsKey(cluster(c -> c.encrypted(true).kmsKeyId("arn:key"))))
                .passes();
        verdict(redshift.snapshots(cluster(c -> c.automatedSnapshotRetentionPeriod(1)), SETTINGS))
                .fails("Cluster wh keeps automated snapshots for 1 days");
        verdict(redshift.snapshots(cluster(c -> c.automatedSnapshotRetentionPeriod(7)), SETTINGS))
                .passes();
        verdict(redshift.upgrades(cluster(c -> c.allowVersionUpgrade(false))))
                .fails("Cluster wh does not take version upgrades");
        verdict(redshift.upgrades(
                        cluster(c -> c.allowVersionUpgrade(true).preferredMaintenanceWindow("sun:06:00-sun:06:30"))))
                .passes();
        verdict(redshift.vpcRouting(cluster(c -> c.enhancedVpcRouting(false))))
                .fails("Cluster wh copies data past the VPC");
        verdict(redshift.vpcRouting(cluster(c -> c.enhancedVpcRouting(true)))).passes();
    }

    @Test
    void readsLoggingAndTlsOfAWarehouseApart() {
        verdict(redshift.audits(warehouse(Reading.known(false), Reading.known(true))))
                .fails("Cluster wh writes no audit logs");
        verdict(redshift.audits(warehouse(Reading.known(true), refused()))).passes();
        verdict(redshift.demandsTls(warehouse(refused(), Reading.known(false))))
                .fails("Cluster wh lets clients in without TLS");
        verdict(redshift.demandsTls(warehouse(refused(), Reading.known(true)))).passes();
        assertThatThrownBy(() -> redshift.demandsTls(warehouse(Reading.known(true), refused())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void findsWhatIsWrongWithASearchDomain() {
        verdict(search.encryptedAtRest(domain(d -> d.encryptionAtRestOptions(o -> o.enabled(false)))))
                .fails("Domain notes is not encrypted at rest");
        verdict(search.encryptedAtRest(domain(d -> d.encryptionAtRestOptions(o -> o.enabled(true)))))
                .passes();
        verdict(search.encryptedBetweenNodes(domain(d -> d.nodeToNodeEncryptionOptions(o -> o.enabled(false)))))
                .fails("Domain notes sends data between nodes in clear");
        verdict(search.encryptedBetweenNodes(domain(d -> d.nodeToNodeEncryptionOptions(o -> o.enabled(true)))))
                .passes();
        verdict(search.demandsHttps(domain(d -> d.domainEndpointOptions(o -> o.enforceHTTPS(false)))))
                .fails("Domain notes answers without HTTPS");
        verdict(search.demandsHttps(domain(d -> d.domainEndpointOptions(o -> o.enforceHTTPS(true)))))
                .passes();
        verdict(search.inVpc(domain(d -> {}))).fails("Domain notes has a public endpoint");
        verdict(search.inVpc(domain(d -> d.vpcOptions(v -> v.vpcId("vpc-1"))))).passes();
        verdict(search.publishesLogs(domain(d -> logs(d, false)))).fails("Domain notes publishes no logs");
        verdict(search.publishesLogs(domain(d -> logs(d, true)))).passes();
    }

    @Test
    void isUnknownWhereADomainSaysNothingOfItsEncryption() {
        assertThatThrownBy(() -> search.encryptedAtRest(domain(d -> {}))).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> search.demandsHttps(domain(d -> {}))).isInstanceOf(UnreadableException.class);
    }

    private static RedshiftCluster cluster(Consumer<Cluster.Builder> set) {
        var cluster = Cluster.builder().clusterIdentifier("wh");
        set.accept(cluster);
        return new RedshiftCluster(cluster.build(), refused(), refused());
    }

    private static RedshiftCluster warehouse(Reading<Boolean> logs, Reading<Boolean> tls) {
        return new RedshiftCluster(Cluster.builder().clusterIdentifier("wh").build(), logs, tls);
    }

    private static DomainStatus domain(Consumer<DomainStatus.Builder> set) {
        var domain = DomainStatus.builder().domainName("notes").arn("arn:aws:es:us-east-1:1:domain/notes");
        set.accept(domain);
        return domain.build();
    }

    private static void logs(DomainStatus.Builder domain, boolean on) {
        domain.logPublishingOptions(Map.of(
                LogType.AUDIT_LOGS,
                software.amazon.awssdk.services.opensearch.model.LogPublishingOption.builder()
                        .enabled(on)
                        .cloudWatchLogsLogGroupArn("arn:group")
                        .build()));
    }

    private static <T> Reading<T> refused() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
