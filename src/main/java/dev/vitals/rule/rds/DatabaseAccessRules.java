package dev.vitals.rule.rds;

import dev.vitals.collect.rds.RdsSnapshot;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.rds.model.DBCluster;
import software.amazon.awssdk.services.rds.model.DBInstance;

/** How people sign in to a database, and what its snapshots give away. */
class DatabaseAccessRules {

    @Rule(
            id = "rds-iam-authentication",
            title = "People sign in to the database by IAM",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(3)(ii)(A)", "164.308(a)(4)(i)"},
            version = 2)
    Verdict iamAuthentication(Resource<DBInstance> resource, Inventory inventory, Settings settings) {
        var database = resource.config();
        if (!settings.lists()
                .of(ListName.DATABASE_ENGINES_WITH_IAM)
                .holds(Reading.required(database.engine(), "Engine"))) {
            return Verdict.notApplicable("The engine does not know IAM");
        }
        return Reading.required(asked(resource, inventory), "IAMDatabaseAuthenticationEnabled")
                ? Verdict.pass()
                : Verdict.fail("Database %s does not sign in by IAM".formatted(database.dbInstanceIdentifier()))
                        .at("IAMDatabaseAuthenticationEnabled", false)
                        .expected("true");
    }

    @Rule(
            id = "rds-snapshot-encrypted",
            title = "The database snapshot is encrypted",
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
    Verdict snapshotEncrypted(RdsSnapshot snapshot) {
        return snapshot.encrypted().orElseThrow()
                ? Verdict.pass()
                : Verdict.fail("Database snapshot %s is not encrypted".formatted(snapshot.id()))
                        .at("encrypted", false)
                        .expected("true");
    }

    /** Members of a cluster take this from the cluster, whatever they say of themselves. */
    private static @Nullable Boolean asked(Resource<DBInstance> database, Inventory inventory) {
        var cluster = database.config().dbClusterIdentifier();
        return cluster == null
                ? database.config().iamDatabaseAuthenticationEnabled()
                : inventory
                        .find(DBCluster.class, database.region(), cluster)
                        .orElseThrow()
                        .config()
                        .iamDatabaseAuthenticationEnabled();
    }
}
