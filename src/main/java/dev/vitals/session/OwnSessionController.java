package dev.vitals.session;

import dev.vitals.identity.CurrentMember;
import dev.vitals.identity.SignedIn;
import dev.vitals.route.OpenTo;
import dev.vitals.route.OpenTo.Whom;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own sessions: which are open, how long this one is still good, and the end of any of them. */
@Controller
class OwnSessionController {

    /**
     * How long a session is still good.
     *
     * @param seconds from now, if nothing is clicked
     * @param most from now, whatever is clicked
     */
    record Remaining(long seconds, long most) {}

    private final OpenSessions sessions;
    private final SessionEnds ends;
    private final SessionLimits limits;
    private final Clock clock;

    OwnSessionController(OpenSessions sessions, SessionEnds ends, SessionLimits limits, Clock clock) {
        this.sessions = sessions;
        this.ends = ends;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/me")
    @OpenTo(Whom.SIGNED_IN)
    String show(HttpServletRequest request, Model model) {
        var person = person();
        model.addAttribute("person", person);
        model.addAttribute("sessions", sessions.of(person.member()));
        model.addAttribute("here", here(request).map(OpenSession::handle).orElse(null));
        model.addAttribute("limits", limits);
        return "session/me";
    }

    /** Asked by open pages before they warn; it keeps nobody signed in. */
    @GetMapping("/me/session")
    @OpenTo(Whom.SIGNED_IN)
    @ResponseBody
    Remaining remaining(HttpServletRequest request) {
        return here(request)
                .map(session -> new Remaining(
                        until(session.end()), until(session.signedInAt().plus(limits.absolute()))))
                .orElse(new Remaining(0, 0));
    }

    /** "Stay signed in": that somebody asked for it is what does it. */
    @PostMapping("/me/session")
    @OpenTo(Whom.SIGNED_IN)
    String stay() {
        return "redirect:/me";
    }

    @PostMapping("/me/sessions/{handle}/end")
    @OpenTo(Whom.SIGNED_IN)
    String end(@PathVariable UUID handle, RedirectAttributes said) {
        return told(ends.one(person().member(), handle, "ended by its owner"), said);
    }

    @PostMapping("/me/sessions/end-others")
    @OpenTo(Whom.SIGNED_IN)
    String endOthers(HttpServletRequest request, RedirectAttributes said) {
        @Nullable UUID kept = here(request).map(OpenSession::handle).orElse(null);
        return told(ends.all(person().member(), kept, "ended by its owner"), said);
    }

    private static String told(int count, RedirectAttributes said) {
        said.addFlashAttribute("ended", count);
        return "redirect:/me";
    }

    private Optional<OpenSession> here(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false)).flatMap(session -> sessions.find(session.getId()));
    }

    private long until(java.time.Instant end) {
        return Math.max(0, Duration.between(clock.instant(), end).toSeconds());
    }

    private static SignedIn person() {
        return CurrentMember.signedIn().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
    }
}
