package dev.vitals.evidence;

import dev.vitals.hipaa.Safeguard;
import dev.vitals.page.Numbers;
import dev.vitals.score.Points;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How days, times and numbers are written on the paper: in the organization's zone, whose name stands beside each time. */
final class PaperWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", Locale.ENGLISH);
    private static final int HOURS_OF_TWO_DAYS = 48;

    private final ZoneId zone;

    PaperWords(ZoneId zone) {
        // An offset of nothing has a shorter name than the zone that people know.
        this.zone = zone.equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
    }

    public String zone() {
        return zone.getId();
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? "–" : DAY.format(day);
    }

    public String dayOf(@Nullable Instant at) {
        return at == null ? "–" : DAY.format(at.atZone(zone));
    }

    public String minute(@Nullable Instant at) {
        return at == null ? "–" : MINUTE.format(at.atZone(zone));
    }

    public String second(Instant at) {
        return SECOND.format(at.atZone(zone));
    }

    /** Such as "3 days", "5 hours", "under an hour". */
    public String lasted(Duration duration) {
        if (duration.toHours() < 1) {
            return "under an hour";
        }
        return duration.toHours() < HOURS_OF_TWO_DAYS
                ? Numbers.count(duration.toHours(), "hour")
                : Numbers.count(duration.toDays(), "day");
    }

    public String count(long number) {
        return Numbers.count(number);
    }

    public String count(long number, String thing) {
        return Numbers.count(number, thing);
    }

    public String rate(Points points) {
        return Numbers.percent(points.passed(), points.weight());
    }

    public String coverage(Points points) {
        return Numbers.percent(points.evaluated(), points.inScope());
    }

    public String size(long bytes) {
        return bytes < 10_000 ? Numbers.count(bytes) + " B" : Numbers.count(bytes / 1000) + " kB";
    }

    /** A long hash in groups of eight, so that eyes keep their place and lines can break. */
    public String hash(String hex) {
        return hex.replaceAll("(.{8})(?=.)", "$1 ");
    }

    public String duty(Safeguard safeguard) {
        return switch (safeguard.requirement()) {
            case REQUIRED -> "Required";
            case ADDRESSABLE -> "Addressable";
            case NONE -> "Explains";
        };
    }

    /** How the safeguard is assessed, in a sentence. */
    public String method(Safeguard safeguard) {
        return switch (safeguard.proof()) {
            case AUTOMATED ->
                "Rules decide. Each rule named below ran over every resource that it is about, at every scan; an attestation never makes this safeguard met.";
            case PARTLY ->
                "Rules show a part of it, people attest the rest. Each rule named below ran over every resource that it is about, at every scan.";
            case ATTESTED ->
                "Only people can show it: it is met with an attestation that another person signed off and that is in date. Rules named below can only speak against it.";
        };
    }
}
