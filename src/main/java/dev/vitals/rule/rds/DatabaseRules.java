package dev.vitals.rule.rds;

import dev.vitals.collect.rds.RdsSnapshot;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.inventory.UnreadableException;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Stars;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** Who reaches a database, and whether it survives. */
class DatabaseRules {

    @Rule(
            id = "rds-instance-not-public",
            title = "The database is not publicly accessible",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict notPublic(DBInstance database) {
        return Reading.required(database.publiclyAccessible(), "PubliclyAccessible")
                ? Verdict.fail("Database %s is publicly accessible".formatted(database.dbInstanceIdentifier()))
                        .at("PubliclyAccessible", true)
                        .expected("false")
                : Verdict.pass();
    }

    @Rule(
            id = "rds-storage-encrypted",
            title = "The database's storage is encrypted",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict storageEncrypted(DBInstance database) {
        return Reading.required(database.storageEncrypted(), "StorageEncrypted")
                ? Verdict.pass()
                : Verdict.fail("Database %s is not encrypted".formatted(database.dbInstanceIdentifier()))
                        .at("StorageEncrypted", false)
                        .expected("true");
    }

    @Rule(
            id = "rds-backup-enabled",
            title = "The database is backed up by itself for long enough",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            },
            version = 2)
    Verdict backupEnabled(DBInstance database, Settings settings) {
        int days = Reading.required(database.backupRetentionPeriod(), "BackupRetentionPeriod");
        int least = settings.retention().databaseBackupDays();
        if (days < least && Replicas.isReplica(database)) {
            return Replicas.SOURCE_DECIDES;
        }
        return days >= least
                ? Verdict.pass()
                : Verdict.fail("Database %s keeps automated backups for %d days"
                                .formatted(database.dbInstanceIdentifier(), days))
                        .at("BackupRetentionPeriod", days)
                        .expected("at least %d days".formatted(least));
    }

    @Rule(
            id = "rds-snapshot-not-public",
            title = "The snapshot cannot be restored by everyone",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict snapshotNotPublic(RdsSnapshot snapshot) {
        return snapshot.restorableBy().orElseThrow().contains("all")
                ? Verdict.fail("Database snapshot %s can be restored by every AWS account".formatted(snapshot.id()))
                        .at("restorableBy", "all")
                        .expected("named accounts, or none")
                : Verdict.pass();
    }

    @Rule(
            id = "rds-security-group-sources-are-app-groups",
            title = "Only application groups reach the database's port",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(4)(ii)(A)", "164.308(a)(4)(ii)(B)", "164.312(a)(1)", "164.312(e)(1)"})
    Verdict sourcesAreGroups(Resource<DBInstance> database, Inventory inventory, Settings settings) {
        var id = Reading.required(database.config().dbInstanceIdentifier(), "DBInstanceIdentifier");
        int port = Reading.required(port(database.config()), "Endpoint.Port");
        if (database.config().vpcSecurityGroups().isEmpty()) {
            throw new UnreadableException(Cause.MALFORMED, "VpcSecurityGroups was not returned");
        }
        for (var member : database.config().vpcSecurityGroups()) {
            // A group that the database names and the list lacks was not read: it may belong to another account.
            var group = inventory
                    .find(SecurityGroup.class, database.region(), member.vpcSecurityGroupId())
                    .value()
                    .orElseThrow(() -> new UnreadableException(
                            Cause.UNSUPPORTED, member.vpcSecurityGroupId() + " is not a group of this account"));
            var source = stranger(group, port, inventory, settings);
            if (source.isPresent()) {
                return Verdict.fail("Database %s lets %s reach port %d through %s"
                                .formatted(id, source.get(), port, member.vpcSecurityGroupId()))
                        .at("VpcSecurityGroups", source.get())
                        .expected("security groups of applications as the only sources");
            }
        }
        return Verdict.pass();
    }

    private static @org.jspecify.annotations.Nullable Integer port(DBInstance database) {
        // Without an endpoint (a database being made) DbInstancePort is 0 more often than right: not a port, no
        // verdict.
        var port = database.endpoint() == null
                ? database.dbInstancePort()
                : database.endpoint().port();
        return port == null || port == 0 ? null : port;
    }

    /** An address range, or a group that the settings do not list. */
    private static Optional<String> stranger(
            Resource<SecurityGroup> group, int port, Inventory inventory, Settings settings) {
        var allowed = settings.access().databaseSourceGroups();
        return group.config().ipPermissions().stream()
                .filter(permission -> reaches(permission, port))
                .flatMap(permission -> strangers(permission, allowed, group.region(), inventory).stream())
                .findFirst();
    }

    private static List<String> strangers(
            IpPermission permission, List<String> allowed, String region, Inventory inventory) {
        var found = new java.util.ArrayList<String>();
        permission.ipRanges().forEach(range -> found.add(range.cidrIp()));
        permission.ipv6Ranges().forEach(range -> found.add(range.cidrIpv6()));
        permission.prefixListIds().forEach(list -> found.add(list.prefixListId()));
        if (!allowed.isEmpty()) {
            permission.userIdGroupPairs().stream()
                    .map(pair -> pair.groupId())
                    .filter(source -> allowed.stream().noneMatch(name -> Stars.match(name, source))
                            && !isNamed(source, allowed, region, inventory))
                    .forEach(found::add);
        }
        return found;
    }

    /** Settings name groups by id or by name; a group of another account has only its id here. */
    private static boolean isNamed(String group, List<String> allowed, String region, Inventory inventory) {
        return inventory
                .find(SecurityGroup.class, region, group)
                .value()
                .map(found -> String.valueOf(found.config().groupName()))
                .filter(name -> allowed.stream().anyMatch(pattern -> Stars.match(pattern, name)))
                .isPresent();
    }

    private static boolean reaches(IpPermission permission, int port) {
        if ("-1".equals(permission.ipProtocol())) {
            return true;
        }
        return List.of("tcp", "6").contains(String.valueOf(permission.ipProtocol()))
                && (permission.fromPort() == null || permission.fromPort() <= port)
                && (permission.toPort() == null || permission.toPort() >= port);
    }
}
