package dev.vitals.digest;

import dev.vitals.audit.Actor;
import dev.vitals.audit.AuditLog;
import dev.vitals.identity.Member;
import dev.vitals.identity.MemberStore;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * Ends mails without a sign-in, for whoever has the mail: by the button of a mail program (RFC 8058), or by hand. Looking
 * at the page ends nothing, because scanners of mail look at every address.
 */
@Controller
class UnsubscribeController {

    /** What can be ended by itself. */
    enum Ending {
        DIGEST("digests"),
        ALERTS("alerts"),
        REMINDERS("reminders of attestations and acceptances, and mails about requests for evidence");

        private final String words;

        Ending(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        static Optional<Ending> of(String word) {
            return Arrays.stream(values())
                    .filter(list -> list.name().toLowerCase(Locale.ROOT).equals(word))
                    .findFirst();
        }
    }

    private final DigestChoices choices;
    private final MemberStore members;
    private final AuditLog audit;
    private final Clock clock;

    UnsubscribeController(DigestChoices choices, MemberStore members, AuditLog audit, Clock clock) {
        this.choices = choices;
        this.members = members;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/unsubscribe/{what}/{token}")
    @OpenTo(Whom.ANYBODY)
    String ask(@PathVariable String what, @PathVariable String token, Model model) {
        var known = Ending.of(what).filter(list -> choices.byToken(token).isPresent());
        model.addAttribute("list", known.orElse(null));
        return "digest/unsubscribe";
    }

    @PostMapping("/unsubscribe/{what}/{token}")
    @OpenTo(Whom.ANYBODY)
    String end(@PathVariable String what, @PathVariable String token, HttpServletRequest request, Model model) {
        var list = Ending.of(what);
        var choice = list.flatMap(any -> choices.byToken(token));
        choice.ifPresent(given -> end(list.orElseThrow(), given, request));
        model.addAttribute("list", choice.isPresent() ? list.orElseThrow() : null);
        model.addAttribute("done", choice.isPresent());
        return "digest/unsubscribe";
    }

    private void end(Ending list, DigestChoice choice, HttpServletRequest request) {
        choices.end(choice.member(), list);
        var name =
                members.find(choice.member(), clock.instant()).map(Member::name).orElse("somebody");
        var actor = new Actor(name, "mail link", String.valueOf(request.getRemoteAddr()));
        audit.record(actor, "mails.ended", list.name().toLowerCase(Locale.ROOT), null, null, "");
    }
}
