package dev.vitals.rule.workload;

import dev.vitals.collect.ecs.EcsTaskDefinition;
import dev.vitals.collect.eks.EksCluster;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

/** Containers: tasks of ECS and clusters of EKS. */
class ContainerRules {

    @Rule(
            id = "ecs-task-host-mode-non-root",
            title = "Tasks on the host's network are not privileged",
            severity = Severity.HIGH,
            safeguards = {
                "164.308(a)(3)(i)",
                "164.308(a)(3)(ii)(A)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict hostMode(EcsTaskDefinition task) {
        var definition = task.definition().orElseThrow();
        if (definition.networkMode() != NetworkMode.HOST) {
            return Verdict.notApplicable("The task does not use the host's network");
        }
        for (ContainerDefinition container : definition.containerDefinitions()) {
            if (Boolean.TRUE.equals(container.privileged())) {
                return fail(task, container, "runs privileged", "Privileged", true);
            }
            if (isRoot(container.user())) {
                return fail(task, container, "runs as root", "User", container.user());
            }
        }
        return Verdict.pass();
    }

    @Rule(
            id = "ecs-container-readonly-root",
            title = "Containers cannot write to their root file system",
            severity = Severity.MEDIUM,
            safeguards = {"164.308(a)(3)(i)", "164.312(a)(1)", "164.312(c)(1)"})
    Verdict readOnly(EcsTaskDefinition task) {
        var definition = task.definition().orElseThrow();
        if (isWindows(definition)) {
            return Verdict.notApplicable("Windows containers cannot have a read-only root file system");
        }
        return definition.containerDefinitions().stream()
                .filter(container -> !Boolean.TRUE.equals(container.readonlyRootFilesystem()))
                .findFirst()
                .<Verdict>map(container ->
                        fail(task, container, "can write to its root file system", "ReadonlyRootFilesystem", false))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "eks-secrets-encrypted",
            title = "Secrets of Kubernetes are encrypted with a KMS key",
            severity = Severity.HIGH,
            safeguards = {
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
    Verdict secrets(EksCluster cluster) {
        boolean encrypted = cluster.cluster().orElseThrow().encryptionConfig().stream()
                .anyMatch(config -> config.resources().contains("secrets")
                        && config.provider() != null
                        && config.provider().keyArn() != null);
        return encrypted
                ? Verdict.pass()
                : Verdict.fail("Cluster %s has no KMS key for secrets".formatted(cluster.name()))
                        .at("cluster.EncryptionConfig", "not set")
                        .expected("envelope encryption with a KMS key");
    }

    /** Without a user the image decides, and most images say root. */
    private static boolean isRoot(@Nullable String user) {
        return user == null || user.isBlank() || user.split(":")[0].matches("root|0");
    }

    private static boolean isWindows(TaskDefinition definition) {
        return definition.runtimePlatform() != null
                && String.valueOf(definition.runtimePlatform().operatingSystemFamilyAsString())
                        .startsWith("WINDOWS");
    }

    private static Verdict fail(
            EcsTaskDefinition task, ContainerDefinition container, String what, String member, @Nullable Object found) {
        return Verdict.fail("Container %s of task %s %s".formatted(container.name(), task.family(), what))
                .at("definition.ContainerDefinitions[]." + member, found);
    }
}
