package dev.vitals.triage;

import dev.vitals.identity.CurrentMember;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What waits for whoever looks. */
@Controller
@Needs(Right.READ)
class WorkController {

    private final Work work;
    private final Owners owners;
    private final Picked picked;
    private final CurrentMember current;
    private final List<OtherWork> others;

    /** A heading with what waits below it. */
    record Others(String heading, List<OtherWork.Waiting> waiting) {

        /** Where on the page it stands; the same whatever else waits. */
        static String anchor(String heading) {
            return heading.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        }

        public String anchor() {
            return anchor(heading);
        }
    }

    WorkController(Work work, Owners owners, Picked picked, CurrentMember current, List<OtherWork> others) {
        this.work = work;
        this.owners = owners;
        this.picked = picked;
        this.current = current;
        this.others = List.copyOf(others);
    }

    @GetMapping("/work")
    String mine(Model model) {
        var me = current.get().orElseThrow();
        var now = picked.now();
        model.addAttribute("me", me);
        model.addAttribute("pile", work.of(me, now));
        model.addAttribute("approvals", work.approvals(me));
        model.addAttribute("requests", work.requests(me));
        model.addAttribute("lapsing", work.lapsing(me, now));
        model.addAttribute("mentions", work.mentions(me, now));
        model.addAttribute(
                "others",
                others.stream()
                        .map(other -> new Others(other.heading(), other.of(me)))
                        .filter(other -> !other.waiting().isEmpty())
                        .toList());
        model.addAttribute("teams", String.join(", ", owners.teamNamesOf(me.id())));
        return "triage/work";
    }
}
