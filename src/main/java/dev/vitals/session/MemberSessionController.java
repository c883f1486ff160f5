package dev.vitals.session;

import dev.vitals.identity.Member;
import dev.vitals.identity.MemberStore;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Clock;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Somebody's sessions, for administrators. */
@Controller
@Needs(Right.MEMBERS)
class MemberSessionController {

    private final MemberStore members;
    private final OpenSessions sessions;
    private final SessionEnds ends;
    private final Clock clock;

    MemberSessionController(MemberStore members, OpenSessions sessions, SessionEnds ends, Clock clock) {
        this.members = members;
        this.sessions = sessions;
        this.ends = ends;
        this.clock = clock;
    }

    @GetMapping("/members/{id}/sessions")
    String list(@PathVariable UUID id, Model model) {
        model.addAttribute("member", find(id));
        model.addAttribute("sessions", sessions.of(id));
        return "session/member";
    }

    @PostMapping("/members/{id}/sessions/{handle}/end")
    String end(@PathVariable UUID id, @PathVariable UUID handle, RedirectAttributes said) {
        return told(id, ends.one(id, handle, "ended by an administrator"), said);
    }

    @PostMapping("/members/{id}/sessions/end")
    String endAll(@PathVariable UUID id, RedirectAttributes said) {
        return told(id, ends.all(id, null, "ended by an administrator"), said);
    }

    private static String told(UUID id, int count, RedirectAttributes said) {
        said.addFlashAttribute("ended", count);
        return "redirect:/members/" + id + "/sessions";
    }

    private Member find(UUID id) {
        return members.find(id, clock.instant())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "No member " + id));
    }
}
