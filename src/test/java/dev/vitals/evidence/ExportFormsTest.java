package dev.vitals.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.attestation.PeopleProof;
import dev.vitals.evidence.BinderOrder.Paper;
import dev.vitals.hipaa.SafeguardCatalogue;
import dev.vitals.page.Organization;
import dev.vitals.rule.RuleBook;
import dev.vitals.rule.Settings;
import dev.vitals.score.RuleLine;
import dev.vitals.score.SafeguardScore.State;
import dev.vitals.support.Catalogues;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportFormsTest {

    private static final String UUID_4_OR_5 =
            "[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[45][0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}";
    private static final String TOKEN = "[A-Za-z_][A-Za-z0-9._-]*";
    private static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");
    private static final RuleBook BOOK = new RuleBook(Catalogues.RULES.judges(), Settings.defaults(), Optional.empty());

    @Test
    void assessmentResultsHaveWhatOscalAsksFor() {
        var results = oscal(State.MET).path("assessment-results");
        assertThat(results.path("uuid").asString()).matches(UUID_4_OR_5);
        assertThat(results.path("metadata").propertyNames())
                .contains("title", "last-modified", "version", "oscal-version");
        assertThat(results.path("import-ap").path("href").asString())
                .isEqualTo("#"
                        + results.path("back-matter")
                                .path("resources")
                                .path(0)
                                .path("uuid")
                                .asString());
        var result = results.path("results").path(0);
        assertThat(result.propertyNames()).contains("uuid", "title", "description", "start", "reviewed-controls");
        var observation = result.path("observations").path(0);
        assertThat(observation.propertyNames()).contains("uuid", "description", "methods", "collected");
        var finding = result.path("findings").path(0);
        assertThat(finding.path("target").path("target-id").asString()).matches(TOKEN);
        assertThat(finding.path("related-observations")
                        .path(0)
                        .path("observation-uuid")
                        .asString())
                .isEqualTo(observation.path("uuid").asString());
    }

    @Test
    void onlyWhatIsMetIsSatisfied() {
        for (State state : State.values()) {
            var status = oscal(state)
                    .at("/assessment-results/results/0/findings/0/target/status/state")
                    .asString();
            assertThat(status).as(state.title()).isEqualTo(state == State.MET ? "satisfied" : "not-satisfied");
        }
    }

    private static JsonNode oscal(State state) {
        var order = new BinderOrder(
                new UUID(1, 2),
                "all",
                "All accounts",
                List.of("111122223333"),
                List.of(),
                DAY,
                DAY,
                Paper.A4,
                false,
                "",
                "ada",
                "oidc",
                NOW,
                "");
        var safeguard = SafeguardCatalogue.load().find("164.312(a)(2)(iv)").orElseThrow();
        var history = new SafeguardHistory(
                safeguard.citation(),
                DAY,
                state,
                DAY,
                state,
                0,
                1,
                0,
                List.of(new RuleLine("s3-bucket-versioning", 1, 3, 2, 1, 0, 0, 0, List.of())),
                PeopleProof.NONE);
        var json = new OscalResults(
                        new Organization("Riverside", ZoneOffset.UTC), order, Asked.of(order, ZoneOffset.UTC), BOOK)
                .write(List.of(new OscalResults.Judged(safeguard, history)));
        return JsonMapper.shared().readTree(json);
    }

    @Test
    void findingsAreComplianceFindingsOfOcsf() {
        var failing = ocsf("failing", null);
        assertThat(failing.path("class_uid").asInt()).isEqualTo(2003);
        assertThat(failing.path("type_uid").asInt()).isEqualTo(200301);
        assertThat(failing.path("compliance").path("status").asString()).isEqualTo("Fail");
        assertThat(failing.path("severity_id").asInt()).isEqualTo(4);
        var closed = ocsf("passing", NOW);
        assertThat(closed.path("activity_id").asInt()).isEqualTo(3);
        assertThat(closed.path("compliance").path("status").asString()).isEqualTo("Pass");
    }

    @Test
    void whatCannotBeReadIsNoPassInOcsfEither() {
        assertThat(ocsf("unknown", null).path("compliance").path("status").asString())
                .isEqualTo("Unknown");
        assertThat(ocsf("gone", NOW).path("compliance").path("status").asString())
                .isEqualTo("Unknown");
    }

    static FindingLine line(String state, @Nullable Instant closed) {
        return new FindingLine(
                7,
                "s3-bucket-versioning",
                "high",
                "records keeps no versions",
                "111122223333",
                "production",
                "us-east-1",
                "AWS::S3::Bucket",
                "records",
                "records",
                "arn:aws:s3:::records",
                state,
                switch (state) {
                    case "passing" -> "pass";
                    case "failing" -> "fail";
                    default -> "unknown";
                },
                NOW,
                null,
                0,
                closed,
                "",
                "open",
                null,
                "",
                null);
    }

    private static JsonNode ocsf(String state, @Nullable Instant closed) {
        var json = new OcsfFindings<>(new ByteArrayOutputStream(), BOOK);
        json.write(line(state, closed), List.of("164.312(c)(1)"));
        return JsonMapper.shared()
                .readTree(json.end().toString(StandardCharsets.UTF_8))
                .path(0);
    }
}
