package dev.vitals.access;

import dev.vitals.api.Listed;
import dev.vitals.api.Words;
import dev.vitals.inventory.UnreadList;
import dev.vitals.rule.principal.EscalationStep;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what in an account, as far as it was read.
 *
 * @param readAt when the scan began that this rests on; null where the account had not been read by then
 * @param isWhole whether nothing says that there may be administrators who are not named
 * @param administrators how many may do everything, by a policy or by steps that they can take at any time
 * @param unknown principals of whom it is not known
 * @param unread lists that were not read to their end
 * @param unreadableTrust ARNs of roles whose trust policy could not be understood
 */
record AccessAnswer(
        String account,
        @Nullable Instant readAt,
        boolean isWhole,
        long administrators,
        long unknown,
        List<UnreadList> unread,
        List<String> unreadableTrust,
        Listed<PrincipalItem> principals) {

    /**
     * A principal.
     *
     * @param kind user, role, permission set, or role of a service
     * @param standing {@code can_become}: at any time; {@code may_become}: under conditions; {@code unknown} is not
     *     {@code ordinary}: it could not be read
     * @param why in a sentence; empty for who is no administrator
     * @param boundary the permissions boundary by its name; empty where there is none
     * @param steps to full administration; empty where there are none to go
     * @param unusedServices services that it is granted and does not use
     * @param unusedUnknown why that is not known; null where it is, or where nothing is said of such a principal
     */
    record PrincipalItem(
            String arn,
            String name,

            @Words({"user", "role", "permission set", "role of a service"})
            String kind,

            @Words({"administrator", "can_become", "may_become", "unknown", "ordinary"})
            String standing,

            String why,
            String boundary,
            List<StepItem> steps,
            List<String> unusedServices,
            @Nullable String unusedUnknown) {

        static PrincipalItem of(PrincipalRow row) {
            return new PrincipalItem(
                    row.principal().arn(),
                    row.name(),
                    row.kind().toLowerCase(Locale.ROOT),
                    standing(row),
                    row.why(),
                    row.boundary(),
                    row.steps().stream().map(StepItem::of).toList(),
                    row.unused(),
                    row.unusedUnknown());
        }

        private static String standing(PrincipalRow row) {
            return switch (row.rank()) {
                case 0 -> "administrator";
                case 1 -> "can_become";
                case 2 -> "may_become";
                case 3 -> "unknown";
                default -> "ordinary";
            };
        }
    }

    /**
     * One step on the way to full administration.
     *
     * @param text what is done, naming the action and the resource
     * @param by the statement that allows it
     * @param conditions what it depends on; empty where it can be done at any time
     */
    record StepItem(String text, String by, List<String> conditions) {

        static StepItem of(EscalationStep step) {
            return new StepItem(step.text(), step.by(), step.conditions());
        }
    }
}
