package dev.vitals.policy;

import dev.vitals.page.AsOf;
import dev.vitals.page.Organization;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.util.UriUtils;

/** What the pages of policies share: which one, which version, and the page of it, which several routes answer with. */
@Component
class PolicyDesk {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final String UNNAMED = "Your organization";

    private final Policies policies;
    private final Organization organization;
    private final Clock clock;

    PolicyDesk(Policies policies, Organization organization, Clock clock) {
        this.policies = policies;
        this.organization = organization;
        this.clock = clock;
    }

    StartingText named(String slug) {
        return StartingText.find(slug)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No policy " + slug));
    }

    /** Its name where it has one, else empty. */
    String organization() {
        return organization.name().equals(UNNAMED) ? "" : organization.name();
    }

    Instant instant() {
        return clock.instant();
    }

    AsOf now() {
        return new AsOf(organization.dayOf(clock.instant()), clock.instant(), true);
    }

    /** A version by its number; without one what is in force, or what was written last. */
    Optional<PolicyVersion> chosen(List<PolicyVersion> versions, @Nullable Integer number) {
        if (number != null) {
            return versions.stream().filter(each -> each.version() == number).findFirst();
        }
        return Policies.inForce(versions).or(() -> versions.stream().findFirst());
    }

    String show(String slug, @Nullable Integer number, AsOf asOf, Principal principal, Model model) {
        var start = named(slug);
        var versions = policies.versions(slug, asOf);
        var chosen = chosen(versions, number).orElse(null);
        if (chosen == null && number != null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "No version %d of this policy".formatted(number));
        }
        var newest = versions.isEmpty() ? null : versions.getFirst();
        var inForce = Policies.inForce(versions).orElse(null);
        var body = chosen == null ? start.bodyFor(organization()) : chosen.body();
        model.addAttribute("asOf", asOf);
        model.addAttribute("start", start);
        model.addAttribute("chosen", chosen);
        model.addAttribute("newest", newest);
        model.addAttribute("inForce", inForce);
        model.addAttribute("title", chosen == null ? start.title() : chosen.title());
        model.addAttribute("text", PolicyMarkdown.blocks(start.title(), body));
        model.addAttribute("places", PolicyVersion.places(body));
        model.addAttribute("isOwn", newest != null && newest.recordedBy().equals(principal.getName()));
        model.addAttribute("attest", inForce == null ? null : attest(start, inForce));
        return "policy/policy";
    }

    /** To a form that says of this version that it is in force. */
    private String attest(StartingText start, PolicyVersion inForce) {
        var statement =
                "Our policy “%s”, version %d, approved by %s on %s (/policies/%s?version=%d), is in force, known to those whom it concerns, and was reviewed on the day given below."
                        .formatted(
                                inForce.title(),
                                inForce.version(),
                                inForce.approvedBy(),
                                DAY.format(java.util.Objects.requireNonNull(inForce.approvedAt())
                                        .atZone(organization.zone())),
                                start.slug(),
                                inForce.version());
        var address = new StringBuilder("/attestations/new?title=").append(encoded(inForce.title()));
        address.append("&statement=").append(encoded(statement));
        start.citations().forEach(citation -> address.append("&citation=").append(encoded(citation)));
        return address.toString();
    }

    private static String encoded(String text) {
        return UriUtils.encode(text, StandardCharsets.UTF_8);
    }
}
