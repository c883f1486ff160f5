package dev.vitals.rule.workload;

import dev.vitals.collect.emr.EmrCluster;
import dev.vitals.collect.sagemaker.EndpointConfiguration;
import dev.vitals.collect.sagemaker.Notebook;
import dev.vitals.inventory.Reading;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Settings;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import dev.vitals.rule.lists.ListName;
import dev.vitals.rule.lists.ReferenceList;
import software.amazon.awssdk.services.sagemaker.model.DirectInternetAccess;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;

/** Clusters of EMR, notebooks and endpoints of SageMaker. */
class AnalysisRules {

    @Rule(
            id = "emr-kerberos-enabled",
            title = "The cluster uses Kerberos",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(3)(ii)(B)",
                "164.308(a)(4)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(B)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict kerberos(EmrCluster cluster) {
        var attributes = cluster.cluster().orElseThrow().kerberosAttributes();
        boolean uses = attributes != null && attributes.realm() != null
                || cluster.securityConfiguration().orElse("").contains("\"KerberosConfiguration\"");
        return uses
                ? Verdict.pass()
                : Verdict.fail("Cluster %s does not use Kerberos".formatted(cluster.name()))
                        .at("cluster.KerberosAttributes", "not set")
                        .expected("a security configuration with Kerberos");
    }

    @Rule(
            id = "emr-master-no-public-ip",
            title = "Primary nodes have no public address",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict noPublicAddress(EmrCluster cluster) {
        var addresses = cluster.primaryAddresses().orElseThrow();
        return addresses.isEmpty()
                ? Verdict.pass()
                : Verdict.fail("A primary node of cluster %s has the public address %s"
                                .formatted(cluster.name(), addresses.getFirst()))
                        .at("primaryAddresses[0]", addresses.getFirst())
                        .expected("no public address");
    }

    @Rule(
            id = "sagemaker-endpoint-config-kms",
            title = "The endpoint's storage has a KMS key",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict endpointKey(EndpointConfiguration endpoint, Settings settings) {
        var ownDisks = settings.lists().of(ListName.LOCAL_DISKS);
        var configuration = endpoint.configuration().orElseThrow();
        if (configuration.kmsKeyId() != null) {
            return Verdict.pass();
        }
        boolean storesNothing = !configuration.productionVariants().isEmpty()
                && configuration.productionVariants().stream().allMatch(variant -> takesNoKey(variant, ownDisks));
        return storesNothing
                ? Verdict.notApplicable("Serverless variants and instances with disks of their own take no key")
                : Verdict.fail("Endpoint configuration %s has no KMS key".formatted(endpoint.name()))
                        .at("configuration.KmsKeyId", "not set")
                        .expected("a KMS key");
    }

    @Rule(
            id = "sagemaker-notebook-kms",
            title = "The notebook's volume has a KMS key",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(4)(ii)(A)",
                "164.312(a)(2)(iv)",
                "164.312(e)(2)(ii)",
                "164.314(b)(1)",
                "164.314(b)(2)",
                "164.314(b)(2)(i)",
                "164.314(b)(2)(ii)",
                "164.314(b)(2)(iii)",
                "164.314(b)(2)(iv)"
            })
    Verdict notebookKey(Notebook notebook) {
        return notebook.notebook().orElseThrow().kmsKeyId() != null
                ? Verdict.pass()
                : fail(notebook, "has no KMS key", "KmsKeyId", "not set", "a KMS key");
    }

    @Rule(
            id = "sagemaker-notebook-no-direct-internet",
            title = "The notebook has no way around the VPC",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)",
                "164.312(e)(1)"
            })
    Verdict noInternet(Notebook notebook) {
        var access = Reading.required(notebook.notebook().orElseThrow().directInternetAccess(), "DirectInternetAccess");
        return access == DirectInternetAccess.DISABLED
                ? Verdict.pass()
                : fail(notebook, "has direct internet access", "DirectInternetAccess", access, "Disabled");
    }

    @Rule(
            id = "sagemaker-notebook-in-vpc",
            title = "The notebook is in a VPC",
            severity = Severity.MEDIUM,
            safeguards = {"164.312(a)(1)"})
    Verdict inVpc(Notebook notebook) {
        return notebook.notebook().orElseThrow().subnetId() != null
                ? Verdict.pass()
                : fail(notebook, "is in no VPC", "SubnetId", "not set", "a private subnet");
    }

    /** Disks of the instance itself are encrypted by its hardware; no key can be given to them. */
    private static boolean takesNoKey(ProductionVariant variant, ReferenceList ownDisks) {
        return variant.serverlessConfig() != null
                || variant.instanceTypeAsString() != null && ownDisks.holds(variant.instanceTypeAsString());
    }

    private static Verdict fail(Notebook notebook, String what, String member, Object found, String wanted) {
        return Verdict.fail("Notebook %s %s".formatted(notebook.name(), what))
                .at("notebook." + member, found)
                .expected(wanted);
    }
}
