package dev.vitals.outgoing;

import dev.vitals.outgoing.Calls.NoAnswerException;
import dev.vitals.seal.Seal;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks how the issues stand that were made elsewhere, a few dozen at once. */
@Component
class IssueRound {

    private static final Logger log = LoggerFactory.getLogger(IssueRound.class);

    /** Fewer than an answer holds, for an issue may have been copied with its labels. */
    private static final int AT_ONCE = 50;

    private final DestinationStore destinations;
    private final Issues issues;
    private final Jira jira;
    private final Clock clock;

    IssueRound(DestinationStore destinations, Issues issues, Jira jira, Clock clock) {
        this.destinations = destinations;
        this.issues = issues;
        this.jira = jira;
        this.clock = clock;
    }

    /** What cannot be asked now keeps the status that it had. */
    void round() {
        for (Destination destination : destinations.all()) {
            if (destination.kind() == Kind.JIRA && destination.active()) {
                try {
                    ask(destination);
                } catch (NoAnswerException | Jira.RefusedException | Seal.BrokenSealException failed) {
                    log.warn("Destination {} did not say how its issues stand", destination.id());
                }
            }
        }
    }

    private void ask(Destination destination) throws NoAnswerException, Jira.RefusedException {
        var secrets = destinations.secrets(destination.id());
        var after = 0L;
        List<Long> some;
        while (!(some = issues.findings(destination.id(), after, AT_ONCE)).isEmpty()) {
            var seen = new HashSet<Long>();
            for (Issue issue : jira.search(destination, secrets, some)) {
                if (seen.add(issue.finding())) {
                    issues.stands(destination.id(), issue, clock.instant());
                }
            }
            after = some.getLast();
        }
    }
}
