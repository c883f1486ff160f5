package dev.vitals.digest;

import dev.vitals.digest.DigestChoice.Rhythm;
import dev.vitals.triage.SavedView;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody filled in about their mails, as it came. */
record DigestForm(
        @Nullable String address,
        @Nullable String rhythm,
        @Nullable String weekday,
        @Nullable String hour,
        @Nullable String zone,
        @Nullable List<Long> groups,
        @Nullable String view,
        @Nullable String discreet,
        @Nullable String allClear,
        @Nullable String alerts,
        @Nullable String reminders) {

    /** The form as it is shown of a choice. */
    static DigestForm of(DigestChoice choice) {
        var groups = choice.scope() instanceof DigestScope.Groups(List<Long> ids) ? ids : List.<Long>of();
        return new DigestForm(
                choice.address(),
                choice.rhythm().word(),
                String.valueOf(choice.weekday().getValue()),
                choice.hour().toString(),
                choice.zone().getId(),
                groups,
                choice.view() == null ? "" : String.valueOf(choice.view().id()),
                on(choice.discreet()),
                on(choice.allClear()),
                on(choice.alerts()),
                on(choice.reminders()));
    }

    private static @Nullable String on(boolean is) {
        return is ? "on" : null;
    }

    /** Whether the group is chosen. */
    public boolean has(long group) {
        return groups != null && groups.contains(group);
    }

    /** What is wrong with it, by field. */
    Map<String, String> wrong(boolean needsAddress) {
        var wrong = new LinkedHashMap<String, String>();
        if (parsed(() -> Rhythm.of(given(rhythm))).isEmpty()) {
            wrong.put("rhythm", "Choose how often.");
        }
        if (parsed(() -> DayOfWeek.of(Integer.parseInt(given(weekday)))).isEmpty()) {
            wrong.put("weekday", "Choose a day of the week.");
        }
        if (parsed(() -> LocalTime.parse(given(hour))).isEmpty()) {
            wrong.put("hour", "“%s” is not a time such as 07:00.".formatted(given(hour)));
        }
        if (parsed(() -> ZoneId.of(given(zone))).isEmpty()) {
            wrong.put("zone", "“%s” is not a time zone such as America/Chicago.".formatted(given(zone)));
        }
        if (needsAddress && !given(address).isEmpty() && !MimeMail.isAddress(given(address))) {
            wrong.put("address", "“%s” is not an address of mail.".formatted(given(address)));
        }
        return wrong;
    }

    /**
     * The choice that it makes of an earlier one; it must have been found right.
     *
     * @param known the groups that the person may see
     * @param views the saved views that the person may use
     * @param settled what happened before that is no news to who wants mails from now on
     */
    DigestChoice choice(DigestChoice before, List<Long> known, List<SavedView> views, Instant settled, Instant now) {
        var scope = DigestScope.of(
                groups == null
                        ? List.of()
                        : groups.stream().filter(known::contains).toList());
        var wantsAlerts = alerts != null;
        var chosen = new DigestChoice(
                before.member(),
                given(address),
                Rhythm.of(given(rhythm)),
                DayOfWeek.of(Integer.parseInt(given(weekday))),
                LocalTime.parse(given(hour)).withSecond(0).withNano(0),
                ZoneId.of(given(zone)),
                scope,
                view(before.view(), views),
                discreet != null,
                allClear != null,
                wantsAlerts,
                wantsAlerts ? Optional.ofNullable(before.alertsSince()).orElse(settled) : null,
                reminders != null,
                before.token(),
                before.rhythm() == Rhythm.NONE ? settled : before.coveredTo(),
                null,
                before.mailedAt());
        return chosen.at(chosen.next(now));
    }

    /** One that is gone stays chosen until something else is: nobody gets everything by saving another hour. */
    private @Nullable DigestView view(@Nullable DigestView before, List<SavedView> views) {
        return views.stream()
                .filter(each -> String.valueOf(each.id()).equals(given(view)))
                .findFirst()
                .map(each -> new DigestView(each.id(), each.name()))
                .orElse(before != null && String.valueOf(before.id()).equals(given(view)) ? before : null);
    }

    private static <T> Optional<T> parsed(java.util.function.Supplier<T> text) {
        try {
            return Optional.of(text.get());
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String given(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
