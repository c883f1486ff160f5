package dev.vitals.triage;

import dev.vitals.finding.FindingFilter;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * A list of findings that somebody keeps under a name: its filter, its order, its columns.
 *
 * @param question the part of the address behind the question mark, without a page and a day
 * @param owner who keeps it
 * @param shared whether others see it too
 */
public record SavedView(long id, String name, String question, UUID owner, String ownerName, boolean shared) {

    /** What it asks for. */
    public FindingFilter filter() {
        var asked = UriComponentsBuilder.newInstance().query(question).build().getQueryParams();
        return new FindingFilter(
                of(asked, "text"),
                of(asked, "severity"),
                of(asked, "state"),
                of(asked, "scope"),
                of(asked, "account"),
                of(asked, "region"),
                of(asked, "type"),
                of(asked, "rule"),
                of(asked, "safeguard"),
                of(asked, "age"),
                of(asked, "sort"),
                of(asked, "source"),
                of(asked, "human"),
                of(asked, "owner"),
                of(asked, "due"),
                of(asked, "tag"));
    }

    private static String of(MultiValueMap<String, String> asked, String name) {
        var value = asked.getFirst(name);
        return value == null ? "" : UriUtils.decode(value, StandardCharsets.UTF_8);
    }
}
