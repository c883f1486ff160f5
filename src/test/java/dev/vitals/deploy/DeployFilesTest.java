package dev.vitals.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.bertramlabs.plugins.hcl4j.HCLParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** That the files work is shown over the wire by RoleStackOverTheWireTest. */
class DeployFilesTest {

    private static final Path FOLDER = Path.of("deploy");
    private static final int MOST_OF_A_BODY = 51_200;
    private static final int MOST_POLICIES_OF_A_ROLE = 10;
    private static final GivenTo US = new GivenTo("arn:aws:iam::444455556666:role/vitals", "6f1d-90ab-4711-cafe");

    @TestFactory
    Stream<DynamicTest> everyFileOfTheFolderIsWhatIsDeclared() {
        return DeployFiles.all().entrySet().stream()
                .map(file -> DynamicTest.dynamicTest(file.getKey(), () -> isKept(file.getKey(), file.getValue())));
    }

    private static void isKept(String name, String text) throws IOException {
        var path = FOLDER.resolve(name);
        if (Boolean.getBoolean("docs.write")) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
        assertThat(path)
                .as("run mvn test -Dtest=DeployFilesTest -Ddocs.write=true")
                .content(StandardCharsets.UTF_8)
                .isEqualTo(text);
    }

    @Test
    void staysWithinWhatCloudFormationAndIamTake() {
        assertThat(List.of(DeployFiles.readRole(US), DeployFiles.organization(US)))
                .allSatisfy(body -> assertThat(body.getBytes(StandardCharsets.UTF_8))
                        .as("may be given without a bucket")
                        .hasSizeLessThan(MOST_OF_A_BODY));
        assertThat(ReadRole.policies()).hasSizeLessThanOrEqualTo(MOST_POLICIES_OF_A_ROLE);
    }

    @Test
    void givesNoActionByWhichDataOfPatientsIsRead() {
        var data = Pattern.compile(
                "s3:GetObject.*|secretsmanager:(Get|BatchGet)SecretValue|ssm:GetParameter.*|dynamodb:(GetItem|BatchGetItem|Query|Scan)|kms:Decrypt|sqs:ReceiveMessage|kinesis:GetRecords|lambda:GetFunction|rds-data:.*|athena:GetQueryResults");
        assertThat(ReadRole.policies())
                .flatMap(part -> part)
                .hasSizeGreaterThan(100)
                .allSatisfy(action ->
                        assertThat(action).doesNotContain("*").as("reads data").doesNotMatch(data));
    }

    @Test
    void holdsEveryActionInEveryFileOnceForEachRoleThatItMakes() {
        for (String action : ReadRole.policies().stream().flatMap(List::stream).toList()) {
            var named = Pattern.compile("[\" ]" + action + "\\b");
            assertThat(count(named, DeployFiles.readRole(US))).as(action).isOne();
            assertThat(count(named, DeployFiles.readRoleModule(US))).as(action).isOne();
            assertThat(count(named, DeployFiles.organization(US))).as(action).isEqualTo(2);
            assertThat(count(named, DeployFiles.organizationModule(US)))
                    .as(action)
                    .isEqualTo(2);
        }
    }

    private static long count(Pattern named, String text) {
        return named.matcher(text).results().count();
    }

    @Test
    void fillsInWhomTheRoleIsGivenToAndOtherwiseAsks() {
        for (String text : List.of(DeployFiles.readRole(US), DeployFiles.organization(US))) {
            var parameters = section(Templates.parsed(text), "Parameters");
            assertThat(section(parameters, "VitalsPrincipal")).containsEntry("Default", US.principal());
            assertThat(section(parameters, "ExternalId")).containsEntry("Default", US.externalId());
        }
        var asked = section(Templates.parsed(DeployFiles.readRole(GivenTo.NOBODY)), "Parameters");
        assertThat(section(asked, "VitalsPrincipal")).doesNotContainKey("Default");
        assertThat(section(asked, "ExternalId")).doesNotContainKey("Default");
    }

    @Test
    void letsNobodyWriteAnythingElseIntoAFile() {
        assertThatThrownBy(() -> new GivenTo("arn:aws:iam::444455556666:role/x'\n", "0123456789abcdef"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GivenTo(US.principal(), "${x}")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bringsTheVeryRoleOfOneAccountIntoEveryOtherAndIntoThoseThatJoin() {
        var set = section(
                section(section(Templates.parsed(DeployFiles.organization(US)), "Resources"), "Members"), "Properties");
        assertThat(set.get("TemplateBody")).isEqualTo(DeployFiles.readRole(GivenTo.NOBODY));
        assertThat(set).containsEntry("PermissionModel", "SERVICE_MANAGED");
        assertThat(section(set, "AutoDeployment")).containsEntry("Enabled", true);
        assertThat(terraform(DeployFiles.organizationModule(US)).toString())
                .contains("SERVICE_MANAGED")
                .contains(DeployFiles.readRole(GivenTo.NOBODY)
                        .lines()
                        .skip(4)
                        .findFirst()
                        .orElseThrow());
    }

    @TestFactory
    Stream<DynamicTest> everyModuleIsTerraformWithARoleOrAQueue() throws IOException {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".tf")).toList().stream()
                    .map(file -> DynamicTest.dynamicTest(file.toString(), () -> {
                        var module = terraform(Files.readString(file));
                        assertThat(module).containsKeys("terraform", "variable", "resource", "output");
                        assertThat(section(module, "resource").keySet()).containsAnyOf("aws_iam_role", "aws_sqs_queue");
                        assertThat(Files.readString(file)).doesNotContain("\t").endsWith("}\n");
                    }));
        }
    }

    private static Map<String, Object> terraform(String text) {
        try {
            return new java.util.LinkedHashMap<>(new HCLParser().parse(text));
        } catch (Exception broken) {
            throw new AssertionError("No Terraform: " + broken.getMessage(), broken);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Map<?, ?> of, String name) {
        return (Map<String, Object>) of.get(name);
    }
}
