package dev.vitals.collect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.aws.AwsAccess;
import dev.vitals.aws.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** That every declared operation is called and needed is shown by RuleOperationsTest. */
class ReadOnlyPolicyTest {

    private static final List<Operation> DECLARED = Stream.concat(
                    CollectorCatalogue.discover().operations().stream(), AwsAccess.operations().stream())
            .toList();

    private final List<JsonNode> documents = parsed(ReadOnlyPolicy.documents(DECLARED));

    @Test
    void allowsExactlyWhatCollectorsDeclareAndEachOnce() {
        assertThat(actions(documents))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(
                        DECLARED.stream().map(Operation::action).distinct().toList());
    }

    @Test
    void readsAndNamesEveryActionInFull() {
        assertThat(actions(documents))
                .allSatisfy(action -> assertThat(action).matches("[a-z0-9-]+:[A-Za-z0-9]+"))
                .filteredOn(action -> !action.matches("[a-z0-9-]+:(Get|List|Describe|BatchGet|Lookup|Search|Filter).*"))
                .as("neither a list nor a look: these make a report to read, and API Gateway knows only the verb")
                .containsExactlyInAnyOrder(
                        "apigateway:GET", "iam:GenerateCredentialReport", "iam:GenerateServiceLastAccessedDetails");
    }

    @Test
    void allowsAndNothingElse() {
        assertThat(documents).allSatisfy(document -> {
            assertThat(document.path("Version").asString()).isEqualTo("2012-10-17");
            assertThat(document.path("Statement")).hasSize(1);
            assertThat(document.at("/Statement/0/Effect").asString()).isEqualTo("Allow");
            assertThat(document.at("/Statement/0/Resource").asString()).isEqualTo("*");
        });
    }

    @Test
    void staysWithinWhatIamAllowsInAManagedPolicy() {
        assertThat(ReadOnlyPolicy.documents(DECLARED))
                .allSatisfy(
                        document -> assertThat(ReadOnlyPolicy.size(document)).isLessThanOrEqualTo(6_144));
    }

    @Test
    void becomesAsManyDocumentsAsItTakesWithoutLosingAnAction() {
        var many = IntStream.range(0, 500)
                .mapToObj(number -> Operation.of("service", "DescribeSomethingLong%03d".formatted(number)))
                .toList();

        var parts = ReadOnlyPolicy.documents(many);

        assertThat(parts)
                .hasSizeGreaterThan(2)
                .allSatisfy(part -> assertThat(ReadOnlyPolicy.size(part)).isLessThanOrEqualTo(6_144));
        assertThat(actions(parsed(parts)))
                .containsExactlyElementsOf(many.stream().map(Operation::action).toList());
    }

    private static List<JsonNode> parsed(List<String> documents) {
        return documents.stream()
                .map(document -> JsonMapper.shared().readTree(document))
                .toList();
    }

    private static List<String> actions(List<JsonNode> documents) {
        var actions = new ArrayList<String>();
        documents.forEach(
                document -> document.at("/Statement/0/Action").forEach(action -> actions.add(action.asString())));
        return actions;
    }
}
