package dev.vitals.collect.codebuild;

import dev.vitals.aws.Operation;
import dev.vitals.collect.Collector;
import dev.vitals.collect.Sweep;
import dev.vitals.inventory.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codebuild.CodeBuildClient;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariable;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariableType;
import software.amazon.awssdk.services.codebuild.model.Project;
import software.amazon.awssdk.services.codebuild.model.ProjectSource;
import software.amazon.awssdk.services.codebuild.model.SourceCredentialsInfo;
import software.amazon.awssdk.services.codebuild.model.Tag;

/** Projects of a region. What a variable holds is looked at here and then dropped. */
final class CodeBuildCollector implements Collector {

    private static final int AT_ONCE = 100;
    private static final Pattern ACCESS_KEY = Pattern.compile("(AKIA|ASIA)[A-Z0-9]{16}");
    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@]+@");

    static final ResourceKind<BuildProject> PROJECT = ResourceKind.of(
                    "AWS::CodeBuild::Project",
                    BuildProject.class,
                    BuildProject::name,
                    (place, project) -> String.valueOf(project.project().arn()))
            .tagged(project -> project.project().tags().stream()
                    .collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first)))
            .ignoring("LastModified");

    static final ResourceKind<SourceCredentialsInfo> CREDENTIAL = ResourceKind.of(
            "AWS::CodeBuild::SourceCredential",
            SourceCredentialsInfo.class,
            SourceCredentialsInfo::arn,
            (place, credential) -> credential.arn());

    @Override
    public String service() {
        return "codebuild";
    }

    @Override
    public Reach reach() {
        return Reach.EACH_REGION;
    }

    @Override
    public List<ResourceKind<?>> kinds() {
        return List.of(PROJECT, CREDENTIAL);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.of("codebuild", "ListProjects"),
                Operation.of("codebuild", "BatchGetProjects"),
                Operation.of("codebuild", "ListSourceCredentials"));
    }

    @Override
    public void collect(Sweep sweep) {
        var build = sweep.client(CodeBuildClient.class);
        sweep.list(PROJECT, () -> projects(build), CodeBuildCollector::bundle);
        sweep.list(CREDENTIAL, () -> build.listSourceCredentials(request -> {}).sourceCredentialsInfos());
    }

    private static List<Project> projects(CodeBuildClient build) {
        var names =
                build.listProjectsPaginator(request -> {}).projects().stream().toList();
        var found = new ArrayList<Project>();
        for (int from = 0; from < names.size(); from += AT_ONCE) {
            var some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
            found.addAll(build.batchGetProjects(request -> request.names(some)).projects());
        }
        return found;
    }

    private static BuildProject bundle(Project project) {
        var variables = project.environment() == null
                ? List.<EnvironmentVariable>of()
                : project.environment().environmentVariables();
        var keys = variables.stream()
                .filter(variable -> variable.type() == null || variable.type() == EnvironmentVariableType.PLAINTEXT)
                .filter(variable -> variable.value() != null
                        && ACCESS_KEY.matcher(variable.value()).find())
                .map(EnvironmentVariable::name)
                .sorted()
                .toList();
        var withUserInfo = Stream.concat(Stream.ofNullable(project.source()), project.secondarySources().stream())
                .map(ProjectSource::location)
                .filter(Objects::nonNull)
                .filter(location -> USER_INFO.matcher(location).find())
                .map(location -> USER_INFO.matcher(location).replaceFirst(""))
                .toList();
        return new BuildProject(clean(project, variables), keys, withUserInfo);
    }

    private static Project clean(Project project, List<EnvironmentVariable> variables) {
        var clean = project.toBuilder()
                .secondarySources(project.secondarySources().stream()
                        .map(CodeBuildCollector::clean)
                        .toList());
        if (project.source() != null) {
            clean.source(clean(project.source()));
        }
        if (project.environment() != null) {
            clean.environment(project.environment().toBuilder()
                    .environmentVariables(variables.stream()
                            .map(variable -> variable.toBuilder().value(null).build())
                            .toList())
                    .build());
        }
        return clean.build();
    }

    private static ProjectSource clean(ProjectSource source) {
        return source.location() == null
                ? source
                : source.toBuilder()
                        .location(USER_INFO.matcher(source.location()).replaceFirst(""))
                        .build();
    }
}
