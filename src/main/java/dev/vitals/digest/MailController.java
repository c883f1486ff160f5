package dev.vitals.digest;

import dev.vitals.audit.AuditLog;
import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.Member;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Every mail that was made: what it says, how far it came, and what the mail server said. */
@Controller
@Needs(Right.READ)
class MailController {

    private final Outbox outbox;
    private final MailList list;
    private final Post post;
    private final WayOut out;
    private final CurrentMember current;
    private final AuditLog audit;
    private final Clock clock;

    MailController(
            Outbox outbox, MailList list, Post post, WayOut out, CurrentMember current, AuditLog audit, Clock clock) {
        this.outbox = outbox;
        this.list = list;
        this.post = post;
        this.out = out;
        this.current = current;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping("/mails")
    @Needs(Right.MAILS)
    String list(@ModelAttribute("filter") MailFilter filter, @RequestParam(defaultValue = "1") int page, Model model) {
        model.addAttribute("mails", list.page(filter, page));
        model.addAttribute("states", Mail.State.values());
        model.addAttribute("kinds", Mail.Kind.values());
        model.addAttribute("out", out);
        return "digest/mails";
    }

    /** Open to the addressee, and to who may read everybody's. */
    @GetMapping("/mails/{id}")
    String one(@PathVariable UUID id, Model model, HttpServletResponse response) {
        var mail = mine(id);
        if (!isOwn(mail)) {
            audit.record("mail.read", id.toString());
        }
        MailPage.mayFrame(response);
        model.addAttribute("mail", mail);
        return "digest/mail";
    }

    @GetMapping("/mails/{id}/html")
    void html(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        MailPage.write(mine(id).html(), response);
    }

    /** Has one that was kept, refused or given up sent, at once where that is possible. */
    @PostMapping("/mails/{id}/again")
    @Needs(Right.MAILS)
    String again(@PathVariable UUID id) {
        mine(id);
        if (out.isOpen() && outbox.again(id, clock.instant())) {
            audit.record("mail.sent-again", id.toString());
            post.send(id);
        }
        return "redirect:/mails/" + id;
    }

    /** Somebody else's is not there, for who may not read it. */
    private Mail mine(UUID id) {
        return outbox.find(id)
                .filter(mail -> isOwn(mail)
                        || current.get()
                                .filter(member -> member.may(Right.MAILS))
                                .isPresent())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No mail " + id));
    }

    private boolean isOwn(Mail mail) {
        return current.get()
                .map(Member::id)
                .filter(id -> id.equals(mail.member()))
                .isPresent();
    }
}
