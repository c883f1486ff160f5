package dev.vitals.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.RecordedAccount;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line judges by a file of own rules as well. */
class ScanByOwnRulesTest {

    private static final String RULES = """
            vitals-own-rules: 1
            rules:
            - id: own-group-described
              title: Security groups say what they are for
              type: AWS::EC2::SecurityGroup
              severity: low
              safeguards: ["164.312(a)(1)"]
              expression: resource.Description.size() > 5
              message: "id + ' says only \\"' + resource.Description + '\\"'"
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void record() throws IOException {
        new RecordedAccount("aws", "111122223333", List.of("us-east-1"), Instant.parse("2026-11-01T06:00:00Z"))
                .write(folder);
        Files.createDirectories(folder.resolve("ec2/us-east-1"));
        Files.writeString(folder.resolve("ec2/us-east-1/DescribeSecurityGroups.json"), """
                {"SecurityGroups": [
                  {"GroupId": "sg-1", "GroupName": "app", "OwnerId": "111122223333", "Description": "app"},
                  {"GroupId": "sg-2", "GroupName": "web", "OwnerId": "111122223333", "Description": "The web's"}]}
                """);
    }

    @Test
    void judgesByTheRulesOfTheFileBesideTheCatalogue() throws IOException {
        assertThat(scan(RULES)).as(err.toString()).isZero();

        assertThat(out.toString())
                .contains("\"rule\":\"ec2-security-group-no-public-ssh\"")
                .contains("\"message\":\"sg-1 says only \\\"app\\\"\"");
        assertThat(out.toString().lines().filter(line -> line.contains("own-group-described")))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"verdict\":\"fail\"") && line.contains("sg-1"))
                .anyMatch(line -> line.contains("\"verdict\":\"pass\"") && line.contains("sg-2"));
    }

    @Test
    void judgesByNamedRulesOfTheFileAlone() throws IOException {
        assertThat(scan(RULES, "--rules", "own-group-described", "--fail-on", "low"))
                .isEqualTo(1);
        assertThat(out.toString().lines()).isNotEmpty().allMatch(line -> line.contains("own-group-described"));
    }

    @Test
    void refusesAFileThatIsNotRight() throws IOException {
        assertThat(scan(RULES.replace("resource.Description.size() > 5", "nothing_like_it")))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("Line 3: own-group-described, expression: Line 1, column 1: undeclared reference");
        assertThat(out.toString()).isEmpty();
    }

    private int scan(String rules, String... options) throws IOException {
        var file = Files.writeString(folder.resolve("rules.yaml"), rules);
        var all = new java.util.ArrayList<>(
                List.of("scan", "--recording", folder.toString(), "--own-rules", file.toString()));
        all.addAll(List.of(options));
        return CommandLineStart.run(
                new PrintWriter(out), new PrintWriter(err), Clock.systemUTC(), all.toArray(String[]::new));
    }
}
