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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How things stand, what changed, and how fresh it is.
 *
 * @param sentences the state of things in a plain sentence; empty where the day is not kept
 * @param families how the safeguards of each family stand
 * @param accounts every account of the scope: those that were never read, then those that were read longest ago
 * @param reported what other products hold for open: shown, never scored
 * @param overdueLists lists that should be compared with their source again; null for an earlier day, because which
 *     lists were in force then is not kept
 * @param changes what happened to findings, the latest day first: of every day and kind the worst six
 * @param news how much changed since the last visit of whoever asks; asking is no visit
 * @param needs what waits for whoever asks, by their roles; empty for an earlier day
 * @param exposure how exposed what is tagged or declared as PHI is
 */
record OverviewAnswer(
        StandingAnswer standing,
        List<String> sentences,
        List<FamilyItem> families,
        List<FreshnessItem> accounts,
        List<ReportedProduct> reported,
        @Nullable Long overdueLists,
        List<ChangeItem> changes,
        NewsItems news,
        List<NeedItem> needs,
        ExposureItem exposure) {

    /**
     * The safeguards of a family.
     *
     * @param states how many are in which state, by the state's word
     * @param weeks the ends of the last twelve weeks, the oldest first; without those of which nothing is kept
     */
    record FamilyItem(
            @Words(of = Safeguard.Family.class) String family, Map<String, Integer> states, List<WeekItem> weeks) {

        static FamilyItem of(FamilyBar bar, @Nullable Sparkline line) {
            return new FamilyItem(
                    bar.family().name().toLowerCase(Locale.ROOT),
                    bar.counts().entrySet().stream()
                            .collect(Collectors.toMap(count -> count.getKey().word(), Map.Entry::getValue)),
                    line == null ? List.of() : WeekItem.of(line));
        }
    }

    /**
     * The end of a week.
     *
     * @param weeksAgo 0 for the week that is shown
     */
    record WeekItem(int weeksAgo, int met, int total) {

        static List<WeekItem> of(Sparkline line) {
            var items = new ArrayList<WeekItem>();
            for (int at = 0; at < line.weeks().size(); at++) {
                var week = line.weeks().get(at);
                if (week != null) {
                    items.add(new WeekItem(line.weeks().size() - 1 - at, week.met(), week.total()));
                }
            }
            return items;
        }
    }

    /**
     * What changed.
     *
     * @param since the moment after which it did
     * @param isVisit whether that is the end of the last visit; otherwise it is a week ago
     * @param counts of every kind of which there are any
     */
    record NewsItems(Instant since, boolean isVisit, List<NewsItem> counts) {}

    /** How much changed of one kind. */
    record NewsItem(@Words(of = News.Kind.class) String kind, long count) {

        static NewsItem of(News news) {
            return new NewsItem(news.kind().word(), news.count());
        }
    }

    /**
     * What waits for whoever asks.
     *
     * @param late how many of them are overdue
     * @param page the page on which exactly these stand
     */
    record NeedItem(String words, long count, long late, String page) {

        static NeedItem of(Need need) {
            return new NeedItem(need.words(), need.count(), need.late(), need.path());
        }
    }

    /**
     * How exposed PHI is.
     *
     * @param resources that are tagged or declared as PHI
     * @param ways in which it may lie open
     */
    record ExposureItem(long resources, List<WayItem> ways) {

        static ExposureItem of(Exposure exposure) {
            return new ExposureItem(
                    exposure.total(),
                    exposure.counts().stream().map(WayItem::of).toList());
        }
    }

    /**
     * Resources by one way.
     *
     * @param judged those that a rule of the way is about
     * @param exposed those that fail one, whether or not somebody accepted it
     * @param unknown those of which one could not be read, and which fail none
     */
    record WayItem(@Words(of = Exposure.Way.class) String way, long judged, long exposed, long unknown) {

        static WayItem of(Exposure.Count count) {
            return new WayItem(count.way().word(), count.judged(), count.exposed(), count.unknown());
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
