package dev.vitals.outgoing;

import dev.vitals.address.SafeAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.Region;

/**
 * A destination as an administrator describes it. What is secret is never put into it from what is kept: left empty, it
 * stays as it is.
 *
 * @param address whole; a region for Security Hub
 * @param events words of {@link Happening}
 * @param group an id; null for every account
 */
record DestinationForm(
        @Nullable String name,
        @Nullable String address,
        @Nullable String secret,
        @Nullable Long group,
        @Nullable String severity,
        @Nullable List<String> events,
        @Nullable String user,
        @Nullable String project,
        @Nullable String type,
        @Nullable String role,
        @Nullable String externalId) {

    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_SECRET = 4_000;
    private static final int SHORTEST_KEY = 16;
    private static final Set<String> SEVERITIES = Set.of("critical", "high", "medium", "low");

    DestinationForm {
        name = given(name);
        address = given(address);
        secret = given(secret);
        severity = given(severity).isEmpty() ? "high" : given(severity);
        events = events == null ? List.of() : List.copyOf(events);
        user = given(user);
        project = given(project);
        type = given(type).isEmpty() ? "Task" : given(type);
        role = given(role);
        externalId = given(externalId);
    }

    /** What a new one begins with. */
    static DestinationForm fresh() {
        return new DestinationForm(
                "", "", "", null, "high", List.of("opened", "reopened", "resolved"), "", "", "", "", "");
    }

    static DestinationForm of(Destination kept) {
        return new DestinationForm(
                kept.name(),
                "",
                "",
                kept.group(),
                kept.leastSeverity(),
                kept.happenings().stream().map(Happening::word).toList(),
                kept.setting("user"),
                kept.setting("project"),
                kept.setting("type"),
                kept.setting("role"),
                kept.setting("externalId"));
    }

    /**
     * What is wrong with it, in a sentence; empty where nothing is.
     *
     * @param before what is there already; null for a new one
     */
    String wrong(Kind kind, @Nullable Destination before, Set<Long> groups) {
        if (given(name).isEmpty() || given(name).length() > LONGEST_NAME) {
            return "Give it a name of up to %d characters.".formatted(LONGEST_NAME);
        }
        if (Happening.of(chosen()).isEmpty()) {
            return "Choose at least one thing that is told.";
        }
        if (!SEVERITIES.contains(given(severity))) {
            return "“%s” is no severity.".formatted(severity);
        }
        if (group != null && !groups.contains(group)) {
            return "There is no such group of accounts any more. Choose another one.";
        }
        var wrong = wrongAddress(kind, before);
        return wrong.isEmpty() ? wrongOfKind(kind, before) : wrong;
    }

    private String wrongAddress(Kind kind, @Nullable Destination before) {
        if (given(address).isEmpty()) {
            return before == null ? "Give the address." : "";
        }
        if (kind == Kind.SECURITY_HUB) {
            return Region.regions().stream().anyMatch(region -> region.id().equals(address))
                    ? ""
                    : "“%s” is no region of AWS.".formatted(PlainText.line(given(address), 40));
        }
        if (!isSafe(kind)) {
            return kind == Kind.SIEM_SYSLOG
                    ? "Give the address as tls://host:6514, or as tcp://127.0.0.1:514 for a relay on this machine. In the clear it must not leave it."
                    : "Give an address that begins with https:// and holds no name and password. In the clear nothing leaves this machine.";
        }
        return before != null
                        && !place(kind).equals(before.place())
                        && given(secret).isEmpty()
                        && takesSecret(kind)
                ? "The address leads to another host, so give the secret again: what was kept for the one is not sent to the other."
                : "";
    }

    private boolean isSafe(Kind kind) {
        try {
            var uri = new URI(given(address));
            var safe = kind == Kind.SIEM_SYSLOG
                    ? SafeAddress.isSafe(uri, "tls", "tcp") && uri.getPort() > 0
                    : SafeAddress.isSafe(uri);
            return safe && uri.getUserInfo() == null && uri.getFragment() == null;
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static boolean takesSecret(Kind kind) {
        return kind == Kind.WEBHOOK || kind == Kind.JIRA || kind == Kind.SIEM_HTTP;
    }

    private String wrongOfKind(Kind kind, @Nullable Destination before) {
        if (given(secret).length() > LONGEST_SECRET || !given(secret).matches("[\\x20-\\x7e]*")) {
            return "A secret is up to %,d letters, digits and signs of ASCII.".formatted(LONGEST_SECRET);
        }
        var isKept = before != null && given(secret).isEmpty();
        return switch (kind) {
            case WEBHOOK ->
                !isKept && given(secret).length() < SHORTEST_KEY
                        ? "Give a key for the signature, of at least %d characters.".formatted(SHORTEST_KEY)
                        : "";
            case JIRA -> wrongOfJira(isKept);
            case SECURITY_HUB ->
                given(role).isEmpty() || given(role).matches("arn:aws[a-z-]*:iam::\\d{12}:role/[\\w+=,.@/-]+")
                        ? ""
                        : "“%s” is not the ARN of a role.".formatted(PlainText.line(given(role), 100));
            case SLACK, SIEM_HTTP, SIEM_SYSLOG -> "";
        };
    }

    private String wrongOfJira(boolean isKept) {
        if (!given(project).matches("[A-Z][A-Z0-9_]{1,30}")) {
            return "Give the key of the project, such as SEC.";
        }
        if (given(type).length() > LONGEST_NAME || given(user).length() > 200) {
            return "The type of issue or the user is too long.";
        }
        return !isKept && given(secret).isEmpty() ? "Give the API token." : "";
    }

    /** What may be shown of the address. */
    String place(Kind kind) {
        if (kind == Kind.SECURITY_HUB) {
            return given(address);
        }
        var uri = URI.create(given(address));
        return uri.getScheme() + "://" + uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }

    /** What the kind asks for beside address and secret. */
    Map<String, String> settings(Kind kind) {
        var all = Map.of(
                "user",
                given(user),
                "project",
                given(project),
                "type",
                given(type),
                "role",
                given(role),
                "externalId",
                given(externalId));
        var settings = new LinkedHashMap<String, String>();
        kind.settings().stream()
                .filter(setting -> !all.get(setting).isEmpty())
                .forEach(setting -> settings.put(setting, all.get(setting)));
        return settings;
    }

    /** Words of what is told; none where none was chosen. */
    public List<String> chosen() {
        return events == null ? List.of() : events;
    }

    @Override
    public String toString() {
        // Never address and secret: forms end up in logs.
        return "DestinationForm[%s]".formatted(name);
    }

    static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
