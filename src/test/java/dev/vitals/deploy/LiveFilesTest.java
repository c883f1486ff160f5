package dev.vitals.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The queues for live changes, of one account and of an organization: files that are written by hand. */
class LiveFilesTest {

    @ParameterizedTest
    @CsvSource({"vitals-live.yaml, Calls.Arn Changes.Arn", "vitals-live-organization.yaml, Arrived.Arn"})
    void onlyTheRulesSendAndOnlyOverTls(String file, String rules) throws IOException {
        var statements = resources(file).at("/OnlyEventBridgeSends/Properties/PolicyDocument/Statement");

        assertThat(statements).hasSize(2);
        assertThat(statements.at("/0/Principal/Service").asString()).isEqualTo("events.amazonaws.com");
        assertThat(statements.at("/0/Condition/ArnEquals/aws:SourceArn"))
                .extracting(arn -> arn.asString().replace("!GetAtt ", ""))
                .containsExactly(rules.split(" "));
        assertThat(statements.at("/1/Effect").asString()).isEqualTo("Deny");
        assertThat(statements.at("/1/Condition/Bool/aws:SecureTransport").asString())
                .isEqualTo("false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"vitals-live.yaml", "vitals-live-organization.yaml"})
    void vitalsMayReceiveFromItsQueueAndNothingElse(String file) throws IOException {
        var statements = resources(file).at("/VitalsListens/Properties/PolicyDocument/Statement");

        assertThat(statements).hasSize(1);
        assertThat(statements.at("/0/Action"))
                .extracting(JsonNode::asString)
                .containsExactly("sqs:ReceiveMessage", "sqs:DeleteMessage");
        assertThat(statements.at("/0/Resource").asString()).isEqualTo("!GetAtt Queue.Arn");
    }

    @Test
    void onlyAccountsOfTheOrganizationReachItsBus() throws IOException {
        var statement = resources("vitals-live-organization.yaml").at("/OnlyTheOrganizationSends/Properties/Statement");

        assertThat(statement.at("/Action").asString()).isEqualTo("events:PutEvents");
        assertThat(statement.at("/Condition/StringEquals/aws:PrincipalOrgID").asString())
                .isEqualTo("!Ref Organization");
    }

    @Test
    void aMemberPassesOnWhatASingleAccountWouldTellAndMayDoNothingElse() throws IOException {
        var alone = resources("vitals-live.yaml");
        var member = node(Templates.parsed(member())).get("Resources");

        for (String rule : List.of("Calls", "Changes")) {
            assertThat(member.at("/%s/Properties/EventPattern".formatted(rule)))
                    .isEqualTo(alone.at("/%s/Properties/EventPattern".formatted(rule)));
        }
        assertThat(Stream.of("Calls", "Changes")
                        .map(rule -> alone.at("/%s/Properties/EventPattern/detail-type/0".formatted(rule))))
                .as("what the bus lets through")
                .containsExactlyElementsOf(
                        resources("vitals-live-organization.yaml").at("/Arrived/Properties/EventPattern/detail-type"));
        var role = member.at("/Passes/Properties/Policies");
        assertThat(role).hasSize(1);
        assertThat(role.at("/0/PolicyDocument/Statement")).hasSize(1);
        assertThat(role.at("/0/PolicyDocument/Statement/0/Action").asString()).isEqualTo("events:PutEvents");
        assertThat(role.at("/0/PolicyDocument/Statement/0/Resource").asString()).isEqualTo("!Ref Bus");
    }

    @Test
    void terraformBringsTheSameIntoTheMembers() throws IOException {
        var module = Files.readString(Path.of("deploy/terraform/vitals-live-organization/main.tf"));

        assertThat(module).contains(member().replace("${", "$${").indent(4));
    }

    private static String member() throws IOException {
        return resources("vitals-live-organization.yaml")
                .at("/Members/Properties/TemplateBody")
                .asString();
    }

    private static JsonNode resources(String file) throws IOException {
        return node(Templates.parsed(Files.readString(Path.of("deploy", file)))).get("Resources");
    }

    private static JsonNode node(Map<String, Object> template) {
        return new JsonMapper().valueToTree(template);
    }
}
