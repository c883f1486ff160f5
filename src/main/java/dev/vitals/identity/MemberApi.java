package dev.vitals.identity;

import dev.vitals.api.ApiPaths;
import dev.vitals.api.Listed;
import dev.vitals.api.Paging;
import dev.vitals.api.Words;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Members. */
@RestController
@Needs(Right.MEMBERS)
class MemberApi {

    private final MemberStore members;
    private final ClaimRoles roles;
    private final Clock clock;

    MemberApi(MemberStore members, ClaimRoles roles, Clock clock) {
        this.members = members;
        this.roles = roles;
        this.clock = clock;
    }

    /**
     * Somebody who may enter.
     *
     * @param issuer who vouches for them: a provider's own identifier, or {@code local}
     * @param subject what that provider calls them
     * @param active whether they come in at all, whatever their roles
     * @param lastSeenAt null for never
     * @param grants the roles that hold now; without one they see nothing
     */
    record MemberItem(
            UUID id,
            String issuer,
            String subject,
            String name,
            String mail,
            boolean active,
            Instant createdAt,
            @Nullable Instant lastSeenAt,
            List<GrantItem> grants) {

        static MemberItem of(Member member) {
            return new MemberItem(
                    member.id(),
                    member.issuer(),
                    member.subject(),
                    member.name(),
                    member.mail(),
                    member.active(),
                    member.createdAt(),
                    member.lastSeenAt(),
                    member.grants().stream().map(GrantItem::of).toList());
        }
    }

    /**
     * A role that somebody has.
     *
     * @param group the group of accounts on which; null for every account
     * @param until when it ends; null for never
     * @param evidenceFrom the first day whose evidence an auditor sees; null for every day
     */
    record GrantItem(
            long id,
            @Words(of = Role.class) String role,
            @Nullable Long group,
            @Nullable String groupName,
            @Words({"person", "provider", "scim"}) String origin,
            @Nullable Instant until,
            @Nullable LocalDate evidenceFrom,
            @Nullable LocalDate evidenceTo) {

        static GrantItem of(Grant grant) {
            var period = grant.period();
            return new GrantItem(
                    grant.id(),
                    grant.role().word(),
                    grant.group(),
                    grant.groupName(),
                    grant.origin(),
                    grant.until(),
                    period == null ? null : period.from(),
                    period == null ? null : period.to());
        }
    }

    /**
     * A member with what their provider said at the last sign-in.
     *
     * @param claims values by the name of the claim or attribute
     */
    record MemberAnswer(MemberItem member, Map<String, List<String>> claims) {}

    /**
     * A row of the table that turns what a provider says into a role.
     *
     * @param position the lowest one that matches decides
     * @param issuer of which provider; empty for any
     * @param group on whose accounts; null for every account
     */
    record ClaimItem(
            int position,
            String issuer,
            String claim,
            String value,
            @Words(of = Role.class) String role,
            @Nullable Long group) {

        static ClaimItem of(ClaimRole row) {
            return new ClaimItem(
                    row.position(),
                    row.issuer(),
                    row.claim(),
                    row.value(),
                    row.role().word(),
                    row.group());
        }
    }

    /** Members by name, by the page. */
    @GetMapping(ApiPaths.V1 + "/members")
    Listed<MemberItem> members(Paging paging) {
        return Listed.cut(members.all(clock.instant()), paging, MemberItem::of);
    }

    /** One member with their roles and what their provider said. */
    @GetMapping(ApiPaths.V1 + "/members/{id}")
    MemberAnswer member(@PathVariable UUID id) {
        var member = members.find(id, clock.instant())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No member " + id));
        return new MemberAnswer(
                MemberItem.of(member),
                ReceivedClaims.of(member, members.claims(id)).values());
    }

    /** The table of claims and roles, by precedence. */
    @GetMapping(ApiPaths.V1 + "/claims")
    Listed<ClaimItem> claims(Paging paging) {
        return Listed.cut(roles.all(), paging, ClaimItem::of);
    }
}
