package dev.vitals.rule.workload;

import dev.vitals.collect.codebuild.BuildProject;
import dev.vitals.inventory.Inventory;
import dev.vitals.inventory.Reading;
import dev.vitals.inventory.Resource;
import dev.vitals.rule.Rule;
import dev.vitals.rule.Severity;
import dev.vitals.rule.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.codebuild.model.AuthType;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariable;
import software.amazon.awssdk.services.codebuild.model.EnvironmentVariableType;
import software.amazon.awssdk.services.codebuild.model.LogsConfigStatusType;
import software.amazon.awssdk.services.codebuild.model.ProjectSource;
import software.amazon.awssdk.services.codebuild.model.SourceCredentialsInfo;
import software.amazon.awssdk.services.codebuild.model.SourceType;

/** Build projects. */
class BuildRules {

    private static final Set<String> KEYS = Set.of("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN");
    private static final Set<SourceType> HOSTED =
            Set.of(SourceType.GITHUB, SourceType.GITHUB_ENTERPRISE, SourceType.BITBUCKET);

    @Rule(
            id = "codebuild-no-plaintext-aws-credentials",
            title = "No variable holds AWS keys in clear",
            severity = Severity.CRITICAL,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict noKeys(BuildProject project) {
        Reading.required(project.project().name(), "Name");
        var variables = project.project().environment() == null
                ? List.<EnvironmentVariable>of()
                : project.project().environment().environmentVariables();
        return Stream.concat(
                        variables.stream()
                                .filter(variable ->
                                        variable.type() == null || variable.type() == EnvironmentVariableType.PLAINTEXT)
                                .map(EnvironmentVariable::name)
                                .filter(KEYS::contains),
                        project.accessKeys().stream())
                .sorted()
                .findFirst()
                .<Verdict>map(name -> Verdict.fail(
                                "Project %s holds AWS credentials in the variable %s".formatted(project.name(), name))
                        .at("project.Environment.EnvironmentVariables", name)
                        .expected("the service role, or a variable of type SECRETS_MANAGER"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "codebuild-source-uses-oauth",
            title = "Sources are fetched by OAuth",
            severity = Severity.MEDIUM,
            safeguards = {
                "164.308(a)(1)(ii)(B)",
                "164.308(a)(3)(i)",
                "164.308(a)(4)(ii)(A)",
                "164.308(a)(4)(ii)(C)",
                "164.312(a)(1)"
            })
    Verdict oauth(Resource<BuildProject> resource, Inventory inventory) {
        var project = resource.config();
        Reading.required(project.project().name(), "Name");
        if (!project.urlCredentials().isEmpty()) {
            return Verdict.fail("Project %s has credentials in the URL of its source".formatted(project.name()))
                    .at("project.Source.Location", project.urlCredentials().getFirst())
                    .expected("a connection, or OAuth");
        }
        var sources = Stream.concat(
                        Stream.ofNullable(project.project().source()), project.project().secondarySources().stream())
                .filter(source -> HOSTED.contains(source.type()))
                .toList();
        if (sources.isEmpty()) {
            return Verdict.notApplicable("No source comes from GitHub or Bitbucket");
        }
        return sources.stream()
                .filter(source -> source.auth() == null)
                .flatMap(source -> weak(source, resource.region(), inventory).stream())
                .findFirst()
                .<Verdict>map(how -> Verdict.fail("Project %s fetches its source by %s".formatted(project.name(), how))
                        .at("project.Source.Auth", how)
                        .expected("a connection, or OAuth"))
                .orElseGet(Verdict::pass);
    }

    @Rule(
            id = "codebuild-logging-enabled",
            title = "Builds are logged",
            severity = Severity.LOW,
            safeguards = {"164.308(a)(1)(ii)(D)"})
    Verdict logs(BuildProject project) {
        Reading.required(project.project().name(), "Name");
        var config = project.project().logsConfig();
        // Without a word on logs CodeBuild writes to CloudWatch.
        boolean logs = config == null
                || config.cloudWatchLogs() == null && config.s3Logs() == null
                || config.cloudWatchLogs() != null && config.cloudWatchLogs().status() == LogsConfigStatusType.ENABLED
                || config.s3Logs() != null && config.s3Logs().status() == LogsConfigStatusType.ENABLED;
        return logs
                ? Verdict.pass()
                : Verdict.fail("Project %s logs nothing".formatted(project.name()))
                        .at("project.LogsConfig", "DISABLED")
                        .expected("logs in CloudWatch or S3");
    }

    /** Without credentials of its own a project uses those that the account keeps for the server. */
    private static Optional<String> weak(ProjectSource source, String region, Inventory inventory) {
        return inventory.all(SourceCredentialsInfo.class, region).stream()
                .map(Resource::config)
                .filter(known -> source.typeAsString().equals(known.serverTypeAsString()))
                .map(SourceCredentialsInfo::authType)
                .filter(type -> type == AuthType.PERSONAL_ACCESS_TOKEN || type == AuthType.BASIC_AUTH)
                .map(type -> type == AuthType.BASIC_AUTH ? "user name and password" : "a personal access token")
                .findFirst();
    }
}
