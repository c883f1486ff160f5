package dev.vitals.outgoing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitals.outgoing.Delivery.State;
import dev.vitals.outgoing.OtherSide.Asked;
import dev.vitals.outgoing.OtherSide.Said;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JiraTest {

    private final Exchange exchange = new Exchange();
    private final OtherSide side = OtherSide.start();
    private final Jira jira = new Jira(exchange.calls);
    private final Issues issues = new Issues(exchange.database.sql());
    private final Courier courier = exchange.courier(new JiraWay(jira, issues, exchange.clock));
    private final List<JsonNode> made = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private String status = "To Do";
    private boolean losesAnswers;
    private Destination destination;

    @BeforeEach
    void aJiraWithAProject() {
        side.answering(this::answer);
        destination = exchange.destination(
                Kind.JIRA,
                side.address() + "/",
                null,
                "low",
                Map.of("user", "ada@example.org", "project", "SEC", "type", "Bug"));
    }

    @AfterEach
    void stop() {
        side.close();
    }

    @Test
    void makesOneIssueForAFindingAndSaysOnItWhatHappensNext() {
        exchange.opens("sg-1");
        send();
        exchange.clock.pass(Duration.ofHours(1));
        exchange.passes("sg-1");
        send();
        exchange.clock.pass(Duration.ofHours(1));
        exchange.opens("sg-1");
        send();

        assertThat(made).hasSize(1);
        assertThat(made.getFirst().at("/fields/project/key").asString()).isEqualTo("SEC");
        assertThat(made.getFirst().at("/fields/issuetype/name").asString()).isEqualTo("Bug");
        assertThat(comments).hasSize(2);
        assertThat(comments.getFirst()).startsWith("Resolved: a scan saw it pass.");
        assertThat(comments.getLast()).startsWith("It fails again.");
        assertThat(exchange.all()).allMatch(one -> one.state() == State.SENT);
        var basic = Base64.getEncoder()
                .encodeToString(("ada@example.org:" + Exchange.KEY).getBytes(StandardCharsets.UTF_8));
        assertThat(side.asked()).allMatch(asked -> asked.header("Authorization").equals("Basic " + basic));
    }

    @Test
    void makesNoSecondIssueWhereTheAnswerToTheFirstWasLost() {
        losesAnswers = true;
        exchange.opens("sg-1");
        send();
        assertThat(exchange.only().state()).isEqualTo(State.WAITING);
        losesAnswers = false;
        exchange.clock.pass(Duration.ofMinutes(2));
        courier.round();

        assertThat(made).hasSize(1);
        assertThat(exchange.only().state()).isEqualTo(State.SENT);
        assertThat(issues.find(destination.id(), exchange.only().finding())
                        .orElseThrow()
                        .key())
                .isEqualTo("SEC-1");
    }

    @Test
    void saysNothingTwiceWhereTheAnswerToACommentWasLost() {
        exchange.opens("sg-1");
        send();
        exchange.clock.pass(Duration.ofHours(1));
        exchange.passes("sg-1");
        losesAnswers = true;
        send();
        losesAnswers = false;
        exchange.clock.pass(Duration.ofMinutes(2));
        courier.round();

        assertThat(comments).hasSize(1);
        assertThat(exchange.all()).allMatch(one -> one.state() == State.SENT);
    }

    @Test
    void bringsTheStatusBackAndClosesNothingByIt() {
        exchange.opens("sg-1");
        send();
        status = "Done";
        new IssueRound(exchange.destinations, issues, jira, exchange.clock).round();

        var finding = exchange.only().finding();
        var issue = issues.of(finding).getFirst();
        assertThat(issue.status()).isEqualTo("Done");
        assertThat(issue.done()).isTrue();
        assertThat(issue.link()).isEqualTo(side.address() + "/browse/SEC-1");
        assertThat(exchange.database
                        .sql()
                        .sql("select machine_state from finding")
                        .query(String.class)
                        .single())
                .isEqualTo("failing");
    }

    @Test
    void makesNothingOfNamesThatOthersGave() {
        exchange.scan(
                Exchange.OURS,
                "sg-1",
                Exchange.failing(
                        "[Sign in|https://evil.example] [~admin] !https://evil/x.png! {color:white}x\nh1. www.evil.example"));
        send();
        var fields = made.getFirst().path("fields");
        assertThat(fields.path("summary").asString()).doesNotContain("\n");
        assertThat(fields.path("description").asString().lines().findFirst().orElseThrow())
                .contains("\\[Sign in\\|", "\\[\\~admin\\]", "\\{color")
                .doesNotContain("https://", "www.");
        assertThat(fields.path("labels").toString()).isEqualTo("[\"vitals\",\"vitals-1\"]");
    }

    @Test
    void asksCloudAndDataCenterWhereEachAnswers() {
        assertThat(Jira.searchPath("https://example.atlassian.net")).isEqualTo("/rest/api/2/search/jql");
        assertThat(Jira.searchPath("https://atlassian.net.example.org")).isEqualTo("/rest/api/2/search");
    }

    private void send() {
        exchange.events.round();
        courier.round();
    }

    private Said answer(Asked asked) {
        var body = asked.body().isEmpty() ? null : JsonMapper.shared().readTree(asked.body());
        if (asked.path().endsWith("/rest/api/2/search")) {
            var found = made.stream()
                    .map(issue -> Map.of(
                            "key",
                            "SEC-" + (made.indexOf(issue) + 1),
                            "fields",
                            Map.of(
                                    "labels", issue.at("/fields/labels"),
                                    "status",
                                            Map.of(
                                                    "name",
                                                    status,
                                                    "statusCategory",
                                                    Map.of("key", status.equals("Done") ? "done" : "new")))));
            return Said.of(200, JsonMapper.shared().writeValueAsString(Map.of("issues", found.toList())));
        }
        if (asked.path().endsWith("/rest/api/2/issue")) {
            made.add(body);
            return losesAnswers
                    ? Said.of(502, "gateway")
                    : Said.of(201, "{\"key\": \"SEC-%d\"}".formatted(made.size()));
        }
        if (asked.method().equals("GET")) {
            var bodies = comments.stream().map(words -> Map.of("body", words)).toList();
            return Said.of(200, JsonMapper.shared().writeValueAsString(Map.of("comments", bodies)));
        }
        comments.add(body.path("body").asString());
        return losesAnswers ? Said.of(502, "gateway") : Said.of(201, "{}");
    }
}
