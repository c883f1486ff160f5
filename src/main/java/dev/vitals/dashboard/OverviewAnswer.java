package dev.vitals.dashboard;

import dev.vitals.api.Words;
import dev.vitals.finding.ReportedCount;
import dev.vitals.hipaa.Safeguard;
import dev.vitals.inventory.WhyUnread;
import dev.vitals.rule.Severity;
import dev.vitals.scan.ScanState;
import dev.vitals.score.StandingAnswer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How things stand, what changed, and how fresh it is.
 *
 * @param sentences the state of things in a few plain sentences; empty where the day is not kept
 * @param families how the safeguards of each family stand
 * @param accounts every account of the scope: those that were never read, then those that were read longest ago
 * @param reported what other products hold for open: shown, never scored
 * @param overdueLists lists that should be compared with their source again; null for an earlier day, because which
 *     lists were in force then is not kept
 * @param changes what happened to findings, the latest day first: of every day and kind the worst six
 */
record OverviewAnswer(
        StandingAnswer standing,
        List<String> sentences,
        List<FamilyItem> families,
        List<FreshnessItem> accounts,
        List<ReportedProduct> reported,
        @Nullable Long overdueLists,
        List<ChangeItem> changes) {

    /**
     * The safeguards of a family.
     *
     * @param states how many are in which state, by the state's word
     */
    record FamilyItem(@Words(of = Safeguard.Family.class) String family, Map<String, Integer> states) {

        static FamilyItem of(FamilyBar bar) {
            return new FamilyItem(
                    bar.family().name().toLowerCase(Locale.ROOT),
                    bar.counts().entrySet().stream()
                            .collect(Collectors.toMap(count -> count.getKey().word(), Map.Entry::getValue)));
        }
    }

    /**
     * How fresh what is known of an account is.
     *
     * @param completeAt when it was last read to the end; null for never
     * @param triedAt when a scan last began; null for never
     * @param lastScan the state of that scan; {@code none} where there was none
     * @param isOld whether a day and a half went by without a complete reading
     * @param unread what cannot be read now
     */
    record FreshnessItem(
            String account,
            String name,
            @Nullable Instant completeAt,
            @Nullable Instant triedAt,
            @Words(value = "none", of = ScanState.class) String lastScan,
            boolean isOld,
            List<UnreadService> unread) {

        static FreshnessItem of(Freshness account, Instant moment) {
            return new FreshnessItem(
                    account.account(),
                    account.name(),
                    account.complete(),
                    account.tried(),
                    account.state().isEmpty() ? "none" : account.state(),
                    account.isOld(moment),
                    account.unread().stream().map(UnreadService::of).toList());
        }
    }

    /**
     * Lists of a service that cannot be read, for the same cause.
     *
     * @param isGap whether somebody could do something about it
     */
    record UnreadService(String service, long lists, Instant since, boolean isGap, WhyUnread why) {

        static UnreadService of(Freshness.Unread unread) {
            return new UnreadService(
                    unread.service(),
                    unread.lists(),
                    unread.since(),
                    unread.isGap(),
                    WhyUnread.of(unread.cause(), unread.detail()));
        }
    }

    /**
     * What another product holds for open.
     *
     * @param product as rule ids name it: {@code guardduty}
     * @param weighty those of severity critical or high
     */
    record ReportedProduct(String product, long open, long weighty) {

        static ReportedProduct of(ReportedCount count) {
            return new ReportedProduct(count.source().product(), count.open(), count.weighty());
        }
    }

    /**
     * Something that happened to a finding.
     *
     * @param day in the organization's zone
     * @param wasResolved whether it had been resolved when it became unreadable
     * @param ofKind how many of the kind there were on the day, this one among them
     */
    record ChangeItem(
            LocalDate day,
            @Words(of = Change.Kind.class) String kind,
            long finding,
            Instant at,
            String headline,
            @Words(of = Severity.class) String severity,
            String accountName,
            boolean wasResolved,
            long ofKind) {

        static ChangeItem of(Change change) {
            return new ChangeItem(
                    change.day(),
                    change.kind().word(),
                    change.finding(),
                    change.at(),
                    change.headline(),
                    change.severity(),
                    change.accountName(),
                    change.wasResolved(),
                    change.ofKind());
        }
    }
}
