package dev.vitals.outgoing;

import dev.vitals.outgoing.Calls.Answer;
import dev.vitals.outgoing.Calls.NoAnswerException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The few questions that are asked of Jira, Cloud or Data Center, by its REST API of version 2. */
@Component
class Jira {

    private static final String LABEL = "vitals-";
    private static final Pattern KEY = Pattern.compile("[A-Z][A-Z0-9_]*-\\d+");
    private static final int MOST_OF_A_STATUS = 60;

    private final Calls calls;

    Jira(Calls calls) {
        this.calls = calls;
    }

    /** An answer that helps no further: what became of the question is said by it. */
    static final class RefusedException extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Answer answer;

        RefusedException(Answer answer) {
            this.answer = answer;
        }

        Outcome outcome(Secrets secrets) {
            return answer.isGood()
                    ? new Outcome.Later(answer.status(), "What it answered is no answer of Jira.", answer.retryAfter())
                    : answer.outcome(secrets);
        }
    }

    /** The label by which the issue of a finding is found again. */
    static String label(long finding) {
        return LABEL + finding;
    }

    /** The issues of findings, wherever they were moved to; the oldest of each first. */
    List<Issue> search(Destination destination, Secrets secrets, Collection<Long> findings)
            throws NoAnswerException, RefusedException {
        var labels = findings.stream().map(Jira::label).collect(Collectors.joining(", "));
        var question = Map.of(
                "jql", "labels in (%s) order by created asc".formatted(labels),
                "fields", List.of("status", "labels"),
                "maxResults", 100);
        var issues = new ArrayList<Issue>();
        for (JsonNode issue : ask(destination, secrets, searchPath(secrets.address()), question)
                .path("issues")) {
            for (JsonNode label : issue.at("/fields/labels")) {
                var word = label.asString("");
                if (word.matches(LABEL + "\\d{1,18}")) {
                    issues.add(issue(destination, secrets, Long.parseLong(word.substring(LABEL.length())), issue));
                }
            }
        }
        return issues.stream()
                .filter(issue ->
                        findings.contains(issue.finding()) && !issue.key().isEmpty())
                .toList();
    }

    /** Cloud has given up the search that Data Center has, and the other way round. */
    static String searchPath(String address) {
        var host = String.valueOf(URI.create(address).getHost());
        return host.endsWith(".atlassian.net") || host.equals("api.atlassian.com")
                ? "/rest/api/2/search/jql"
                : "/rest/api/2/search";
    }

    /** Makes an issue; its key. */
    String create(Destination destination, Secrets secrets, String summary, String description, List<String> labels)
            throws NoAnswerException, RefusedException {
        var fields = Map.of(
                "project", Map.of("key", destination.setting("project")),
                "issuetype", Map.of("name", destination.setting("type")),
                "summary", summary,
                "description", description,
                "labels", labels);
        var made = ask(destination, secrets, "/rest/api/2/issue", Map.of("fields", fields));
        return key(made);
    }

    void comment(Destination destination, Secrets secrets, String key, String words)
            throws NoAnswerException, RefusedException {
        ask(destination, secrets, "/rest/api/2/issue/" + key + "/comment", Map.of("body", words));
    }

    /** Whether one of the latest comments holds these words. */
    boolean hasComment(Destination destination, Secrets secrets, String key, String words)
            throws NoAnswerException, RefusedException {
        var path = "/rest/api/2/issue/" + key + "/comment?orderBy=-created&maxResults=50";
        for (JsonNode comment :
                good(calls.ask(request(destination, secrets, path).GET())).path("comments")) {
            if (comment.path("body").asString("").contains(words)) {
                return true;
            }
        }
        return false;
    }

    static String link(Secrets secrets, String key) {
        return base(secrets) + "/browse/" + key;
    }

    private JsonNode ask(Destination destination, Secrets secrets, String path, Map<String, ?> question)
            throws NoAnswerException, RefusedException {
        var body = BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(question));
        return good(calls.ask(request(destination, secrets, path).POST(body)));
    }

    private static HttpRequest.Builder request(Destination destination, Secrets secrets, String path) {
        var user = destination.setting("user");
        var basic = (user + ":" + secrets.secret()).getBytes(StandardCharsets.UTF_8);
        return HttpRequest.newBuilder(URI.create(base(secrets) + path))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header(
                        "Authorization",
                        user.isEmpty()
                                ? "Bearer " + secrets.secret()
                                : "Basic " + Base64.getEncoder().encodeToString(basic));
    }

    private static JsonNode good(Answer answer) throws RefusedException {
        if (!answer.isGood()) {
            throw new RefusedException(answer);
        }
        try {
            return JsonMapper.shared().readTree(answer.body());
        } catch (JacksonException page) {
            throw new RefusedException(answer);
        }
    }

    private static Issue issue(Destination destination, Secrets secrets, long finding, JsonNode issue) {
        var key = key(issue);
        var status = issue.at("/fields/status");
        return new Issue(
                destination.name(),
                finding,
                key,
                link(secrets, key),
                PlainText.line(status.path("name").asString(""), MOST_OF_A_STATUS),
                status.at("/statusCategory/key").asString("").equals("done"));
    }

    /** Empty where it is none: it becomes part of addresses. */
    private static String key(JsonNode issue) {
        var key = issue.path("key").asString("");
        return KEY.matcher(key).matches() ? key : "";
    }

    private static String base(Secrets secrets) {
        return secrets.address().replaceFirst("(?<!/)/+$", "");
    }
}
