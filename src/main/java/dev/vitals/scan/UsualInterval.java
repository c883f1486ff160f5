package dev.vitals.scan;

import dev.vitals.page.Numbers;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** How long an account rests between scans where nobody said otherwise: {@code vitals.scan.every}. Pages name it, too. */
@Component("usualInterval")
public class UsualInterval {

    private final Duration duration;

    public UsualInterval(@Value("${vitals.scan.every:PT6H}") Duration duration) {
        this.duration = duration;
    }

    public Duration duration() {
        return duration;
    }

    /** Such as "6 hours", "1 hour" or "90 minutes". */
    public String words() {
        var minutes = duration.toMinutes();
        return minutes % 60 == 0 ? Numbers.count(minutes / 60, "hour") : Numbers.count(minutes, "minute");
    }
}
