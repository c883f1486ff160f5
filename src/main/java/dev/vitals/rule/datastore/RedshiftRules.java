package dev.vitals.rule.datastore;

import dev.vitals.collect.redshift.RedshiftCluster;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;

/** Redshift clusters. */
class RedshiftRules {

    @Rule(
            id = "redshift-not-public",
            title = "The cluster is not publicly accessible",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict notPublic(RedshiftCluster cluster) {
        return Reading.required(cluster.cluster().publiclyAccessible(), "PubliclyAccessible")
                ? fail(cluster, "is publicly accessible", "PubliclyAccessible", true, "false")
                : Verdict.pass();
    }

    @Rule(
            id = "redshift-encrypted",
            title = "The cluster is encrypted",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(b)",
                "164.312(e)(2)(ii)"
            })
    Verdict encrypted(RedshiftCluster cluster) {
        return Reading.required(cluster.cluster().encrypted(), "Encrypted")
                ? Verdict.pass()
                : fail(cluster, "is not encrypted", "Encrypted", false, "true");
    }

    @Rule(
            id = "redshift-kms-key",
            title = "The cluster is encrypted with a KMS key",
            severity = Severity.MEDIUM,
            safeguards = {
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
    Verdict kmsKey(RedshiftCluster cluster) {
        boolean encrypted = Reading.required(cluster.cluster().encrypted(), "Encrypted");
        // AWS names no key where a hardware module holds it, and none where nothing is encrypted.
        return encrypted && cluster.cluster().kmsKeyId() != null
                ? Verdict.pass()
                : fail(cluster, "has no KMS key", "KmsKeyId", "not set", "a KMS key");
    }

    @Rule(
            id = "redshift-audit-logging",
            title = "The cluster writes audit logs",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(b)",
                "164.312(e)(2)(ii)"
            })
    Verdict audits(RedshiftCluster cluster) {
        return cluster.logs().orElseThrow()
                ? Verdict.pass()
                : Verdict.fail("Cluster %s writes no audit logs".formatted(cluster.name()))
                        .at("logs", false)
                        .expected("true");
    }

    @Rule(
            id = "redshift-automated-snapshots",
            title = "The cluster keeps automated snapshots for long enough",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(7)(i)",
                "164.308(a)(7)(ii)(A)",
                "164.308(a)(7)(ii)(B)",
                "164.308(a)(7)(ii)(C)",
                "164.310(d)(2)(iv)",
                "164.312(a)(2)(ii)"
            })
    Verdict snapshots(RedshiftCluster cluster, Settings settings) {
        int days = Reading.required(
                cluster.cluster().automatedSnapshotRetentionPeriod(), "AutomatedSnapshotRetentionPeriod");
        int least = settings.retention().databaseBackupDays();
        return days >= least
                ? Verdict.pass()
                : fail(
                        cluster,
                        "keeps automated snapshots for %d days".formatted(days),
                        "AutomatedSnapshotRetentionPeriod",
                        days,
                        "at least %d days".formatted(least));
    }

    @Rule(
            id = "redshift-tls-required",
            title = "The cluster demands TLS",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(c)(1)",
                "164.312(e)(1)",
                "164.312(e)(2)(i)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict demandsTls(RedshiftCluster cluster) {
        return cluster.requiresTls().orElse(false)
                ? Verdict.pass()
                : Verdict.fail("Cluster %s lets clients in without TLS".formatted(cluster.name()))
                        .at("requiresTls", false)
                        .expected("require_ssl = true");
    }

    @Rule(
            id = "redshift-maintenance-settings",
            title = "The cluster takes upgrades in a window",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(5)(ii)(A)", "164.308(a)(7)(ii)(A)"})
    Verdict upgrades(RedshiftCluster cluster) {
        if (!Reading.required(cluster.cluster().allowVersionUpgrade(), "AllowVersionUpgrade")) {
            return fail(cluster, "does not take version upgrades", "AllowVersionUpgrade", false, "true");
        }
        Reading.required(cluster.cluster().preferredMaintenanceWindow(), "PreferredMaintenanceWindow");
        return Verdict.pass();
    }

    @Rule(
            id = "redshift-enhanced-vpc-routing",
            title = "The cluster's traffic stays in the VPC",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(e)(1)"})
    Verdict vpcRouting(RedshiftCluster cluster) {
        return Reading.required(cluster.cluster().enhancedVpcRouting(), "EnhancedVpcRouting")
                ? Verdict.pass()
                : fail(cluster, "copies data past the VPC", "EnhancedVpcRouting", false, "true");
    }

    private static Verdict fail(RedshiftCluster cluster, String what, String member, Object found, String wanted) {
        return Verdict.fail("Cluster %s %s".formatted(cluster.name(), what))
                .at("cluster." + member, found)
                .expected(wanted);
    }
}
