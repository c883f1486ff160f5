package dev.vitals.page;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Times for templates, as {@code @times}. In the zone that the viewer's browser told in a cookie, until then in the
 * organization's; always with the zone's short name, so that nobody has to guess.
 */
@Component("times")
public class Times {

    private static final String COOKIE = "zone";
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private final Clock clock;
    private final Organization organization;
    private final HttpServletRequest request;

    Times(Clock clock, Organization organization, HttpServletRequest request) {
        this.clock = clock;
        this.organization = organization;
        this.request = request;
    }

    /** Such as "24 Nov 2026, 07:12 CET"; empty for null. */
    public String minute(@Nullable Instant instant) {
        return instant == null ? "" : MINUTE.format(instant.atZone(zone()));
    }

    /** The same in UTC, such as "24 Nov 2026, 06:12 UTC", for whoever compares with a log; empty for null. */
    public String utc(@Nullable Instant instant) {
        return instant == null
                ? ""
                : MINUTE.format(instant.atZone(ZoneOffset.UTC)).replaceFirst("Z$", "UTC");
    }

    /** The moment at which a page was made, for what is printed. */
    public String now() {
        return minute(clock.instant());
    }

    /** Such as "24 Nov 2026"; empty for null. */
    public String day(@Nullable Instant instant) {
        return instant == null ? "" : DAY.format(instant.atZone(zone()));
    }

    /** Such as "24 Nov 2026", of a day that is already one; empty for null. */
    public String date(@Nullable LocalDate day) {
        return day == null ? "" : DAY.format(day);
    }

    /** Such as "3 hours ago", "in 2 days", "just now"; empty for null. */
    public String ago(@Nullable Instant instant) {
        if (instant == null) {
            return "";
        }
        var age = Duration.between(instant, clock.instant());
        var words = words(age.abs());
        if (words.isEmpty()) {
            return "just now";
        }
        return age.isNegative() ? "in " + words : words + " ago";
    }

    /** Such as "3 hours", "1 day"; empty below a minute. */
    private static String words(Duration age) {
        if (age.toMinutes() < 1) {
            return "";
        }
        if (age.toHours() < 1) {
            return count(age.toMinutes(), "minute");
        }
        return age.toDays() < 1 ? count(age.toHours(), "hour") : count(age.toDays(), "day");
    }

    private static String count(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private ZoneId zone() {
        Cookie told = WebUtils.getCookie(request, COOKIE);
        if (told == null) {
            return organization.zone();
        }
        try {
            return ZoneId.of(told.getValue().replace("%2F", "/"));
        } catch (DateTimeException madeUp) {
            return organization.zone();
        }
    }
}
