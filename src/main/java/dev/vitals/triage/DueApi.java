package dev.vitals.triage;

import dev.vitals.api.ApiPaths;
import dev.vitals.identity.Groups;
import dev.vitals.route.Needs;
import dev.vitals.route.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Due dates. */
@RestController
@Needs(Right.READ)
class DueApi {

    private final DueDates dues;
    private final Groups groups;

    DueApi(DueDates dues, Groups groups) {
        this.dues = dues;
        this.groups = groups;
    }

    /**
     * How many days there are to put a finding right, from the day on which it is opened or reopened.
     *
     * @param days by the word of a severity
     * @param groups days that differ for a group of accounts; where an account is in several the shortest counts
     * @param weekends whether Saturdays and Sundays count
     * @param holidays days that do not count
     * @param versions everything that was ever saved, the newest first; empty where the defaults apply
     */
    record DueAnswer(
            Map<String, Integer> days,
            List<DueGroupItem> groups,
            boolean weekends,
            List<LocalDate> holidays,
            List<DueVersionItem> versions) {}

    /**
     * Days of a group of accounts.
     *
     * @param group its id
     * @param days by the word of a severity; the usual days apply to those that are not here
     */
    record DueGroupItem(long group, String name, Map<String, Integer> days) {}

    /**
     * A version of the table of days.
     *
     * @param reason why the days were changed
     */
    record DueVersionItem(long version, Instant savedAt, String savedBy, String reason) {

        static DueVersionItem of(DueDates.Version version) {
            return new DueVersionItem(version.version(), version.at().toInstant(), version.by(), version.reason());
        }
    }

    /** How many days there are to put a finding right, which days count, and who changed that when and why. */
    @GetMapping(ApiPaths.V1 + "/due")
    DueAnswer due() {
        var versions = dues.history();
        var table = versions.isEmpty() ? DueTable.DEFAULTS : versions.getFirst().table();
        var names = groups.names();
        return new DueAnswer(
                table.days(),
                table.groups().entrySet().stream()
                        .filter(group -> names.containsKey(group.getKey()))
                        .map(group -> new DueGroupItem(group.getKey(), names.get(group.getKey()), group.getValue()))
                        .toList(),
                table.weekends(),
                table.holidays(),
                versions.stream().map(DueVersionItem::of).toList());
    }
}
