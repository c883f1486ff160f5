package dev.vitals.rule.rds;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Judged.verdict;
import static dev.vitals.support.Networks.group;
import static dev.vitals.support.Networks.tcp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.ec2.Ec2Kinds;
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
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;

class DatabaseRulesTest {

    private static final Settings SETTINGS = Settings.defaults();

    private final DatabaseRules rules = new DatabaseRules();

    @Test
    void namesTheDatabaseAndTheOffendingValue() {
        verdict(rules.notPublic(database().publiclyAccessible(true).build()))
                .fails("Database charts is publicly accessible");
        verdict(rules.notPublic(database().publiclyAccessible(false).build())).passes();
        verdict(rules.storageEncrypted(database().storageEncrypted(false).build()))
                .fails("Database charts is not encrypted");
        verdict(rules.backupEnabled(database().backupRetentionPeriod(6).build(), SETTINGS))
                .fails("Database charts keeps automated backups for 6 days");
        verdict(rules.backupEnabled(database().backupRetentionPeriod(7).build(), SETTINGS))
                .passes();
    }

    @Test
    void doesNotTakeAMissingAnswerForNo() {
        assertThatThrownBy(() -> rules.notPublic(database().build())).isInstanceOf(UnreadableException.class);
        assertThatThrownBy(() -> rules.snapshotNotPublic(snapshot(Reading.unreadable(Cause.DENIED, "refused"))))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void tellsASnapshotForEveryoneFromOneForAPartner() {
        verdict(rules.snapshotNotPublic(snapshot(Reading.known(List.of("all")))))
                .fails("Database snapshot before-upgrade can be restored by every AWS account");
        verdict(rules.snapshotNotPublic(snapshot(Reading.known(List.of("444455556666")))))
                .passes();
    }

    @Test
    void letsGroupsReachTheDatabaseButNoAddressRange() {
        var byGroup = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(5432)
                .toPort(5432)
                .userIdGroupPairs(pair -> pair.groupId("sg-app"))
                .build();

        verdict(sources(knowing(group(byGroup)))).passes();
        verdict(sources(knowing(group(tcp(5432, 5432, "10.0.0.0/8")))))
                .fails("Database charts lets 10.0.0.0/8 reach port 5432 through sg-1");
        verdict(sources(knowing(group(tcp(443, 443, "10.0.0.0/8"))))).passes();
    }

    @Test
    void doesNotPassADatabaseWhoseGroupWasNotFound() {
        var none = Inventories.unread();
        none.complete(SecurityGroup.class, REGION);

        assertThatThrownBy(() -> sources(none)).isInstanceOf(UnreadableException.class);
    }

    @Test
    void doesNotTakePortZeroForAPort() {
        var unborn = Inventories.resource(
                RdsKinds.INSTANCE,
                REGION,
                database()
                        .dbInstancePort(0)
                        .vpcSecurityGroups(member -> member.vpcSecurityGroupId("sg-1"))
                        .build());
        var open = knowing(group(tcp(5432, 5432, "0.0.0.0/0")));

        assertThatThrownBy(() -> rules.sourcesAreGroups(unborn, open, SETTINGS))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void keepsSnapshotsOfTheSameNameApart() {
        var ofInstance =
                new RdsSnapshot("nightly", "arn:i", "charts", false, Reading.known(true), Reading.known(List.of()));
        var ofCluster =
                new RdsSnapshot("nightly", "arn:c", "charts", true, Reading.known(true), Reading.known(List.of("all")));

        assertThat(Inventories.resource(RdsKinds.SNAPSHOT, REGION, ofInstance).key())
                .isNotEqualTo(Inventories.resource(RdsKinds.SNAPSHOT, REGION, ofCluster)
                        .key());
    }

    private Verdict sources(Inventory inventory) {
        var database = database()
                .endpoint(endpoint -> endpoint.port(5432))
                .vpcSecurityGroups(member -> member.vpcSecurityGroupId("sg-1"))
                .build();
        return rules.sourcesAreGroups(Inventories.resource(RdsKinds.INSTANCE, REGION, database), inventory, SETTINGS);
    }

    private static Inventory knowing(SecurityGroup group) {
        var inventory = Inventories.unread();
        inventory.add(Inventories.resource(Ec2Kinds.SECURITY_GROUP, REGION, group));
        inventory.complete(SecurityGroup.class, REGION);
        return inventory;
    }

    private static DBInstance.Builder database() {
        return DBInstance.builder().dbInstanceIdentifier("charts");
    }

    private static RdsSnapshot snapshot(Reading<List<String>> restorableBy) {
        return new RdsSnapshot("before-upgrade", "arn", "charts", false, Reading.known(true), restorableBy);
    }
}
