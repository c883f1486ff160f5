package dev.vitals.policy;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.page.AsOf;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Policies with their versions. */
@RestController
@Needs(Right.READ)
class PolicyApi {

    private final Policies policies;
    private final PolicyDesk desk;

    PolicyApi(Policies policies, PolicyDesk desk) {
        this.policies = policies;
        this.desk = desk;
    }

    /**
     * A policy.
     *
     * @param slug by which it is asked for
     * @param inForce number of the newest version that another person has approved; null where none is
     * @param newest number of the newest version; null where nobody has written one
     */
    record PolicyItem(
            String slug,
            String title,
            @Nullable Integer inForce,
            @Nullable Integer newest) {}

    /**
     * A version of a policy.
     *
     * @param body Markdown
     * @param approvedBy another person; null while nobody has
     */
    record PolicyVersionItem(
            int version,
            String title,
            String body,
            String note,
            String recordedBy,
            Instant recordedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {

        static PolicyVersionItem of(PolicyVersion version) {
            return new PolicyVersionItem(
                    version.version(),
                    version.title(),
                    version.body(),
                    version.note(),
                    version.recordedBy(),
                    version.recordedAt(),
                    version.approvedBy(),
                    version.approvedAt());
        }
    }

    /**
     * A policy with its versions.
     *
     * @param versions the newest first
     */
    record PolicyAnswer(PolicyItem policy, List<PolicyVersionItem> versions) {}

    /** Every policy. */
    @GetMapping(ApiPaths.V1 + "/policies")
    Listed<PolicyItem> policies(AsOf asOf, Paging paging) {
        var versions = policies.all(asOf);
        return Listed.cut(
                StartingText.all(), paging, start -> item(start, versions.getOrDefault(start.slug(), List.of())));
    }

    /**
     * One policy with its versions.
     *
     * @param slug the policy, as the list names it
     */
    @GetMapping(ApiPaths.V1 + "/policies/{slug}")
    PolicyAnswer policy(@PathVariable String slug, AsOf asOf) {
        var start = desk.named(slug);
        var versions = policies.versions(slug, asOf);
        return new PolicyAnswer(
                item(start, versions),
                versions.stream().map(PolicyVersionItem::of).toList());
    }

    private static PolicyItem item(StartingText start, List<PolicyVersion> versions) {
        return new PolicyItem(
                start.slug(),
                start.title(),
                Policies.inForce(versions).map(PolicyVersion::version).orElse(null),
                versions.isEmpty() ? null : versions.getFirst().version());
    }
}
