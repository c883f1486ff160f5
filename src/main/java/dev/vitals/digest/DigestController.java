package dev.vitals.digest;

import dev.vitals.audit.AuditLog;
import dev.vitals.digest.DigestChoice.Rhythm;
import dev.vitals.digest.Mail.Kind;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.page.Organization;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** Where a person chooses what arrives by mail, sees how it would look, and looks up what arrived. */
@Controller
@Needs(Right.READ)
class DigestController {

    private static final int MOST_MAILS = 20;

    private final CurrentMember current;
    private final DigestChoices choices;
    private final DigestQueries queries;
    private final DigestViews views;
    private final Settled settled;
    private final DigestRound digests;
    private final LetterHtml html;
    private final MailMaker maker;
    private final Outbox outbox;
    private final Post post;
    private final WayOut out;
    private final AuditLog audit;
    private final Organization organization;
    private final Clock clock;

    DigestController(
            CurrentMember current,
            DigestChoices choices,
            DigestQueries queries,
            DigestViews views,
            Settled settled,
            DigestRound digests,
            LetterHtml html,
            MailMaker maker,
            Outbox outbox,
            Post post,
            WayOut out,
            AuditLog audit,
            Organization organization,
            Clock clock) {
        this.current = current;
        this.choices = choices;
        this.queries = queries;
        this.views = views;
        this.settled = settled;
        this.digests = digests;
        this.html = html;
        this.maker = maker;
        this.outbox = outbox;
        this.post = post;
        this.out = out;
        this.audit = audit;
        this.organization = organization;
        this.clock = clock;
    }

    @GetMapping("/me/digest")
    String show(Model model) {
        var choice = choice();
        return page(DigestForm.of(choice), Map.of(), choice, model);
    }

    @PostMapping("/me/digest")
    String keep(@ModelAttribute("form") DigestForm form, Model model) {
        var before = choice();
        var wrong = form.wrong(member().mail().isBlank());
        if (!wrong.isEmpty()) {
            return page(form, wrong, before, model);
        }
        var now = clock.instant();
        var groups = List.copyOf(queries.groups().keySet());
        var after = form.choice(before, groups, views.of(member().id()), settled.until(now), now);
        choices.keep(after);
        audit.record("digest.chosen", member().name(), before.told(), after.told());
        return "redirect:/me/digest?kept";
    }

    /** A mail as it would come now, sent at once where that is possible; it changes nothing of what comes later. */
    @PostMapping("/me/digest/now")
    String now() {
        var choice = choice();
        var address = MailMaker.address(member(), choice);
        if (address.isEmpty()) {
            return "redirect:/me/digest?nowhere";
        }
        var mail = maker.mail(Kind.TEST, member(), address.get(), letter(choice), clock.instant());
        outbox.add(mail);
        audit.record("mail.tried", mail.id().toString());
        post.send(mail.id());
        return "redirect:/mails/" + mail.id();
    }

    @GetMapping("/me/digest/preview")
    String preview(Model model, HttpServletResponse response) {
        var letter = letter(choice());
        MailPage.mayFrame(response);
        model.addAttribute("subject", letter.head());
        model.addAttribute("plain", LetterText.of(letter));
        return "digest/preview";
    }

    @GetMapping("/me/digest/preview/html")
    void previewed(HttpServletResponse response) throws IOException {
        MailPage.write(html.of(letter(choice())), response);
    }

    private Letter letter(DigestChoice choice) {
        var now = clock.instant();
        return digests.letter(member(), choice, from(choice, now), now)
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.FORBIDDEN, "There is nothing that you may see"));
    }

    /** A day or a week ago: a preview shows how such a mail looks, whatever was told already. */
    private static Instant from(DigestChoice choice, Instant now) {
        return now.minus(Duration.ofDays(choice.rhythm() == Rhythm.WEEKLY ? 7 : 1));
    }

    private String page(DigestForm form, Map<String, String> wrong, DigestChoice choice, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("wrong", wrong);
        model.addAttribute("choice", choice);
        model.addAttribute("member", member());
        model.addAttribute("rhythms", Rhythm.values());
        model.addAttribute("groups", queries.groups());
        model.addAttribute("views", views.of(member().id()));
        model.addAttribute(
                "isViewLost", views.bound(choice.view(), member().id()).isLost());
        model.addAttribute(
                "zones", ZoneId.getAvailableZoneIds().stream().sorted().toList());
        model.addAttribute("mails", outbox.of(member().id(), MOST_MAILS));
        model.addAttribute("out", out);
        return "digest/choice";
    }

    private DigestChoice choice() {
        return choices.of(member().id(), organization.zone(), clock.instant());
    }

    private Member member() {
        return current.get().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}
