package dev.vitals.finding;

import dev.vitals.page.AsOf;

/** Where findings come from in a query: the table for today, the table and its history for an earlier day. */
final class FindingSource {

    static final String RANK =
            "case f.severity when 'critical' then 0 when 'high' then 1 when 'medium' then 2 else 3 end";

    /** States, severity and words are those of {@code :moment}; owner, due date and acceptance are today's. */
    private static final String THEN = """
            (select u.*, t.acceptance_id, t.owner_member, t.owner_team, t.due_at, t.due_by, t.fingerprint
               from finding_at(:moment) u join finding t on t.id = u.id)""";

    private static final String KIND = "region, rule_id, type, severity, machine_state, human_state, resolved_at,"
            + " accepted_until, owner_member, owner_team";

    /** What a tally knows, and whatever is young taken from it again. */
    private static final String BUT_FOR_THE_YOUNG =
            "(select %1$s, n from %2$s union all select %1$s, -1 from finding where opened_at > :born) f";

    private static final String NAMED = " join resource r on r.id = f.resource_id";

    private FindingSource() {}

    /** What follows {@code from}; takes {@code :moment} where it is not today. */
    static String of(AsOf asOf) {
        return asOf.isNow() ? "finding f" : THEN + " f";
    }

    /** The same without what is today's of a finding on an earlier day, and with the resource {@code r} where it is asked for. */
    static String listed(FindingFilter filter, AsOf asOf) {
        var from = filter.isAboutToday() ? of(asOf) : bare(asOf);
        return from + (hasWordsThen(filter, asOf) ? NAMED : ordering(filter));
    }

    /** What the order of a list of findings {@code f} needs besides: the resource {@code r}, where that has the name. */
    static String ordering(FindingFilter filter) {
        return filter.sort().endsWith("resource") ? NAMED : "";
    }

    /** Findings and their states, as {@code f}. */
    static String bare(AsOf asOf) {
        return asOf.isNow() ? "finding f" : "finding_at(:moment) f";
    }

    /** How many there are in {@link #counted}. */
    static String sum(FindingFilter filter, AsOf asOf) {
        return "coalesce(sum(%s), 0)::bigint".formatted(each(filter, asOf));
    }

    /** How many findings a row of {@link #counted} stands for. */
    static String each(FindingFilter filter, AsOf asOf) {
        return isTallied(filter, asOf) ? "f.n" : "1";
    }

    /** The same where the whole is asked for, and no parts of it: sums know that with fewer rows. */
    static String countedWhole(FindingFilter filter, AsOf asOf) {
        if (asOf.isNow() && filter.isOfOldDays()) {
            return "finding_opened_by(:born) f";
        }
        if (!filter.isSummed() || asOf.isNow() && filter.shownScope().isEmpty()) {
            return counted(filter, asOf);
        }
        if (asOf.isNow()) {
            return "finding_sum_count f";
        }
        return filter.shownScope().isEmpty() ? "finding_sum_at(:moment) f" : counted(filter, asOf);
    }

    /** What is counted, as {@code f}: tallies where they know what is asked, else the findings themselves. */
    static String counted(FindingFilter filter, AsOf asOf) {
        if (isTallied(filter, asOf)) {
            return tally(filter, asOf);
        }
        return (filter.isAboutToday() ? of(asOf) : bare(asOf)) + (hasWordsThen(filter, asOf) ? NAMED : "");
    }

    /** The filter that {@link #counted} has still to be narrowed by. */
    static FindingFilter countedBy(FindingFilter filter, AsOf asOf) {
        return asOf.isNow() && filter.isTalliedButForTheYoung() ? filter.withoutAge() : filter;
    }

    /** Words of an earlier day are looked for in the resource; today there is an index of them. */
    private static boolean hasWordsThen(FindingFilter filter, AsOf asOf) {
        return !asOf.isNow() && !filter.text().isEmpty();
    }

    private static boolean isTallied(FindingFilter filter, AsOf asOf) {
        return asOf.isNow()
                ? filter.isTallied() || filter.isOfDueDays() || filter.isTalliedButForTheYoung()
                : filter.isTalliedByDay();
    }

    /** The counts of findings by kind; those of all accounts are far fewer. */
    private static String tally(FindingFilter filter, AsOf asOf) {
        if (!asOf.isNow()) {
            return "finding_count_at(:moment) f";
        }
        if (filter.isOfDueDays()) {
            return "finding_due_count f";
        }
        var isOfAll = filter.shownScope().isEmpty();
        var counts = isOfAll ? "finding_count_all" : "finding_count";
        return filter.isTalliedButForTheYoung()
                ? BUT_FOR_THE_YOUNG.formatted(isOfAll ? KIND : "account_id, " + KIND, counts)
                : counts + " f";
    }
}
