package dev.vitals.rule.cloudtrail;

import dev.vitals.collect.account.AwsAccount;
import dev.vitals.collect.iam.ServiceUse;
import dev.vitals.collect.s3.S3Bucket;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Place;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.bucket.PhiBuckets;

/** Which events are recorded: whether one trail does it or several together does not matter. */
class SelectorRules {

    @Rule(
            id = "cloudtrail-management-events-all",
            title = "Management events are recorded, reads and writes",
            severity = Severity.HIGH,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.312(b)"})
    Verdict management(AwsAccount account, Inventory inventory) {
        var recorded = new Recorded(inventory);
        boolean reads = recorded.by(selectors -> Recorded.management(selectors, true));
        boolean writes = recorded.by(selectors -> Recorded.management(selectors, false));
        return reads && writes
                ? Verdict.pass()
                : Verdict.fail("No trail that logs records all management events that %s in account %s"
                                .formatted(reads ? "write" : writes ? "read" : "read or write", account.accountId()))
                        .at("EventSelectors", "ReadWriteType, or excluded event sources")
                        .expected("ReadWriteType All with no source left out");
    }

    @Rule(
            id = "cloudtrail-s3-data-events-read",
            title = "Reads of S3 objects are recorded",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)",
                "164.312(e)(2)(i)"
            },
            version = 2)
    Verdict reads(AwsAccount account, Inventory inventory, Settings settings) {
        return objects(inventory, settings, true);
    }

    @Rule(
            id = "cloudtrail-s3-data-events-write",
            title = "Writes of S3 objects are recorded",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(D)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(6)(ii)",
                "164.312(a)(2)(i)",
                "164.312(b)",
                "164.312(e)(2)(i)"
            },
            version = 2)
    Verdict writes(AwsAccount account, Inventory inventory, Settings settings) {
        return objects(inventory, settings, false);
    }

    @Rule(
            id = "cloudtrail-bedrock-data-events",
            title = "Uses of Bedrock are recorded",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(ii)(D)", "164.312(b)"})
    Verdict bedrock(AwsAccount account, Inventory inventory) {
        if (new Recorded(inventory).by(selectors -> Recorded.data(selectors, "AWS::Bedrock::"))) {
            return Verdict.pass();
        }
        boolean used = inventory.all(ServiceUse.class, Place.GLOBAL).stream()
                .flatMap(use -> use.config().services().orElseThrow().stream())
                .anyMatch(service -> service.namespace().startsWith("bedrock")
                        && service.lastUsed().value().isPresent());
        return used
                ? Verdict.fail("Account %s uses Amazon Bedrock and no trail records it".formatted(account.accountId()))
                        .at("AdvancedEventSelectors", "no resources.type of AWS::Bedrock")
                        .expected("data events of AWS::Bedrock::Model and its like")
                : Verdict.notApplicable("Nobody in the account has used Amazon Bedrock");
    }

    private static Verdict objects(Inventory inventory, Settings settings, boolean read) {
        var recorded = new Recorded(inventory);
        if (recorded.by(selectors -> Recorded.objects(selectors, "", read))) {
            return Verdict.pass();
        }
        var what = read ? "reads" : "writes";
        var phi = PhiBuckets.of(inventory, settings);
        if (phi.isEmpty()) {
            return Verdict.fail("No trail records %s of the objects of all buckets, and no bucket is tagged as PHI"
                            .formatted(what))
                    .at("EventSelectors", "no AWS::S3::Object of all buckets")
                    .expected("data events of all buckets, or of each tagged bucket");
        }
        return phi.stream()
                .map(S3Bucket::name)
                .filter(name -> !recorded.by(selectors -> Recorded.objects(selectors, name, read)))
                .sorted()
                .findFirst()
                .<Verdict>map(name -> Verdict.fail("No trail records %s of the objects of %s".formatted(what, name))
                        .at("EventSelectors", "no AWS::S3::Object of " + name)
                        .expected("data events of all buckets, or of each that holds PHI"))
                .orElseGet(Verdict::pass);
    }
}
