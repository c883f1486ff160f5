package dev.vitals.rule.workload;

import static dev.vitals.support.Inventories.REGION;
import static dev.vitals.support.Inventories.denied;
import static dev.vitals.support.Inventories.empty;
import static dev.vitals.support.Inventories.holding;
import static dev.vitals.support.Inventories.labelled;
import static dev.vitals.support.Judged.verdict;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitals.collect.codebuild.BuildProject;
import dev.vitals.collect.ecs.EcsTaskDefinition;
import dev.vitals.collect.eks.EksCluster;
import dev.vitals.inventory.Cause;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.UnreadableException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.codebuild.model.Project;
import software.amazon.awssdk.services.codebuild.model.SourceCredentialsInfo;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;

class ContainerRulesTest {

    private final ContainerRules containers = new ContainerRules();
    private final BuildRules builds = new BuildRules();

    @Test
    void readsContainers() {
        verdict(containers.hostMode(task("awsvpc", c -> {}))).isNotApplicable();
        verdict(containers.hostMode(task("host", c -> {}))).fails("Container web of task portal runs as root");
        verdict(containers.hostMode(task("host", c -> c.user("1000:1000")))).passes();
        verdict(containers.hostMode(task("host", c -> c.user("1000").privileged(true))))
                .fails("Container web of task portal runs privileged");
        verdict(containers.readOnly(task("awsvpc", c -> {})))
                .fails("Container web of task portal can write to its root file system");
        verdict(containers.readOnly(task("awsvpc", c -> c.readonlyRootFilesystem(true))))
                .passes();
        assertThatThrownBy(() -> containers.readOnly(new EcsTaskDefinition("portal", no())))
                .isInstanceOf(UnreadableException.class);
    }

    @Test
    void wantsAKeyForSecretsOfKubernetes() {
        var plain = software.amazon.awssdk.services.eks.model.Cluster.builder().build();
        var keyed = plain.toBuilder()
                .encryptionConfig(c -> c.resources("secrets").provider(p -> p.keyArn("arn:key")))
                .build();
        verdict(containers.secrets(new EksCluster("k", Reading.known(plain))))
                .fails("Cluster k has no KMS key for secrets");
        verdict(containers.secrets(new EksCluster("k", Reading.known(keyed)))).passes();
        assertThatThrownBy(() -> containers.secrets(new EksCluster("k", no()))).isInstanceOf(UnreadableException.class);
    }

    @Test
    void findsKeysInBuildsByNameAndByForm() {
        verdict(builds.noKeys(project(
                        p -> p.environment(e -> e.environmentVariables(
                                v -> v.name("AWS_SECRET_ACCESS_KEY").type("PLAINTEXT"))),
                        List.of())))
                .failsSaying("AWS_SECRET_ACCESS_KEY");
        verdict(builds.noKeys(project(
                        p -> p.environment(e -> e.environmentVariables(
                                v -> v.name("AWS_SECRET_ACCESS_KEY").type("SECRETS_MANAGER"))),
                        List.of())))
                .passes();
        verdict(builds.noKeys(project(p -> {}, List.of("DEPLOY")))).failsSaying("DEPLOY");
        verdict(builds.noKeys(project(p -> {}, List.of()))).passes();
    }

    @Test
    void tellsByWhatSourcesAreFetched() {
        var github = labelled(
                REGION,
                "p",
                project(p -> p.source(s -> s.type("GITHUB").location("https://github.com/a/b")), List.of()));
        var token = labelled(
                REGION,
                "t",
                SourceCredentialsInfo.builder()
                        .serverType("GITHUB")
                        .authType("PERSONAL_ACCESS_TOKEN")
                        .build());
        verdict(builds.oauth(github, holding(token)))
                .fails("Project portal fetches its source by a personal access token");
        verdict(builds.oauth(github, empty())).passes();
        verdict(builds.oauth(labelled(REGION, "p", project(p -> p.source(s -> s.type("S3")), List.of())), empty()))
                .isNotApplicable();
        verdict(builds.oauth(
                        labelled(
                                REGION,
                                "p",
                                new BuildProject(
                                        Project.builder().name("portal").build(), List.of(), List.of("https://x"))),
                        empty()))
                .failsSaying("credentials in the URL");
        assertThatThrownBy(() -> builds.oauth(github, denied())).isInstanceOf(UnreadableException.class);
        verdict(builds.logs(project(p -> p.logsConfig(l -> l.cloudWatchLogs(c -> c.status("DISABLED"))), List.of())))
                .fails("Project portal logs nothing");
        verdict(builds.logs(project(p -> {}, List.of()))).passes();
    }

    private static EcsTaskDefinition task(String mode, Consumer<ContainerDefinition.Builder> set) {
        var container = ContainerDefinition.builder().name("web");
        set.accept(container);
        return new EcsTaskDefinition(
                "portal",
                Reading.known(TaskDefinition.builder()
                        .networkMode(mode)
                        .containerDefinitions(container.build())
                        .build()));
    }

    private static BuildProject project(Consumer<Project.Builder> set, List<String> keys) {
        var project = Project.builder().name("portal");
        set.accept(project);
        return new BuildProject(project.build(), keys, List.of());
    }

    private static <T> Reading<T> no() {
        return Reading.unreadable(Cause.DENIED, "refused");
    }
}
