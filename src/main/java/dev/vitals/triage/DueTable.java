package dev.vitals.triage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.vitals.rule.Severity;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many days a finding may stay open, and which days count.
 *
 * @param days by the word of a severity
 * @param groups days that differ for a group of accounts, by the group's id and the word of a severity; where an account is
 *     in several groups the shortest counts
 * @param weekends whether Saturdays and Sundays count
 * @param holidays days that do not count
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DueTable(
        Map<String, Integer> days,
        SortedMap<Long, Map<String, Integer>> groups,
        boolean weekends,
        List<LocalDate> holidays) {

    /** What applies until an organization says otherwise, in working days. */
    static final DueTable DEFAULTS =
            new DueTable(Map.of("critical", 3, "high", 10, "medium", 30, "low", 90), new TreeMap<>(), false, List.of());

    static final int LONGEST = 1_000;

    DueTable {
        holidays = holidays.stream().distinct().sorted().toList();
    }

    /**
     * The last day on which a finding is in time.
     *
     * @param opened the day on which its clock began, which does not count itself
     * @param of the groups of its account
     */
    LocalDate lastDay(LocalDate opened, String severity, List<Long> of) {
        int left = of.stream()
                .filter(groups::containsKey)
                .map(group -> groups.get(group).getOrDefault(severity, days.get(severity)))
                .min(Integer::compare)
                .orElse(days.get(severity));
        var day = opened;
        while (left > 0) {
            day = day.plusDays(1);
            left -= counts(day) ? 1 : 0;
        }
        return day;
    }

    /** Whether a day counts. */
    boolean counts(LocalDate day) {
        var isWeekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        return (weekends || !isWeekend) && !holidays.contains(day);
    }

    /** Why it cannot be kept; empty where it can. */
    @JsonIgnore
    String objection() {
        for (Severity severity : Severity.values()) {
            var set = days.get(severity.word());
            if (set == null || set < 1 || set > LONGEST) {
                return "Give each severity between 1 and %,d days; %s has none.".formatted(LONGEST, severity.word());
            }
        }
        return groups.values().stream()
                        .flatMap(each -> each.values().stream())
                        .anyMatch(set -> set < 1 || set > LONGEST)
                ? "Days of a group lie between 1 and %,d too.".formatted(LONGEST)
                : "";
    }
}
