package dev.vitals.finding;

import dev.vitals.api.Words;
import dev.vitals.inventory.ResourceVersions.Change;
import dev.vitals.inventory.WhyUnread;
import dev.vitals.rule.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resource with its configuration, what it was before, and what all rules say of it.
 *
 * @param configuration as AWS told it, secrets left out; null where none was kept
 * @param versions the latest first, twenty at most
 * @param hasMoreVersions whether there are older ones than those
 */
record ResourceAnswer(
        ResourceItem resource,
        @Nullable Object configuration,
        List<VersionItem> versions,
        boolean hasMoreVersions,
        List<VerdictItem> verdicts) {

    /**
     * A configuration that the resource had for a time.
     *
     * @param until null while it lasts
     * @param difference lines of a unified difference to the version before; empty for the first one
     */
    record VersionItem(Instant from, @Nullable Instant until, List<String> difference) {

        static VersionItem of(Change change) {
            return new VersionItem(
                    change.version().from(),
                    change.version().until(),
                    change.lines() == null
                            ? List.of()
                            : change.lines().stream().map(line -> line.text()).toList());
        }
    }

    /**
     * What one rule says of the resource.
     *
     * @param message the failure, or why the rule has nothing to say; empty where it passes
     * @param unread why it could not be judged; null where it could
     * @param since when the verdict began
     * @param finding its finding, even when it passes now; null where there never was one
     */
    record VerdictItem(
            String rule,

            @Words({"fail", "unknown", "pass", "not_applicable"})
            String verdict,

            @Words(of = Severity.class) String severity,
            String message,
            @Nullable WhyUnread unread,
            Instant since,
            @Nullable Long finding) {

        static VerdictItem of(ResourceVerdicts.Line line) {
            var message = line.message() == null ? "" : line.message();
            return new VerdictItem(
                    line.rule(),
                    line.verdict(),
                    line.severity(),
                    line.cause() == null ? message : "",
                    WhyUnread.ofNullable(line.cause(), message),
                    line.since(),
                    line.finding());
        }
    }
}
