package dev.vitals.finding;

import dev.vitals.inventory.WhyUnread;
import dev.vitals.rule.GuidanceText;
import dev.vitals.rule.Verdict.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A finding with what it rests on and all that happened to it.
 *
 * @param unread why its rule cannot be judged now; null where it can
 * @param field where in the configuration the rule saw it, as a path; empty where something is missing rather than
 *     wrong
 * @param observed what was found there
 * @param expected what would have passed
 * @param proof the steps that lead to the failure, in order; empty where one member decides alone
 * @param passedOver why the rule has nothing to say any more; empty where it has
 * @param evidence the configuration of the resource; null where none was kept
 * @param lastScan when the account was last read; null before that
 * @param timeline the latest first
 * @param guidance why the rule matters and how to fix it; empty where nothing was written
 */
record FindingAnswer(
        FindingItem finding,
        String arn,
        @Nullable WhyUnread unread,
        String field,
        String observed,
        String expected,
        List<ProofStep> proof,
        String passedOver,
        @Nullable Object evidence,
        @Nullable Instant lastScan,
        List<TimelineEvent> timeline,
        List<GuidanceText> guidance) {

    /**
     * One step of a proof.
     *
     * @param label what kind of step it is: "route", "security group"
     * @param subject what it is about, as AWS names it
     * @param detail what decides there
     */
    record ProofStep(String label, String subject, String detail) {

        static ProofStep of(Step step) {
            return new ProofStep(step.label(), step.subject(), step.detail());
        }
    }

    /**
     * Something that happened to a finding.
     *
     * @param kind such as {@code opened}, {@code resolved}, {@code unknown}, {@code accepted}
     * @param words the kind for people
     * @param detail what was said with it; empty for nothing
     */
    record TimelineEvent(Instant at, String kind, String words, String detail) {

        static TimelineEvent of(FindingEvent event) {
            return new TimelineEvent(event.at(), event.kind(), event.words(), event.detail());
        }
    }

    static FindingAnswer of(FindingDetail detail, List<FindingEvent> events, List<GuidanceText> guidance) {
        return new FindingAnswer(
                FindingItem.of(detail.row()),
                detail.arn(),
                WhyUnread.ofNullable(detail.cause(), detail.unreadDetail()),
                detail.field(),
                detail.observed(),
                detail.expected(),
                detail.proof().stream().map(ProofStep::of).toList(),
                detail.passedOver(),
                detail.evidence() == null ? null : detail.evidence().value(),
                detail.lastScan(),
                events.stream().map(TimelineEvent::of).toList(),
                guidance);
    }
}
